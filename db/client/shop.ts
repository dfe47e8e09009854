import 'server-only';
import { connectRing, type RingDatabase } from './connect';
import { type Reader, readerOf } from './read';

/** The shop ring's pool, logged in as its own role. */
export function shopDb(): RingDatabase {
  return connectRing('DATABASE_URL_SHOP');
}

/** Reads of the shop ring that everybody makes all the time: prepared, outside transactions. */
export const readShop: Reader = readerOf('DATABASE_URL_SHOP', 8);

/** Reads of the shop ring that compare very many rows: on few connections of their own, so that pages never wait for them. */
export const readShopSlowly: Reader = readerOf('DATABASE_URL_SHOP', { max: 3, name: 'slow' });
