import 'server-only';
import { isNotNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { address, method } from '@/db/schema/money/wallet';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { keyProviders } from '@/lib/platform/vault/gateway';
import type { KeyProvider, VaultRing } from '@/lib/platform/vault/model';

/** The keys of one ring: the primary, those before it, and how many owners' keys each of them wraps. */
type RingStatus = { primary: string; others: string[]; owners: Record<string, number> };

/** How the keys stand: money's ring, its rows that are still in the open, and the rings of the others. */
export type KeyStatus = RingStatus & { openRows: number; rings: Partial<Record<VaultRing, RingStatus>> };

/** For the command; reads every owner's key, but unwraps none. */
export async function keyStatus(): Promise<KeyStatus> {
  const openRows = await asActor({ kind: 'system', name: 'keys', locale: 'en' }, async (tx) => {
    const cards = await tx.$count(method, isNotNull(method.brand));
    return cards + (await tx.$count(address, isNotNull(address.name)));
  });
  const rings: KeyStatus['rings'] = {};
  for (const [ring, provider] of keyProviders()) if (ring !== 'money') rings[ring] = await statusOf(provider);
  return { ...(await statusOf(moneyKeys())), openRows, rings };
}

async function statusOf(provider: KeyProvider): Promise<RingStatus> {
  const [primary, ...others] = await provider.ring.names();
  return { primary, others, owners: Object.fromEntries(await keksInUse(provider)) };
}

/** The keys of a ring by which owners' keys are wrapped at this moment, and how many each. */
export async function keksInUse({ store }: KeyProvider): Promise<Map<string, number>> {
  const used = new Map<string, number>();
  for (let names = await store.list('', 200); names.length > 0; names = await store.list(names.at(-1) ?? '', 200)) {
    for (const name of names) {
      const key = await store.read(name);
      if (key) used.set(key.kek, (used.get(key.kek) ?? 0) + 1);
    }
  }
  return used;
}
