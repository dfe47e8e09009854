import 'server-only';
import { createHash } from 'node:crypto';
import type { MerchantActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { RefundState } from '@/lib/money/orders/finish-refund';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { payOrderOf } from './queries';
import type { PayOrderRow } from './schema';

/**
 * Gives money of an order back, by its site's server: all that is left of it, or an amount. The same key is the same refund.
 * `not_found` also for another site's; `not_captured` before the money was taken; `too_much` for more than is left or another currency;
 * `key_reused` with another amount.
 */
export async function refundPayOrder(
  merchant: MerchantActor,
  input: { payOrderId: Id<'payOrder'>; key: string; amount?: Money; reason: string },
): Promise<
  Result<{ order: PayOrderRow; state: RefundState }, 'not_found' | 'not_captured' | 'too_much' | 'key_reused'>
> {
  const known = await payOrderOf(merchant, input.payOrderId);
  if (!known) return refuse('not_found');
  if (!known.order || known.state === 'authorized') return refuse('not_captured');
  // A key is a site's own word; an order's keys have a form.
  const key = createHash('sha256').update(`${merchant.siteId}\0${input.key}`).digest('base64url');
  const { reason, amount } = input;
  const done = await refundOrder(
    { kind: 'system', name: 'pay-button', locale: 'en' },
    { orderId: known.order, key, reason, ...(amount && { amount }) },
  );
  if (!done.ok) {
    const isOurs = done.code === 'too_much' || done.code === 'key_reused';
    return refuse(isOurs ? (done.code as 'too_much' | 'key_reused') : 'not_captured', isOurs ? 'amount' : undefined);
  }
  return ok({ order: (await payOrderOf(merchant, input.payOrderId)) ?? known, state: done.value });
}
