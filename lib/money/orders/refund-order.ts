import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { order, refund } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { paymentGateway } from '@/lib/money/checkout/gateway';
import type { RefundRequest } from './schema';
import { moneyOf, refundStateOf } from './stored/model';

const Begun = z.discriminatedUnion('result', [
  z.object({ result: z.enum(['not_found', 'too_much', 'mismatch']) }),
  z.object({
    result: z.enum(['begun', 'replay']),
    refund: z.uuid(),
    state: z.enum(['pending', 'succeeded', 'failed']),
  }),
]);

/** Where a refund stands. `pending` is answered by the provider later, without anybody's help. */
export type RefundState = 'pending' | 'succeeded' | 'failed';

/** Why nothing was given back. */
export type RefundCode = 'not_found' | 'too_much' | 'key_reused';

/**
 * Gives money of an order back, by a member of the page that sold it or by the system. The row and its cap come
 * first, so any number of refunds at once never exceed what was captured; then the provider is asked, outside
 * any transaction. The same key is the same refund. `restock` puts the goods back on sale.
 *
 * Refusals: `not_found` (also for everybody else), `too_much`, `key_reused` with another amount.
 */
export async function refundOrder(actor: Actor, input: RefundRequest): Promise<Result<RefundState, RefundCode>> {
  const request = {
    actor: actorKey(actor) ?? 'nobody',
    id: toUuid(newId('refund')),
    order: toUuid(input.orderId),
    key: input.key,
    reason: input.reason,
    restock: input.restock ? 1 : 0,
    ...(input.amountMinor === undefined ? {} : { amount: input.amountMinor.toString() }),
  };
  const begun = await callMoney(Begun, sql`money.begin_refund(${JSON.stringify(request)}::jsonb)`);
  if (begun.result === 'mismatch') return refuse('key_reused');
  if (!('refund' in begun)) return refuse(begun.result);
  return ok(begun.state === 'pending' ? await finishRefund(fromUuid('refund', begun.refund)) : begun.state);
}

/**
 * Asks the provider for a refund that was begun and books the answer: the second half, called by the request,
 * the worker and the sweeper alike. The refund's id is the provider's idempotency key. Without a clear answer
 * it stays `pending` and somebody asks again.
 */
export async function finishRefund(refundId: Id<'refund'>): Promise<RefundState> {
  const due = await readRefund(refundId);
  if (!due) return 'failed';
  if (due.state !== 'pending') return due.state;
  const answer = await paymentGateway().refund(due.intent, due.amount, refundId);
  const row = sql`${toUuid(refundId)}::uuid`;
  switch (answer.state) {
    case 'succeeded':
      await callMoney(z.boolean(), sql`money.refund_succeeded(${row}, ${answer.refundId})`);
      return 'succeeded';
    case 'failed':
      await callMoney(z.boolean(), sql`money.refund_failed(${row})`);
      return 'failed';
    case 'unknown':
      return 'pending';
  }
}

type Due = { state: RefundState; intent: string; amount: Money };

async function readRefund(refundId: Id<'refund'>): Promise<Due | null> {
  const [row] = await asActor({ kind: 'system', name: 'finish-refund', locale: 'en' }, (tx) =>
    tx
      .select({
        state: refund.state,
        amountMinor: refund.amountMinor,
        currency: refund.currency,
        intent: attempt.providerIntent,
      })
      .from(refund)
      .innerJoin(order, eq(order.id, refund.orderId))
      .innerJoin(attempt, sql`${eq(attempt.purchaseId, order.purchaseId)} and ${attempt.state} = 'captured'`)
      .where(eq(refund.id, refundId)),
  );
  if (!row?.intent) return null;
  return { state: refundStateOf(row.state), intent: row.intent, amount: moneyOf(row.amountMinor, row.currency) };
}
