import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import type { MerchantActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { undoSeconds } from '@/lib/money/checkout/model';
import { payOrderOf } from './queries';
import { MovedRow, type PayOrderRow } from './schema';

/**
 * Takes what a manual order holds, by its site's server: at once, or when the shopper's undo time is over. Doing it twice is fine.
 * `not_found` also for another site's order; `not_held` when nothing is held or it was not completed.
 */
export async function capturePayOrder(
  merchant: MerchantActor,
  payOrderId: Id<'payOrder'>,
): Promise<Result<PayOrderRow, 'not_found' | 'not_held'>> {
  const due = await callMoney(
    MovedRow,
    sql`money.capture_pay_order(${toUuid(merchant.siteId)}::uuid, ${toUuid(payOrderId)}::uuid, ${undoSeconds})`,
  );
  if (due.result !== 'due' || !due.order) return refuse(due.result === 'not_found' ? 'not_found' : 'not_held');
  // Not yet due is `nothing`: the worker takes it when it is.
  if (due.attempt) await captureAttempt(due.attempt);
  return ok((await payOrderOf(merchant, payOrderId)) ?? due.order);
}
