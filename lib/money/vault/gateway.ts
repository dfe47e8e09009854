import 'server-only';
import path from 'node:path';
import { type Env, env } from '@/lib/platform/env';
import { folderRing } from './folder-ring';
import { folderStore } from './folder-store';
import { givenRing, readSecret } from './given-ring';
import type { KeyProvider } from './model';
import { remoteProvider } from './remote-provider';

let provider: KeyProvider | undefined;

/** Where this process has its keys, as its environment says: a key service, a given ring, or files beside the data. */
export function keyProvider(): KeyProvider {
  provider ??= chooseProvider(env());
  return provider;
}

/** See `keyProvider`. Throws with the name of the variable that is wrong, never with a value. */
export function chooseProvider(
  given: Pick<Env, 'SOUK_DATA' | 'SOUK_KEYS_FOLDER' | 'SOUK_KEYS_URL' | 'SOUK_KEYS_TOKEN'> &
    Pick<Env, 'SOUK_KEY_RING' | 'SOUK_INDEX_KEY'>,
): KeyProvider {
  const { SOUK_KEYS_URL: url, SOUK_KEYS_TOKEN: token, SOUK_KEY_RING: ring, SOUK_INDEX_KEY: index } = given;
  if (url !== undefined) {
    if (token === undefined) throw new Error('SOUK_KEYS_URL needs SOUK_KEYS_TOKEN');
    return remoteProvider({ url, token, indexKey: readSecret('SOUK_INDEX_KEY', index ?? '') });
  }
  const folder = given.SOUK_KEYS_FOLDER ?? path.join(given.SOUK_DATA, 'keys');
  const store = folderStore(folder);
  return { store, ring: ring === undefined ? folderRing(folder) : givenRing(ring, index ?? '') };
}
