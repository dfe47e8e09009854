import 'server-only';
import { sql } from 'drizzle-orm';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import type { SystemActor } from '@/lib/identity/actor/model';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { openRecord } from '@/lib/money/vault/open-record';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { makeUserKey, readUserKey } from '@/lib/platform/vault/user-key';

/** Whose the keys are: no person's. */
export const receiptKeeper: SystemActor = { kind: 'system', name: 'receipts', locale: 'en' };
const owner = 'souk:receipts';

/** A key as its row keeps it. */
type KeyRow = { kid: string; secret: string };
type SecretJwk = { kty: string; crv: string; x: string; y: string; d: string };
const Jwk = z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string(), d: z.string() }).strict();

/** The key that receipts are signed with now, made when there is none. Of two makers at once one wins and both get the same. */
export async function signingKey(): Promise<{ kid: string; jwk: SecretJwk }> {
  const row = (await currentRow()) ?? (await makeKey(false));
  const key = await readUserKey(owner, moneyKeys());
  const opened = openRecord(key, { kind: 'receiptKey', id: row.kid, owner }, row.secret);
  if (!opened.ok) throw new Error('Invariant broken: the key of receipts does not open');
  return { kid: row.kid, jwk: Jwk.parse(JSON.parse(z.object({ jwk: z.string() }).parse(opened.value).jwk)) };
}

/** Makes a new key and signs with it from now on; what older ones signed can still be checked. Answers with its name. */
export async function turnReceiptKey(): Promise<string> {
  return (await makeKey(true)).kid;
}

async function makeKey(instead: boolean): Promise<KeyRow> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const [secretJwk, publicJwk] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)]);
  const kid = await calculateJwkThumbprint(publicJwk);
  const sealed = sealRecord(
    await makeUserKey(owner, moneyKeys()),
    { kind: 'receiptKey', id: kid, owner },
    {
      jwk: JSON.stringify(secretJwk),
    },
  );
  await asActor(receiptKeeper, async (tx) => {
    if (instead) await tx.execute(sql`update money.receipt_key set retired_at = now() where retired_at is null`);
    await tx.execute(sql`
      insert into money.receipt_key (kid, public_jwk, secret)
      values (${kid}, ${JSON.stringify(publicJwk)}::jsonb, convert_to(${sealed}, 'UTF8')) on conflict do nothing`);
  });
  const row = await currentRow();
  if (!row) throw new Error('Invariant broken: there is no key for receipts');
  return row;
}

function currentRow(): Promise<KeyRow | null> {
  const read = (tx: MoneyTransaction) =>
    tx.execute<KeyRow>(
      sql`select kid, convert_from(secret, 'UTF8') as secret from money.receipt_key where retired_at is null`,
    );
  return asActor(receiptKeeper, async (tx) => (await read(tx))[0] ?? null);
}
