import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { enqueue } from '@/db/enqueue';
import { order, orderEvent } from '@/db/schema/money/order';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { afterShipping } from './model';
import type { MarkShipped } from './schema';
import { sellerMay, sellerRefusal } from './seller-may';
import { orderStateOf } from './stored/model';

/**
 * Says that the parcel left, by somebody of the page that sells it who may; the buyer is told by mail. Saying it again
 * corrects carrier and tracking code without a second mail. `not_allowed` and `not_found` for everybody else,
 * `not_shippable` before it is paid and after it ended.
 */
export function markShipped(actor: Actor, input: MarkShipped): Promise<Result<null, PageRefusal | 'not_shippable'>> {
  const { orderId, carrier, trackingCode } = input;
  return asActor(actor, async (tx) => {
    const [found] = await tx
      .select({ owner: order.owner, pageId: order.pageId, state: order.state })
      .from(order)
      .where(sql`${eq(order.id, orderId)} and ${sellerMay('change_orders')}`)
      .for('update');
    if (!found) return refuse(await sellerRefusal(tx, { orderId }, 'change_orders'));
    const state = afterShipping(orderStateOf(found.state));
    if (state === null) return refuse('not_shippable');
    await tx.update(order).set({ state, carrier, trackingCode }).where(eq(order.id, orderId));
    const already = await tx.$count(
      orderEvent,
      sql`${eq(orderEvent.orderId, orderId)} and ${orderEvent.kind} = 'shipped'`,
    );
    if (already > 0) return ok(null);
    const { owner, pageId } = found;
    await tx.insert(orderEvent).values({ orderId, owner, pageId, kind: 'shipped', detail: { carrier, trackingCode } });
    await enqueue(tx, 'money:mail-shipped', { payload: { order: toUuid(orderId) }, key: `shipped:${orderId}` });
    return ok(null);
  });
}
