import 'server-only';
import { fileStore } from '@/lib/platform/storage';
import { keptPlace } from './model';

/** The bytes of a kept picture, as large as it is kept; null when there are none under this key. */
export async function keptPicture(key: string): Promise<Uint8Array | null> {
  return (await fileStore()).get(keptPlace(key));
}
