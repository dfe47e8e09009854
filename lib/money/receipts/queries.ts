import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import { receiptKeeper } from './signing-key';

/** A public key of receipts, as RFC 7517 has it. */
export type ReceiptKey = Record<string, string>;

/** The public halves of all keys that ever signed a receipt, newest first; everybody may have them. */
export async function receiptKeys(_actor: Actor): Promise<ReceiptKey[]> {
  const rows = await asActor(receiptKeeper, (tx) =>
    tx.execute<{ kid: string; jwk: ReceiptKey }>(
      sql`select kid, public_jwk as jwk from money.receipt_key order by created_at desc`,
    ),
  );
  return rows.map(({ kid, jwk }) => ({ ...jwk, kid, alg: 'ES256', use: 'sig' }));
}
