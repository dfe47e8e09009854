import 'server-only';
import { sealBytes } from '@/lib/platform/vault/seal-bytes';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { socialKeys } from './gateway';
import { fileBinding, keyOwner, type TextOwner, type TextPlace } from './model';

/** As `sealText`, for the bytes of a file that belongs to a row. */
export async function sealFile(owner: TextOwner, place: TextPlace, bytes: Uint8Array): Promise<Uint8Array> {
  return sealBytes(await makeUserKey(keyOwner(owner), socialKeys()), fileBinding(owner, place), bytes);
}
