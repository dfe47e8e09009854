import 'server-only';
import { connectRing, type RingDatabase } from './connect';
import { type Reader, readerOf } from './read';

/** The identity ring's pool, logged in as its own role. */
export function identityDb(): RingDatabase {
  return connectRing('DATABASE_URL_IDENTITY');
}

/** Reads of the identity ring that every request makes: prepared, outside transactions. */
export const readIdentity: Reader = readerOf('DATABASE_URL_IDENTITY', 4, {
  plan_cache_mode: 'force_generic_plan',
});

/** What a transaction of the identity ring offers. */
export type IdentityTransaction = Parameters<Parameters<RingDatabase['transaction']>[0]>[0];
