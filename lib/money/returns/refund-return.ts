import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { fromUuid, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { finishRefund, type RefundState } from '@/lib/money/orders/finish-refund';
import { refusedSeller } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { RefundReturn } from './schema';
import { storedUnits } from './stored/model';

const Begun = z.discriminatedUnion('result', [
  z.object({ result: z.enum(['not_found', 'moved', 'mismatch', 'too_much', 'pay_otherwise', 'too_many_back']) }),
  z.object({
    result: z.enum(['begun', 'replay']),
    refund: z.uuid(),
    state: z.enum(['pending', 'succeeded', 'failed']),
  }),
]);

/** Why nothing was given back. */
export type RefundReturnCode = PageRefusal | 'return_moved' | 'too_much' | 'pay_otherwise' | 'too_many_back';

/**
 * Gives the money of a return back, by somebody of the page that sold it who may: after the goods came, or at once without them. It is
 * a refund of the order, under the return's own key, so that a return is paid once; with its success, in the same transaction,
 * the return is `refunded`. One that fails leaves the return where it stood, and may be tried again.
 *
 * Refusals: `not_allowed`, `not_found` (also for everybody else), `return_moved` (it has ended, or another amount is on the way), `too_much`,
 * `pay_otherwise`, `too_many_back`.
 */
export async function refundReturn(actor: Actor, input: RefundReturn): Promise<Result<RefundState, RefundReturnCode>> {
  const { amount, currency } = input.amount;
  const request = {
    actor: actorKey(actor) ?? 'nobody',
    ...{ id: toUuid(newId('refund')), return: toUuid(input.returnId), reason: input.reason },
    ...{ amount: amount.toString(), currency, back: storedUnits(input.back) },
  };
  const begun = await callMoney(Begun, sql`money.begin_return_refund(${JSON.stringify(request)}::jsonb)`);
  if (begun.result === 'moved' || begun.result === 'mismatch') return refuse('return_moved');
  if (begun.result === 'not_found')
    return refuse(await refusedSeller(actor, { returnId: input.returnId }, 'refund_returns'));
  if (!('refund' in begun)) return refuse(begun.result);
  return ok(begun.state === 'pending' ? await finishRefund(fromUuid('refund', begun.refund)) : begun.state);
}
