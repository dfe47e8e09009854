import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { orderNote } from '@/db/schema/money/parcel';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { holdOrder } from '@/lib/money/orders/parcels/hold-order';
import { sellerRefusal } from '@/lib/money/orders/seller-may';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { AddNote } from './schema';

/**
 * Writes a note about an order, by somebody of the page that sells it who may and for those of its people who may see buyers. The same key is the same note.
 * `not_allowed` and `not_found` for everybody else.
 */
export function addNote(actor: PersonActor, input: AddNote): Promise<Result<null, PageRefusal>> {
  return asActor(actor, async (tx) => {
    const held = await holdOrder(tx, eq(order.id, input.orderId));
    if (!held) return refuse(await sellerRefusal(tx, { orderId: input.orderId }, 'change_orders'));
    const { orderId, key, words } = input;
    await tx
      .insert(orderNote)
      .values({ orderId, key, words, pageId: held.pageId, personId: actor.personId })
      .onConflictDoNothing();
    return ok(null);
  });
}
