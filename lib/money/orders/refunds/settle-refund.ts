import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order, orderEvent } from '@/db/schema/money/order';
import type { Actor } from '@/lib/identity/actor/model';
import { type OperateRefusal, refusedToOperate } from '@/lib/identity/operations/may-operate';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';

/**
 * Writes down, by an operator, that a seller gave a buyer in another way what a bank had sent back: all that is owed of the order at this
 * moment. No money moves. Of an order of which nothing is owed nothing changes; `not_found` for a missing one and for everybody but those of the money, `prove` without a fresh proof.
 */
export async function settleRefund(
  actor: Actor,
  { orderId }: { orderId: Id<'order'> },
): Promise<Result<null, OperateRefusal>> {
  const refused = await refusedToOperate(actor, 'money');
  if (refused) return refuse(refused);
  return asActor({ kind: 'system', name: 'settle-refund', locale: 'en' }, async (tx) => {
    const [held] = await tx
      .select({ owner: order.owner, pageId: order.pageId, currency: order.currency })
      .from(order)
      .where(eq(order.id, orderId))
      .for('update');
    if (!held) return refuse('not_found');
    // Asked once it is held: a refund that succeeds meanwhile is counted, and two operators write it down once.
    const [{ amount } = { amount: '0' }] = await tx
      .select({ amount: sql<string>`money.owed_back(${order.id})` })
      .from(order)
      .where(eq(order.id, orderId));
    if (BigInt(amount) === 0n) return ok(null);
    const { owner, pageId, currency } = held;
    await tx
      .insert(orderEvent)
      .values({ orderId, owner, pageId, kind: 'refund_settled', detail: { amount, currency } });
    await audit(tx, actor, 'refund.settle', orderId, { amount, currency });
    return ok(null);
  });
}
