import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { fromUuid, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { finishRefund, type RefundState } from './finish-refund';
import type { RefundRequest } from './schema';

const Begun = z.discriminatedUnion('result', [
  z.object({ result: z.enum(['not_found', 'too_much', 'mismatch']) }),
  z.object({
    result: z.enum(['begun', 'replay']),
    refund: z.uuid(),
    state: z.enum(['pending', 'succeeded', 'failed']),
  }),
]);

/** Why nothing was given back. */
export type RefundCode = 'not_found' | 'too_much' | 'key_reused';

/**
 * Gives money of an order back, by a member of the page that sold it or by the system. The row and its cap come
 * first, so any number of refunds at once never exceed what was captured; then the provider is asked, outside
 * any transaction. The same key is the same refund. `restock` puts the goods back on sale.
 *
 * Refusals: `not_found` (also for everybody else), `too_much` (also any amount of another currency), `key_reused`
 * with another amount.
 */
export async function refundOrder(actor: Actor, input: RefundRequest): Promise<Result<RefundState, RefundCode>> {
  const request = {
    actor: actorKey(actor) ?? 'nobody',
    id: toUuid(newId('refund')),
    order: toUuid(input.orderId),
    key: input.key,
    reason: input.reason,
    restock: input.restock ? 1 : 0,
    ...(input.amount && { amount: input.amount.amount.toString(), currency: input.amount.currency }),
  };
  const begun = await callMoney(Begun, sql`money.begin_refund(${JSON.stringify(request)}::jsonb)`);
  if (begun.result === 'mismatch') return refuse('key_reused');
  if (!('refund' in begun)) return refuse(begun.result);
  return ok(begun.state === 'pending' ? await finishRefund(fromUuid('refund', begun.refund)) : begun.state);
}
