import 'server-only';
import { asActor } from '@/db/client/money';
import type { SystemActor } from '@/lib/identity/actor/model';
import { audit } from '@/lib/platform/audit';
import { keyProviders } from '@/lib/platform/vault/gateway';
import type { KeyProvider, VaultRing } from '@/lib/platform/vault/model';
import { rewrapUserKey } from '@/lib/platform/vault/user-key';
import { ringName } from './model';
import { keksInUse } from './queries';

const system: SystemActor = { kind: 'system', name: 'keys', locale: 'en' };
const batch = 100;

/** What one round did: owners' keys wrapped anew, and keys of the ring that nothing used any more. */
export type Rewrapped = { rewrapped: number; retired: string[] };

/**
 * Finishes whatever rotation of a ring is under way: wraps every owner's key with the primary, then retires the keys of that ring that
 * no owner's key is wrapped by. Traffic goes on meanwhile. What is done is found done, so it may be killed at any moment and
 * run again, also twice at once; without a rotation it only looks at the rings. Every step is in the audit.
 */
export async function rewrapKeys(): Promise<Rewrapped> {
  const all: Rewrapped = { rewrapped: 0, retired: [] };
  for (const [of, provider] of keyProviders()) {
    const { rewrapped, retired } = await rewrapRing(of, provider);
    all.rewrapped += rewrapped;
    all.retired.push(...retired);
  }
  return all;
}

async function rewrapRing(of: VaultRing, provider: KeyProvider): Promise<Rewrapped> {
  const { ring } = provider;
  const [primary, ...others] = await ring.names();
  if (others.length === 0) return { rewrapped: 0, retired: [] };
  const rewrapped = await rewrapAll(ringName(of, primary), provider);
  // Not what we did but what lies there decides: somebody may have been made an owner's key a moment ago.
  const used = await keksInUse(provider);
  const retired: string[] = [];
  for (const kek of others.filter((one) => !used.has(one))) {
    if (!(await ring.retire(kek))) continue;
    await note('key.retire', ringName(of, kek), {});
    retired.push(ringName(of, kek));
  }
  return { rewrapped, retired };
}

async function rewrapAll(primary: string, provider: KeyProvider): Promise<number> {
  const { store } = provider;
  let all = 0;
  for (let names = await store.list('', batch); names.length > 0; names = await store.list(names.at(-1) ?? '', batch)) {
    let count = 0;
    for (const name of names) if (await rewrapUserKey(name, provider)) count += 1;
    if (count > 0) await note('key.rewrap', primary, { count });
    all += count;
  }
  return all;
}

function note(action: 'key.rewrap' | 'key.retire', kek: string, detail: Record<string, number>): Promise<void> {
  return asActor(system, (tx) => audit(tx, system, action, kek, detail));
}
