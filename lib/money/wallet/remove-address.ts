import 'server-only';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { address } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { lockAddresses } from './lock-addresses';
import { forgottenAddress } from './model';

/**
 * Takes an address out of the actor's own wallet and forgets it; the newest other one becomes the default if this was it.
 * Orders keep the address they were placed with. `not_found` for a removed one and for somebody else's.
 */
export function removeAddress(actor: Actor, input: { addressId: Id<'address'> }): Promise<Result<null, 'not_found'>> {
  const owner = actorKey(actor) ?? '';
  return asActor(actor, async (tx) => {
    await lockAddresses(tx, owner);
    const mine = and(eq(address.owner, owner), isNull(address.removedAt));
    const gone = await tx
      .update(address)
      .set({ ...forgottenAddress, removedAt: sql`now()`, isDefault: false })
      .where(and(mine, eq(address.id, input.addressId)))
      .returning({ id: address.id });
    if (gone.length === 0) return refuse('not_found');
    const left = await tx
      .select({ id: address.id, isDefault: address.isDefault })
      .from(address)
      .where(mine)
      .orderBy(desc(address.createdAt));
    const heir = left.some((one) => one.isDefault) ? undefined : left[0];
    if (heir) await tx.update(address).set({ isDefault: true }).where(eq(address.id, heir.id));
    return ok(null);
  });
}
