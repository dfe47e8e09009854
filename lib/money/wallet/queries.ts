import 'server-only';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { address, method } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { openCountries } from '@/lib/markets/queries';
import type { WalletView } from './model';
import { openAddresses } from './open-addresses';
import { openMethods, viewMethods } from './open-methods';

/** The actor's own wallet, defaults first, then the newest; empty for a browser that never stored anything. */
export async function myWallet(actor: Actor): Promise<WalletView> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return { methods: [], addresses: [] };
  const [methods, addresses] = await asActor(actor, (tx) =>
    Promise.all([
      tx
        .select()
        .from(method)
        .where(and(eq(method.owner, owner), isNull(method.removedAt)))
        .orderBy(desc(method.isDefault), desc(method.createdAt)),
      tx
        .select()
        .from(address)
        .where(and(eq(address.owner, owner), isNull(address.removedAt)))
        .orderBy(desc(address.isDefault), desc(address.createdAt)),
    ]),
  );
  return {
    methods: viewMethods(await openMethods(methods), new Date()),
    addresses: await openAddresses(addresses),
  };
}

/** The countries (ISO alpha-2) from which the actor may buy at present. Public knowledge, but for those who were let in before others. */
export async function buyingCountries(actor: Actor): Promise<string[]> {
  return openCountries('buy', actor);
}

/** Where the actor is (ISO alpha-2), as her wallet's first address says; null before it says so. */
export async function homeCountry(actor: Actor): Promise<string | null> {
  const { addresses } = await myWallet(actor);
  return addresses[0]?.country ?? null;
}
