import 'server-only';
import { and, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { orderTalk } from '@/db/schema/money/parcel';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { ofSide } from './queries';
import type { Side } from './schema';

/**
 * The name of the conversation about an order, made with its first message, for somebody on that side of it. `not_found` for
 * everybody else.
 */
export function openTalk(
  actor: Actor,
  { orderId, side }: { orderId: Id<'order'>; side: Side },
): Promise<Result<string, 'not_found'>> {
  return asActor(actor, async (tx) => {
    const [found] = await tx
      .select({ pageId: order.pageId })
      .from(order)
      .where(and(eq(order.id, orderId), ofSide(actor, side)));
    if (!found) return refuse('not_found');
    await tx.insert(orderTalk).values({ orderId, pageId: found.pageId }).onConflictDoNothing();
    const [row] = await tx.select({ talk: orderTalk.talkId }).from(orderTalk).where(eq(orderTalk.orderId, orderId));
    if (!row) throw new Error('the conversation of an order has no name');
    return ok(row.talk);
  });
}
