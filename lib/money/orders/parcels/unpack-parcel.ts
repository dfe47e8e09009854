import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { parcel, parcelLine } from '@/db/schema/money/parcel';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { followParcels, holdOrder } from './hold-order';
import { orderOfParcel } from './send-parcel';

/**
 * Takes a parcel apart that has not left, by somebody of the page that sells it who may: what lay in it is to be packed again.
 * `not_found` for everybody else, and for one that left or is taken apart already.
 */
export function unpackParcel(actor: Actor, input: { parcelId: Id<'parcel'> }): Promise<Result<null, 'not_found'>> {
  return asActor(actor, async (tx) => {
    const held = await holdOrder(tx, orderOfParcel(input.parcelId));
    if (!held) return refuse('not_found');
    const waiting = and(eq(parcel.id, input.parcelId), isNull(parcel.sentAt));
    if ((await tx.$count(parcel, waiting)) === 0) return refuse('not_found');
    await tx.delete(parcelLine).where(eq(parcelLine.parcelId, input.parcelId));
    await tx.delete(parcel).where(waiting);
    await followParcels(tx, held);
    return ok(null);
  });
}
