import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { refusedSeller } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { finishRefund, type RefundState } from './finish-refund';
import type { RefundRequest } from './schema';

const Begun = z.discriminatedUnion('result', [
  z.object({ result: z.enum(['not_found', 'too_much', 'pay_otherwise', 'too_many_back', 'mismatch']) }),
  z.object({
    result: z.enum(['begun', 'replay']),
    refund: z.uuid(),
    state: z.enum(['pending', 'succeeded', 'failed']),
  }),
]);

/** Why nothing was given back. */
export type RefundCode = PageRefusal | 'too_much' | 'pay_otherwise' | 'too_many_back' | 'key_reused';

/**
 * Gives money of an order back, by somebody of the page that sold it who may, or by the system. The row and its cap come
 * first, so any number of refunds at once never exceed what was captured; then the provider is asked, outside
 * any transaction. The same key is the same refund. Units go back on the shelf when the provider has given the money
 * back; until then they are kept for this refund, so that no two together return more than were sold.
 *
 * Refusals: `not_allowed`, `not_found` (also for everybody else), `too_much` (also any amount of another currency),
 * `pay_otherwise` (its money was sent to the seller once more by hand and cannot be taken back of her), `too_many_back`
 * (more units than were sold and are still away, or of something else), `key_reused` with another amount or other units.
 */
export async function refundOrder(actor: Actor, input: RefundRequest): Promise<Result<RefundState, RefundCode>> {
  const chosen = Object.entries(input.back ?? {}) as [Id<'variant'>, number][];
  const request = {
    actor: actorKey(actor) ?? 'nobody',
    id: toUuid(newId('refund')),
    order: toUuid(input.orderId),
    key: input.key,
    reason: input.reason,
    back: Object.fromEntries(chosen.map(([variantId, units]) => [toUuid(variantId), units])),
    ...(input.amount && { amount: input.amount.amount.toString(), currency: input.amount.currency }),
  };
  const begun = await callMoney(Begun, sql`money.begin_refund(${JSON.stringify(request)}::jsonb)`);
  if (begun.result === 'mismatch') return refuse('key_reused');
  if (begun.result === 'not_found')
    return refuse(await refusedSeller(actor, { orderId: input.orderId }, 'refund_orders'));
  if (!('refund' in begun)) return refuse(begun.result);
  return ok(begun.state === 'pending' ? await finishRefund(fromUuid('refund', begun.refund)) : begun.state);
}
