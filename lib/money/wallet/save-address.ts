import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { address } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { lockKey } from '@/lib/money/vault/lock-key';
import { lockAddresses } from './lock-addresses';
import { addressesMax } from './model';
import { openAddresses } from './open-addresses';
import type { AddressInput } from './schema';
import { sealAddress } from './seal-address';

/** Why an address was not kept. */
export type SaveAddressCode = 'not_found' | 'no_purse' | 'wallet_full';

/**
 * Keeps an address in the actor's own wallet, or changes the one that `addressId` names. The first one is the
 * default, and so is one saved with `isDefault`. An address that is there already, letter by letter, is not
 * kept twice. Orders keep the address they were placed with.
 *
 * Refusals: `not_found` for a removed address and for somebody else's, `no_purse` for a guest without a cookie,
 * `wallet_full`.
 */
export async function saveAddress(actor: Actor, input: AddressInput): Promise<Result<Id<'address'>, SaveAddressCode>> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return refuse('no_purse');
  const { addressId, isDefault: asked, ...parts } = input;
  return asActor(actor, async (tx) => {
    await lockAddresses(tx, owner);
    await lockKey(tx, owner, 'using');
    const mine = and(eq(address.owner, owner), isNull(address.removedAt));
    const live = await tx.select().from(address).where(mine);
    if (addressId !== undefined && !live.some((one) => one.id === addressId)) return refuse('not_found');
    const twin = (await openAddresses(live)).find((one) => sameAddress(one, parts));
    const id = addressId ?? twin?.id ?? newId('address');
    const isNew = !live.some((one) => one.id === id);
    if (isNew && live.length >= addressesMax) return refuse('wallet_full');
    const isDefault = asked || live.every((one) => one.id === id) || live.some((one) => one.id === id && one.isDefault);
    if (isDefault) await tx.update(address).set({ isDefault: false }).where(mine);
    const personId = actor.kind === 'person' ? actor.personId : null;
    const sealed = await sealAddress(owner, id, parts);
    if (isNew) await tx.insert(address).values({ id, owner, personId, isDefault, ...sealed });
    else
      await tx
        .update(address)
        .set({ ...sealed, isDefault })
        .where(and(mine, eq(address.id, id)));
    return ok(id);
  });
}

type Parts = Omit<AddressInput, 'addressId' | 'isDefault'>;

function sameAddress(one: Parts, other: Parts): boolean {
  const parts = ['name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country', 'phone'] as const;
  return parts.every((part) => one[part] === other[part]);
}
