import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { orderNote } from '@/db/schema/money/parcel';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { holdOrder } from '@/lib/money/orders/parcels/hold-order';
import type { AddNote } from './schema';

/**
 * Writes a note about an order, by a member of the page that sells it and for its members alone. The same key is the same note.
 * `not_found` for everybody else.
 */
export function addNote(actor: PersonActor, input: AddNote): Promise<Result<null, 'not_found'>> {
  return asActor(actor, async (tx) => {
    const held = await holdOrder(tx, eq(order.id, input.orderId));
    if (!held) return refuse('not_found');
    const { orderId, key, words } = input;
    await tx
      .insert(orderNote)
      .values({ orderId, key, words, pageId: held.pageId, personId: actor.personId })
      .onConflictDoNothing();
    return ok(null);
  });
}
