import { compactVerify, importJWK } from 'jose';
import { z } from 'zod';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { type ReceiptClaims, receiptType } from './model';

const Line = z.object({
  kind: z.string(),
  title: z.string(),
  option: z.string(),
  quantity: z.number(),
  amount: z.string(),
});
const Claims = z.object({
  iss: z.string(),
  iat: z.number(),
  number: z.string(),
  placedAt: z.number(),
  seller: z.object({
    name: z.string(),
    legalName: z.string(),
    address: z.string(),
    country: z.string(),
    email: z.string(),
  }),
  buyer: z.string(),
  currency: z.string(),
  lines: z.array(Line),
  total: z.string(),
  givenBack: z.string(),
  returnBy: z.string().nullable(),
  shown: z.string(),
}) satisfies z.ZodType<ReceiptClaims>;

/** What is signed in a text: the text itself, or what a receipt's file carries. */
function signedIn(text: string): string | null {
  const carried = /<script type="application\/jose" id="signed">([^<]*)<\/script>/.exec(text)?.[1] ?? text;
  return /^\s*([\w-]+\.[\w-]+\.[\w-]+)\s*$/.exec(carried)?.[1] ?? null;
}

/**
 * What a receipt says, if one of these public keys signed it; runs in a browser as on a server, and asks nobody. `none`: there is no
 * receipt in the text. `bad`: something was changed, or another signed it.
 */
export async function checkReceipt(
  text: string,
  keys: readonly Record<string, string>[],
): Promise<Result<ReceiptClaims, 'none' | 'bad'>> {
  const signed = signedIn(text);
  if (signed === null) return refuse('none');
  try {
    const { payload, protectedHeader } = await compactVerify(
      signed,
      async ({ kid }) => {
        const key = keys.find((one) => one.kid === kid);
        if (!key) throw new Error('a key of somebody else');
        return importJWK(key, 'ES256');
      },
      { algorithms: ['ES256'] },
    );
    if (protectedHeader.typ !== receiptType) return refuse('bad');
    return ok(Claims.parse(JSON.parse(new TextDecoder().decode(payload))));
  } catch {
    return refuse('bad');
  }
}
