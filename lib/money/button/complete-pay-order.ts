import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import type { MerchantActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { undoSeconds } from '@/lib/money/checkout/model';
import { hashToken } from '@/lib/platform/tokens';
import { challengeOf } from './challenge-of';
import { holdDays, isVerifier } from './model';
import { CompletedRow, type PayOrderRow } from './schema';
import { type ToldBuyer, toldBuyer } from './told-buyer';

/** Why an order was not completed. */
export type CompleteCode = 'not_found' | 'code_wrong' | 'code_used' | 'code_expired' | 'verifier_wrong' | 'order_ended';

/**
 * Completes an order its shopper approved: by the code from her window, the verifier whose challenge was set when it was shown, and the
 * site's secret key. What is held is then taken, as soon as her undo time is over; of a manual order, when the site captures it. The same
 * call again has the same answer.
 *
 * Refusals: `not_found` (also another site's order), `code_wrong`, `code_used` (by another call), `code_expired`, `verifier_wrong`,
 * `order_ended` (undone, let go or canceled meanwhile).
 */
export async function completePayOrder(
  merchant: MerchantActor,
  input: { payOrderId: Id<'payOrder'>; code: string; verifier: string },
): Promise<Result<{ order: PayOrderRow; buyer: ToldBuyer }, CompleteCode>> {
  if (!/^apc_[A-Za-z0-9_-]{43}$/.test(input.code)) return refuse('code_wrong', 'code');
  if (!isVerifier(input.verifier)) return refuse('verifier_wrong', 'verifier');
  const done = await callMoney(
    CompletedRow,
    sql`money.complete_pay_order(${toUuid(merchant.siteId)}::uuid, ${toUuid(input.payOrderId)}::uuid, ${hashToken(input.code)}, ${challengeOf(input.verifier)}, ${undoSeconds}, ${holdDays})`,
  );
  switch (done.result) {
    case 'completed':
      return ok({ order: done.order, buyer: await toldBuyer(merchant, done.order, done.buyer) });
    case 'ended':
      return refuse('order_ended');
    case 'verifier_wrong':
      return refuse('verifier_wrong', 'verifier');
    case 'not_found':
      return refuse('not_found');
    default:
      return refuse(done.result, 'code');
  }
}
