import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { gift } from '@/db/schema/money/gift';
import { order, orderEvent } from '@/db/schema/money/order';
import { orderPickup } from '@/db/schema/money/pickup';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { afterDelivery } from './model';
import { isUnaddressed } from './parcels/hold-order';
import { sellerMay, sellerRefusal } from './seller-may';
import { orderStateOf } from './stored/model';

const isGift = sql<boolean>`exists (select from ${gift} g where g.order_id = ${order.id})`;
const isFetched = sql<boolean>`exists (select from ${orderPickup} k where k.order_id = ${order.id})`;

/**
 * Says that the parcel arrived, by its buyer or by somebody of the page that sold it who may; the timeline keeps who
 * said so. Saying it twice changes nothing. `not_allowed` and `not_found` for everybody else, `not_deliverable` before it is paid
 * and after it ended.
 */
export function markDelivered(
  actor: Actor,
  input: { orderId: Id<'order'> },
): Promise<Result<null, PageRefusal | 'not_deliverable'>> {
  const { orderId } = input;
  const owner = actorKey(actor) ?? '';
  return asActor(actor, async (tx) => {
    const [found] = await tx
      .select({
        owner: order.owner,
        pageId: order.pageId,
        state: order.state,
        fetched: isFetched,
        atDoor: order.atDoor,
        unaddressed: isUnaddressed,
        given: isGift,
      })
      .from(order)
      .where(sql`${eq(order.id, orderId)} and (${eq(order.owner, owner)} or ${sellerMay('change_orders')})`)
      .for('update');
    if (!found) return refuse(await sellerRefusal(tx, { orderId }, 'change_orders'));
    const state = afterDelivery(orderStateOf(found.state));
    // What is fetched is handed over against its code; only the buyer says without one that she has it.
    // At the door nobody else can say it at all: it says that it was paid, too.
    if (state === null || found.atDoor || (found.fetched && found.owner !== owner)) return refuse('not_deliverable');
    // Whoever gave it cannot know that it came.
    if (found.unaddressed || (found.given && found.owner === owner)) return refuse('not_deliverable');
    const already = await tx.$count(
      orderEvent,
      sql`${eq(orderEvent.orderId, orderId)} and ${orderEvent.kind} = 'delivered'`,
    );
    if (already > 0) return ok(null);
    await tx.update(order).set({ state }).where(eq(order.id, orderId));
    const by = found.owner === owner ? 'buyer' : 'seller';
    await tx
      .insert(orderEvent)
      .values({ orderId, owner: found.owner, pageId: found.pageId, kind: 'delivered', detail: { by } });
    return ok(null);
  });
}
