import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { bytesPlace } from './model';

/** Removes the bytes of a photograph whose row is gone. A job, asked for by the database; may run twice. */
export async function removePhotoBytes(id: Id<'photo'>): Promise<void> {
  await (await fileStore()).remove(bytesPlace(id));
}
