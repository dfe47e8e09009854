import 'server-only';
import { isNotNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { address, method } from '@/db/schema/money/wallet';
import { keyProvider } from '@/lib/money/vault/gateway';

/** How the keys stand: the ring, how many owners' keys each of its keys wraps, and rows that are still in the open. */
export type KeyStatus = { primary: string; others: string[]; owners: Record<string, number>; openRows: number };

/** For the command; reads every owner's key, but unwraps none. */
export async function keyStatus(): Promise<KeyStatus> {
  const [primary, ...others] = await keyProvider().ring.names();
  const openRows = await asActor({ kind: 'system', name: 'keys', locale: 'en' }, async (tx) => {
    const cards = await tx.$count(method, isNotNull(method.brand));
    return cards + (await tx.$count(address, isNotNull(address.name)));
  });
  return { primary, others, owners: Object.fromEntries(await keksInUse()), openRows };
}

/** The keys of the ring by which owners' keys are wrapped at this moment, and how many each. */
export async function keksInUse(): Promise<Map<string, number>> {
  const { store } = keyProvider();
  const used = new Map<string, number>();
  for (let names = await store.list('', 200); names.length > 0; names = await store.list(names.at(-1) ?? '', 200)) {
    for (const name of names) {
      const key = await store.read(name);
      if (key) used.set(key.kek, (used.get(key.kek) ?? 0) + 1);
    }
  }
  return used;
}
