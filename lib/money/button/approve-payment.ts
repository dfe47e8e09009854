import 'server-only';
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken } from '@/lib/platform/tokens';
import { codeSeconds } from './model';
import { ApprovedRow } from './schema';

/** What her window tells the page that waits: the code, and the only origin (or address) it may be told to. */
export type Approval = {
  payOrderId: Id<'payOrder'>;
  code: string;
  origin: string;
  returnUrl: string | null;
  merchantRef: string;
};

/**
 * Makes the code of an approval, once what the order asks is held: single use, two minutes, worth nothing without the verifier of whoever
 * began to pay and the site's secret key. Asked again after a lost answer, a new code takes the place of the earlier one. `not_held` while
 * nothing is held, and for everybody but her who paid.
 */
export async function approvePayment(actor: Actor, purchaseId: Id<'purchase'>): Promise<Result<Approval, 'not_held'>> {
  const code = `apc_${randomBytes(32).toString('base64url')}`;
  const owner = actorKey(actor);
  if (owner === null) return refuse('not_held');
  const answer = await callMoney(
    ApprovedRow,
    sql`money.approve_pay_order(${owner}, ${toUuid(purchaseId)}::uuid, ${toUuid(newId('approval'))}::uuid, ${hashToken(code)}, ${codeSeconds})`,
  );
  if (answer.result === 'not_held') return refuse('not_held');
  const { order, origin, returnUrl, merchantRef } = answer;
  return ok({ payOrderId: order, code, origin, returnUrl, merchantRef });
}
