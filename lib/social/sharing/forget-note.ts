import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { destroyTextKey } from '@/lib/social/sealing/destroy-text-key';

/**
 * Destroys the key of the words of a share that is gone, so that no copy of them opens. A job, asked for by the database with whatever deletes
 * the share; again changes nothing.
 */
export async function forgetNote(share: Id<'share'>): Promise<void> {
  await destroyTextKey(share);
}
