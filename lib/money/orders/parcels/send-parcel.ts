import 'server-only';
import { eq, inArray, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { parcel } from '@/db/schema/money/parcel';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { afterShipping } from '@/lib/money/orders/model';
import { followParcels, type HeldOrder, holdOrder } from './hold-order';
import type { SendParcel } from './schema';

/**
 * Says that one parcel of an order left, by somebody of the page that sells it who may; the buyer is told by mail. Saying it again
 * corrects carrier and code without a second mail. `not_found` for everybody else, `not_shippable` once the order ended or is on the shelf again.
 */
export function sendParcel(actor: Actor, input: SendParcel): Promise<Result<null, 'not_found' | 'not_shippable'>> {
  const { parcelId, carrier, trackingCode } = input;
  return asActor(actor, async (tx) => {
    const held = await holdOrder(tx, orderOfParcel(parcelId));
    if (!held) return refuse('not_found');
    if (held.fetched || held.onShelf || afterShipping(held.state) === null) return refuse('not_shippable');
    const [row] = await tx.select({ sentAt: parcel.sentAt }).from(parcel).where(eq(parcel.id, parcelId));
    if (!row) return refuse('not_found');
    if (row.sentAt === null) await markSent(tx, held, [parcelId], { carrier, trackingCode });
    else await tx.update(parcel).set({ carrier, trackingCode }).where(eq(parcel.id, parcelId));
    return ok(null);
  });
}

/** The condition of the order a parcel belongs to. */
export const orderOfParcel = (parcelId: Id<'parcel'>) =>
  sql`${order.id} = (select p.order_id from ${parcel} p where p.id = ${sql.param(parcelId, parcel.id)})`;

/** Writes down that parcels of a held order left, and brings the order up to it. */
export async function markSent(
  tx: MoneyTransaction,
  held: HeldOrder,
  ids: readonly Id<'parcel'>[],
  how: { carrier: string; trackingCode: string },
): Promise<void> {
  await tx
    .update(parcel)
    .set({ ...how, sentAt: sql`clock_timestamp()` })
    .where(inArray(parcel.id, [...ids]));
  await followParcels(tx, held, { ids, ...how });
}
