import 'server-only';
import { connectRing, type RingDatabase } from './connect';

/** The identity ring's pool, logged in as its own role. */
export function identityDb(): RingDatabase {
  return connectRing('DATABASE_URL_IDENTITY');
}
