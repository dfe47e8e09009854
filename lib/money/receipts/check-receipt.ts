import { compactVerify, importJWK } from 'jose';
import { z } from 'zod';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { CertificateClaims } from '@/lib/money/certificates/model';
import { transferNext } from '@/lib/money/transfers/model';
import { nameChecks } from '@/lib/money/transfers/names/model';
import { type TransferClaims, toKinds } from '@/lib/money/transfers/receipt/model';
import { certificateType, type ReceiptClaims, receiptType, transferReceiptType } from './model';

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

const Certificate = z.object({
  iss: z.string(),
  iat: z.number(),
  number: z.string(),
  closedAt: z.number(),
  doneAt: z.number(),
  deleted: z.record(z.string(), z.number()),
  shown: z.string(),
}) satisfies z.ZodType<CertificateClaims>;

const Transfer = z.object({
  iss: z.string(),
  iat: z.number(),
  number: z.string(),
  sentAt: z.number(),
  to: z.string(),
  toKind: z.enum(toKinds).nullable().default(null),
  nameCheck: z.enum(nameChecks).nullable().default(null),
  currency: z.string(),
  sent: z.string(),
  fee: z.string(),
  total: z.string(),
  rate: z.object({ value: z.string(), margin: z.string(), source: z.string() }).nullable(),
  arrives: z.string(),
  arrivesCurrency: z.string(),
  state: z.enum(Object.keys(transferNext) as (keyof typeof transferNext)[]),
  deliveredAt: z.number().nullable(),
}) satisfies z.ZodType<TransferClaims>;

/** What Souk signed: a receipt of an order or of money sent, or that an account was deleted. */
export type Checked =
  | { kind: 'receipt'; claims: ReceiptClaims }
  | { kind: 'transfer'; claims: TransferClaims }
  | { kind: 'certificate'; claims: CertificateClaims };

/** What is signed in a text: the text itself, or what a file of ours carries. */
function signedIn(text: string): string | null {
  const carried = /<script type="application\/jose" id="signed">([^<]*)<\/script>/.exec(text)?.[1] ?? text;
  return /^\s*([\w-]+\.[\w-]+\.[\w-]+)\s*$/.exec(carried)?.[1] ?? null;
}

/**
 * What a receipt or a certificate says, if one of these public keys signed it; runs in a browser as on a server, and asks nobody. `none`: there is no
 * such thing in the text. `bad`: something was changed, or another signed it.
 */
export async function checkReceipt(
  text: string,
  keys: readonly Record<string, string>[],
): Promise<Result<Checked, 'none' | 'bad'>> {
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
    const said: unknown = JSON.parse(new TextDecoder().decode(payload));
    if (protectedHeader.typ === receiptType) return ok({ kind: 'receipt', claims: Claims.parse(said) });
    if (protectedHeader.typ === certificateType) return ok({ kind: 'certificate', claims: Certificate.parse(said) });
    if (protectedHeader.typ === transferReceiptType) return ok({ kind: 'transfer', claims: Transfer.parse(said) });
    return refuse('bad');
  } catch {
    return refuse('bad');
  }
}
