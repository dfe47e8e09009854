import 'server-only';
import { randomBytes } from 'node:crypto';
import { encrypt } from './cipher';
import { type UserKey, writeByteRecord } from './model';

/** As `sealContent`, for the bytes of a file: they are not filled up, so that their length shows. */
export function sealBytes(owner: UserKey, bound: string, bytes: Uint8Array): Uint8Array {
  const dataKey = randomBytes(32);
  return writeByteRecord(owner.id, encrypt(owner.key, dataKey, bound), encrypt(dataKey, bytes, bound));
}
