import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order, orderEvent } from '@/db/schema/money/order';
import { parcel } from '@/db/schema/money/parcel';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { afterDelivery } from '@/lib/money/orders/model';
import { holdOrder, packRest } from '@/lib/money/orders/parcels/hold-order';
import { sellerRefusal } from '@/lib/money/orders/seller-may';
import { allow, isWithin } from '@/lib/platform/rate-limit';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { makePickupCode } from './make-code';
import type { HandOver } from './schema';

/** Why nothing was handed over. `not_this_code` counts; after too many of them nobody tries for a while (`too_many`). */
export type HandOverRefusal = PageRefusal | 'not_this_code' | 'too_many' | 'not_deliverable';

/**
 * Says that the buyer fetched her order, or that it was brought to her door and paid there, by somebody of the page that sells it who may,
 * with the code that only the buyer was shown. Saying it again changes nothing. `not_allowed` and `not_found` for everybody else; `not_deliverable` for an order that is
 * neither, before it is paid, after it ended and when all of it is on the shelf again; `not_this_code`; `too_many` wrong ones for this order or by this person.
 */
export async function handOver(actor: Actor, input: HandOver): Promise<Result<null, HandOverRefusal>> {
  const { orderId } = input;
  const person = actorKey(actor) ?? '';
  if (!(await isWithin('pickup-order', orderId)) || !(await isWithin('pickup-person', person)))
    return refuse('too_many');
  const done = await asActor(actor, async (tx): Promise<Result<null, HandOverRefusal>> => {
    const held = await holdOrder(tx, eq(order.id, orderId));
    if (!held) return refuse(await sellerRefusal(tx, { orderId }, 'change_orders'));
    const state = afterDelivery(held.state);
    if (!(held.fetched || held.atDoor) || held.onShelf || state === null) return refuse('not_deliverable');
    if (!timingSafeEqual(Buffer.from(input.code), Buffer.from(makePickupCode(orderId))))
      return refuse('not_this_code', 'code');
    if (held.arrived) return ok(null);
    const { owner, pageId } = held;
    await packRest(tx, held, { key: newId('parcel') });
    await tx
      .update(parcel)
      .set({ sentAt: sql`clock_timestamp()` })
      .where(and(eq(parcel.orderId, orderId), isNull(parcel.sentAt)));
    await tx.update(order).set({ state }).where(eq(order.id, orderId));
    await tx.insert(orderEvent).values({ orderId, owner, pageId, kind: 'delivered', detail: { by: 'code' } });
    return ok(null);
  });
  if (!done.ok && done.code === 'not_this_code')
    await Promise.all([allow('pickup-order', orderId), allow('pickup-person', person)]);
  return done;
}
