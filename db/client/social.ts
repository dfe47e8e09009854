import 'server-only';
import { connectRing, type RingDatabase } from './connect';
import { type Reader, readerOf } from './read';

/** The social ring's pool, logged in as its own role. */
export function socialDb(): RingDatabase {
  return connectRing('DATABASE_URL_SOCIAL');
}

/** Reads of the social ring that everybody makes all the time: prepared, outside transactions. */
export const readSocial: Reader = readerOf('DATABASE_URL_SOCIAL', 4);
