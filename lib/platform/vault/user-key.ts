import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { KeyProvider, UserKey, WrappedKey } from './model';

type Held = { wrapped: WrappedKey; key: UserKey; believedUntil: number; until: number };

/** How long (ms) an unwrapped key is kept. Each use still asks the store, or believes it for its own shorter time. */
const keptMilliseconds = 30_000;
const keptMost = 5_000;
const lostRing = 'an owner’s key is wrapped by a key that the ring does not have';
let held = new Map<string, Held>();
let forgetting: NodeJS.Timeout | undefined;

/** The owner's key; null when none was ever made, or it was destroyed. */
export async function readUserKey(owner: string, provider: KeyProvider): Promise<UserKey | null> {
  const name = nameOf(owner);
  const known = held.get(name);
  if (known && known.believedUntil > Date.now()) return known.key;
  // Between our reading the key and the ring a rotation may end: then the key is read anew.
  for (let tries = 1; ; tries++) {
    const wrapped = await provider.store.read(name);
    if (wrapped === null) {
      held.delete(name);
      return null;
    }
    const same = known && known.wrapped.wrapped === wrapped.wrapped && known.until > Date.now();
    const key = same ? known.key : await provider.ring.unwrap(name, wrapped);
    if (key) return keep(name, wrapped, key, provider.store.believeMilliseconds);
    if (tries >= 3) throw new Error(lostRing);
  }
}

/** The owner's key, made when there is none. Of two makers at once one wins and both get the same. */
export async function makeUserKey(owner: string, provider: KeyProvider): Promise<UserKey> {
  const known = await readUserKey(owner, provider);
  if (known) return known;
  const name = nameOf(owner);
  const key = { id: randomBytes(8).toString('hex'), key: randomBytes(32) };
  const wrapped = await provider.ring.wrap(name, key);
  if (await provider.store.add(name, wrapped)) {
    // A rotation that began after we asked for the primary may have passed this name by already.
    const [primary] = await provider.ring.names();
    if (primary !== wrapped.kek) await provider.store.replace(name, wrapped, await provider.ring.wrap(name, key));
  }
  const stored = await readUserKey(owner, provider);
  if (!stored) throw new Error('the key that was just made is gone');
  return stored;
}

/**
 * Destroys the owner's key, and with it every record and every copy of a record sealed under it. Answers the id of the
 * key; null when there was none. Other processes notice at their next use, with a key service within 5 s.
 */
export async function destroyUserKey(owner: string, provider: KeyProvider): Promise<string | null> {
  const name = nameOf(owner);
  const id = await provider.store.destroy(name);
  held.delete(name);
  return id;
}

/** Wraps one owner's key with the primary, by its name in the store. False when it is already, or gone. */
export async function rewrapUserKey(name: string, provider: KeyProvider): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    const [[primary], wrapped] = await Promise.all([provider.ring.names(), provider.store.read(name)]);
    if (wrapped === null || wrapped.kek === primary) return false;
    const key = await provider.ring.unwrap(name, wrapped);
    if (key) return provider.store.replace(name, wrapped, await provider.ring.wrap(name, key));
    // Somebody else may have wrapped it anew and retired the key between our two reads.
    if (tries >= 3) throw new Error(lostRing);
  }
}

/** An owner as the key provider knows her: it need not learn whose keys it keeps. */
function nameOf(owner: string): string {
  return createHash('sha256').update(`souk.owner:${owner}`).digest('hex');
}

function keep(name: string, wrapped: WrappedKey, key: UserKey, believeMilliseconds: number): UserKey {
  const now = Date.now();
  const until = held.get(name)?.key === key ? (held.get(name)?.until ?? now) : now + keptMilliseconds;
  held.set(name, { wrapped, key, until, believedUntil: Math.min(until, now + believeMilliseconds) });
  if (held.size > keptMost) forgetOld();
  forgetting ??= setInterval(forgetOld, keptMilliseconds).unref();
  return key;
}

/** Forgets what is over its time, or all of it when the rest is still too much. */
function forgetOld(): void {
  const left = [...held].filter(([, one]) => one.until > Date.now());
  held = new Map(left.length > keptMost ? [] : left);
  if (held.size > 0) return;
  clearInterval(forgetting);
  forgetting = undefined;
}
