import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sellerRefusal } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { followParcels, holdOrder, mayPack, packRest } from './hold-order';

/**
 * Puts all that is left of an order into one parcel, by somebody of the page that sells it who may; of an order that is packed already
 * nothing changes. `not_allowed` and `not_found` for everybody else, `not_packable` before it is paid and after all of it left.
 */
export function packOrder(
  actor: Actor,
  input: { orderId: Id<'order'> },
): Promise<Result<null, PageRefusal | 'not_packable'>> {
  return asActor(actor, async (tx) => {
    const held = await holdOrder(tx, eq(order.id, input.orderId));
    if (!held) return refuse(await sellerRefusal(tx, { orderId: input.orderId }, 'change_orders'));
    if (!mayPack(held)) return refuse('not_packable');
    if (await packRest(tx, held, { key: newId('parcel') })) await followParcels(tx, held);
    return ok(null);
  });
}
