import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { order, orderLine } from '@/db/schema/money/order';
import { parcel } from '@/db/schema/money/parcel';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sellerRefusal } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { followParcels, type HeldOrder, holdOrder, makeParcel, mayPack } from './hold-order';
import type { PackParcel } from './schema';
import { markSent } from './send-parcel';

/** Why a parcel was not made. */
export type PackCode = PageRefusal | 'not_packable' | 'too_many_units';

/**
 * Puts some of an order into a parcel, by somebody of the page that sells it who may, and sends it when `send` says so. The same key is
 * the same parcel. Refusals: `not_allowed` and `not_found` for everybody else, `not_packable` before it is paid and after all of it left,
 * `too_many_units` of a line, or of something else.
 */
export function packParcel(actor: Actor, input: PackParcel): Promise<Result<null, PackCode>> {
  return asActor(actor, async (tx) => {
    const held = await holdOrder(tx, eq(order.id, input.orderId));
    if (!held) return refuse(await sellerRefusal(tx, { orderId: input.orderId }, 'change_orders'));
    const already = await tx.$count(parcel, and(eq(parcel.orderId, held.id), eq(parcel.key, input.key)));
    if (already > 0) return ok(null);
    if (!mayPack(held) || (held.fetched && input.send)) return refuse('not_packable');
    const units = new Map(Object.entries(input.units) as [Id<'line'>, number][]);
    if (!(await isLeft(tx, held, units))) return refuse('too_many_units');
    const { key, carrier, trackingCode } = input;
    const parcelId = await makeParcel(tx, held, { key, carrier, trackingCode }, units);
    if (input.send) await markSent(tx, held, [parcelId], { carrier, trackingCode });
    else await followParcels(tx, held);
    return ok(null);
  });
}

async function isLeft(tx: MoneyTransaction, held: HeldOrder, units: ReadonlyMap<Id<'line'>, number>): Promise<boolean> {
  const lines = await tx
    .select({
      id: orderLine.id,
      left: sql<number>`${orderLine.quantity} - ${orderLine.returned} - ${orderLine.packed}`,
    })
    .from(orderLine)
    .where(and(eq(orderLine.orderId, held.id), eq(orderLine.kind, 'goods'), eq(orderLine.asFiles, false)));
  const left = new Map(lines.map((line) => [line.id, line.left]));
  return [...units].every(([lineId, quantity]) => quantity <= (left.get(lineId) ?? 0));
}
