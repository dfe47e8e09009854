import 'server-only';
import { connectRing, type RingDatabase } from './connect';

/** The shop ring's pool, logged in as its own role. */
export function shopDb(): RingDatabase {
  return connectRing('DATABASE_URL_SHOP');
}
