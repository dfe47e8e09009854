import 'server-only';
import { and, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { orderMark } from '@/db/schema/money/order-mark';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { ofSide } from '@/lib/money/orders/talk/queries';

/**
 * The random name of an order of the actor's own in the conversation with its page: always the same, made the first time.
 * `not_found` for everybody else's, and before its seller sees it.
 */
export function markOrder(
  actor: PersonActor,
  { orderId, talk }: { orderId: Id<'order'>; talk: Id<'talk'> },
): Promise<Result<string, 'not_found'>> {
  const owner = actorKey(actor) ?? 'nobody';
  return asActor(actor, async (tx) => {
    const mine = and(eq(order.id, orderId), ofSide(actor, 'buyer'));
    if ((await tx.$count(order, mine)) === 0) return refuse('not_found');
    await tx.insert(orderMark).values({ orderId, owner, talkId: talk }).onConflictDoNothing();
    const [row] = await tx.select({ mark: orderMark.mark }).from(orderMark).where(eq(orderMark.orderId, orderId));
    if (!row) throw new Error('an order that is spoken of has no name');
    return ok(row.mark);
  });
}
