import 'server-only';
import { sql } from 'drizzle-orm';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
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
  const row = (await currentRow()) ?? (await makeFirst());
  const key = await readUserKey(owner, moneyKeys());
  const opened = openRecord(key, { kind: 'receiptKey', id: row.kid, owner }, row.secret);
  if (!opened.ok) throw new Error('Invariant broken: the key of receipts does not open');
  return { kid: row.kid, jwk: Jwk.parse(JSON.parse(z.object({ jwk: z.string() }).parse(opened.value).jwk)) };
}

/**
 * Once two operators agreed on it, makes a new key and signs with it from now on; what older ones signed can still be checked. Answers with its
 * name; null for what was never approved, was taken back, or was done before.
 */
export async function turnReceiptKey(proposal: Id<'proposal'>): Promise<string | null> {
  const made = await newKey();
  const [row] = await asActor(receiptKeeper, (tx) =>
    tx.execute<{ code: 'done' | 'over' }>(sql`
      select money.turn_receipt_key(${toUuid(proposal)}::uuid, ${made.kid}, ${made.jwk}::jsonb, convert_to(${made.sealed}, 'UTF8')) as code`),
  );
  return row?.code === 'done' ? made.kid : null;
}

async function makeFirst(): Promise<KeyRow> {
  const made = await newKey();
  await asActor(receiptKeeper, (tx) =>
    tx.execute(
      sql`select money.first_receipt_key(${made.kid}, ${made.jwk}::jsonb, convert_to(${made.sealed}, 'UTF8'))`,
    ),
  );
  const row = await currentRow();
  if (!row) throw new Error('Invariant broken: there is no key for receipts');
  return row;
}

/** A pair that nothing is signed with yet: the public half as JSON, the private one sealed. */
async function newKey(): Promise<{ kid: string; jwk: string; sealed: string }> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const [secretJwk, publicJwk] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)]);
  const kid = await calculateJwkThumbprint(publicJwk);
  const key = await makeUserKey(owner, moneyKeys());
  const sealed = sealRecord(key, { kind: 'receiptKey', id: kid, owner }, { jwk: JSON.stringify(secretJwk) });
  return { kid, jwk: JSON.stringify(publicJwk), sealed };
}

function currentRow(): Promise<KeyRow | null> {
  const read = (tx: MoneyTransaction) =>
    tx.execute<KeyRow>(
      sql`select kid, convert_from(secret, 'UTF8') as secret from money.receipt_key where retired_at is null`,
    );
  return asActor(receiptKeeper, async (tx) => (await read(tx))[0] ?? null);
}
