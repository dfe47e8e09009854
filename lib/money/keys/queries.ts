import 'server-only';
import { desc, isNotNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { receiptKey } from '@/db/schema/money/receipt';
import { address, method } from '@/db/schema/money/wallet';
import { holds, type PersonActor, type SystemActor } from '@/lib/identity/actor/model';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { env } from '@/lib/platform/env';
import { keyProviders } from '@/lib/platform/vault/gateway';
import type { KeyProvider, VaultRing } from '@/lib/platform/vault/model';

const system: SystemActor = { kind: 'system', name: 'keys', locale: 'en' };

/** The keys of one ring: the primary, those before it, and how many owners' keys each of them wraps. */
type RingStatus = { primary: string; others: string[]; owners: Record<string, number> };

/** How the keys stand: money's ring, its rows that are still in the open, and the rings of the others. */
export type KeyStatus = RingStatus & { openRows: number; rings: Partial<Record<VaultRing, RingStatus>> };

/** For the command; reads every owner's key, but unwraps none. */
export async function keyStatus(): Promise<KeyStatus> {
  const openRows = await asActor(system, async (tx) => {
    const cards = await tx.$count(method, isNotNull(method.brand));
    return cards + (await tx.$count(address, isNotNull(address.name)));
  });
  const rings: KeyStatus['rings'] = {};
  for (const [ring, provider] of keyProviders()) if (ring !== 'money') rings[ring] = await statusOf(provider);
  return { ...(await statusOf(moneyKeys())), openRows, rings };
}

/** Keys as those see them who watch over them: what signs receipts, and the rings of the vault by the names of their keys, the primary first. */
export type KeysNow = {
  readonly receipts: { readonly kid: string; readonly since: Date } | null;
  /** How many signed receipts before; they are still checked with them. */
  readonly earlier: number;
  readonly rings: readonly { readonly ring: VaultRing; readonly keys: readonly string[] }[];
  /** The environment gives the rings: whoever gives them turns them. */
  readonly given: boolean;
};

/** How the keys stand, without any of their secrets; null for whoever does not watch over them. */
export async function keysNow(actor: PersonActor): Promise<KeysNow | null> {
  if (!holds(actor, 'keys')) return null;
  const [rows, rings] = await Promise.all([
    asActor(system, (tx) =>
      tx
        .select({ kid: receiptKey.kid, since: receiptKey.createdAt, retiredAt: receiptKey.retiredAt })
        .from(receiptKey)
        .orderBy(desc(receiptKey.createdAt)),
    ),
    Promise.all(keyProviders().map(async ([ring, { ring: of }]) => ({ ring, keys: await of.names() }))),
  ]);
  const current = rows.find(({ retiredAt }) => retiredAt === null);
  return {
    receipts: current ? { kid: current.kid, since: current.since } : null,
    earlier: rows.length - (current ? 1 : 0),
    rings,
    given: env().SOUK_KEY_RING !== undefined || env().SOUK_KEYS_URL !== undefined,
  };
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
