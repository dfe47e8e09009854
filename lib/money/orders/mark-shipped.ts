import 'server-only';
import { desc, eq } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { parcel } from '@/db/schema/money/parcel';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { afterShipping } from './model';
import { holdOrder, packRest, waitingParcels } from './parcels/hold-order';
import { markSent } from './parcels/send-parcel';
import type { MarkShipped } from './schema';
import { sellerRefusal } from './seller-may';

/**
 * Says that all that is left of an order went, by somebody of the page that sells it who may: parcels that wait, and one more of what
 * lies in none. The buyer is told by mail. Saying it again corrects carrier and tracking code without a second mail.
 * `not_allowed` and `not_found` for everybody else, `not_shippable` before it is paid, after it ended, when all of it is on the shelf again, of what its buyer fetches, and of a gift that nobody has accepted.
 */
export function markShipped(actor: Actor, input: MarkShipped): Promise<Result<null, PageRefusal | 'not_shippable'>> {
  const { orderId, carrier, trackingCode } = input;
  return asActor(actor, async (tx) => {
    const held = await holdOrder(tx, eq(order.id, orderId));
    if (!held) return refuse(await sellerRefusal(tx, { orderId }, 'change_orders'));
    if (held.fetched || held.onShelf || held.unaddressed || afterShipping(held.state) === null)
      return refuse('not_shippable');
    if (held.shipped) {
      await correct(tx, orderId, { carrier, trackingCode });
      return ok(null);
    }
    await packRest(tx, held, { key: newId('parcel') });
    await markSent(tx, held, await waitingParcels(tx, orderId), { carrier, trackingCode });
    return ok(null);
  });
}

/** The order's own carrier and code are those of its last parcel. */
async function correct(
  tx: MoneyTransaction,
  orderId: Id<'order'>,
  how: { carrier: string; trackingCode: string },
): Promise<void> {
  await tx.update(order).set(how).where(eq(order.id, orderId));
  const [last] = await tx
    .select({ id: parcel.id })
    .from(parcel)
    .where(eq(parcel.orderId, orderId))
    .orderBy(desc(parcel.sentAt), desc(parcel.id))
    .limit(1);
  if (last) await tx.update(parcel).set(how).where(eq(parcel.id, last.id));
}
