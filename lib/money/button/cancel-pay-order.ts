import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import type { MerchantActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { voidAttempt } from '@/lib/money/checkout/void-attempt';
import { MovedRow, type PayOrderRow } from './schema';

/**
 * Ends an order, by its site's server: one that nobody paid is canceled, and what is held is let go. Doing it twice is fine.
 * `not_found` also for another site's; `order_captured` when the money was taken (a refund is the way then), `order_busy` while a shopper's
 * bank is being asked.
 */
export async function cancelPayOrder(
  merchant: MerchantActor,
  payOrderId: Id<'payOrder'>,
): Promise<Result<PayOrderRow, 'not_found' | 'order_captured' | 'order_busy'>> {
  const moved = await callMoney(
    MovedRow,
    sql`money.cancel_pay_order(${toUuid(merchant.siteId)}::uuid, ${toUuid(payOrderId)}::uuid)`,
  );
  if (!moved.order) return refuse('not_found');
  if (moved.result === 'captured') return refuse('order_captured');
  if (moved.result === 'paying') return refuse('order_busy');
  // The database has decided; if the provider cannot be told now, the queued job tells it.
  if (moved.attempt) await voidAttempt(moved.attempt);
  return ok(moved.order);
}
