import 'server-only';
import { logWarn } from '@/lib/platform/log';
import { openBytes } from '@/lib/platform/vault/open-bytes';
import { readUserKey } from '@/lib/platform/vault/user-key';
import { socialKeys } from './gateway';
import { fileBinding, keyOwner, type TextOwner, type TextPlace } from './model';

/** As `openText`, for the bytes of a file; null when its owner's key was destroyed, or it is not what was put there. */
export async function openFile(owner: TextOwner, place: TextPlace, sealed: Uint8Array): Promise<Uint8Array | null> {
  const key = await readUserKey(keyOwner(owner), socialKeys());
  const opened = openBytes(key, fileBinding(owner, place), sealed);
  if (opened.ok) return opened.value;
  if (opened.code !== 'no_key') logWarn('sealed_file_unreadable', { table: place.table, record: place.id });
  return null;
}
