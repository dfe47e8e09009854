import 'server-only';
import { connectRing, type RingDatabase } from './connect';

/** The identity ring's pool, logged in as its own role. */
export function identityDb(): RingDatabase {
  return connectRing('DATABASE_URL_IDENTITY');
}

/** What a transaction of the identity ring offers. */
export type IdentityTransaction = Parameters<Parameters<RingDatabase['transaction']>[0]>[0];
