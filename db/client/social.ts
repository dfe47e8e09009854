import 'server-only';
import { connectRing, type RingDatabase } from './connect';

/** The social ring's pool, logged in as its own role. */
export function socialDb(): RingDatabase {
  return connectRing('DATABASE_URL_SOCIAL');
}
