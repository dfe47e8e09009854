import 'server-only';
import path from 'node:path';
import { type Env, env } from '@/lib/platform/env';
import { folderRing } from './folder-ring';
import { folderStore } from './folder-store';
import { givenRing, readSecret } from './given-ring';
import { type KeyProvider, type VaultRing, vaultRings } from './model';
import { remoteProvider } from './remote-provider';

const providers = new Map<VaultRing, KeyProvider>();

/** Where this process has the keys of a ring, as its environment says: a key service, a given ring, or files beside the data. */
export function keyProvider(ring: VaultRing): KeyProvider {
  const known = providers.get(ring) ?? chooseProvider(env(), ring);
  providers.set(ring, known);
  return known;
}

/** The keys of every ring, to be counted and turned; where two rings have the same, the first of them stands for both. */
export function keyProviders(): [VaultRing, KeyProvider][] {
  const rings = env().SOUK_KEYS_URL === undefined ? vaultRings : vaultRings.slice(0, 1);
  return rings.map((ring) => [ring, keyProvider(ring)]);
}

/**
 * See `keyProvider`. Money's files lie where they always lay, those of another ring in a folder of its name within; a given ring
 * gives the others keys derived from its own; a key service keeps one ring and tells owners apart by name.
 * Throws with the name of the variable that is wrong, never with a value.
 */
export function chooseProvider(
  given: Pick<Env, 'SOUK_DATA' | 'SOUK_KEYS_FOLDER' | 'SOUK_KEYS_URL' | 'SOUK_KEYS_TOKEN'> &
    Pick<Env, 'SOUK_KEY_RING' | 'SOUK_INDEX_KEY'>,
  of: VaultRing = 'money',
): KeyProvider {
  const { SOUK_KEYS_URL: url, SOUK_KEYS_TOKEN: token, SOUK_KEY_RING: ring, SOUK_INDEX_KEY: index } = given;
  if (url !== undefined) {
    if (token === undefined) throw new Error('SOUK_KEYS_URL needs SOUK_KEYS_TOKEN');
    return remoteProvider({ url, token, indexKey: readSecret('SOUK_INDEX_KEY', index ?? '') });
  }
  const all = given.SOUK_KEYS_FOLDER ?? path.join(given.SOUK_DATA, 'keys');
  const folder = of === 'money' ? all : path.join(all, of);
  const store = folderStore(folder);
  return { store, ring: ring === undefined ? folderRing(folder) : givenRing(ring, index ?? '', of) };
}
