import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { address } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { lockAddresses } from './lock-addresses';

/** Makes one of the actor's own addresses the one a tap delivers to. `not_found` for a removed one and for somebody else's. */
export function setDefaultAddress(
  actor: Actor,
  input: { addressId: Id<'address'> },
): Promise<Result<null, 'not_found'>> {
  const owner = actorKey(actor) ?? '';
  return asActor(actor, async (tx) => {
    await lockAddresses(tx, owner);
    const mine = and(eq(address.owner, owner), isNull(address.removedAt));
    const found = await tx.$count(address, and(mine, eq(address.id, input.addressId)));
    if (found === 0) return refuse('not_found');
    await tx
      .update(address)
      .set({ isDefault: false })
      .where(and(mine, sql`${address.isDefault}`));
    await tx
      .update(address)
      .set({ isDefault: true })
      .where(and(mine, eq(address.id, input.addressId)));
    return ok(null);
  });
}
