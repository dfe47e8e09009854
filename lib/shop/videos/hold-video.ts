import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { shopDb } from '@/db/client/shop';
import { video } from '@/db/schema/shop/video';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { isCheckViolation } from '@/lib/platform/check-violation';
import { photoKey } from '@/lib/shop/media/model';
import { prepareVideo } from './gateway';
import { keptVideoPlace, type VideoProblem } from './model';
import { writePieces } from './pieces';
import type { VideoInPlace } from './put-video';

/** A video whose bytes are in their place, and that is still to be put on a product. */
export type HeldVideo = { readonly id: Id<'video'>; readonly inPlace: VideoInPlace };

/**
 * Judges a video that a job has whole, writes it anew and into its place; `putVideo` keeps it. Its row comes before its bytes and weighs
 * what they do: a page without room is written nothing, and what is put nowhere goes by itself. Who may is asked by the job.
 * Refusals: those of `prepareVideo`, `storage_full`.
 */
export async function holdVideo(pageId: Id<'page'>, sent: Uint8Array): Promise<Result<HeldVideo, VideoProblem>> {
  const prepared = await prepareVideo(async () => sent);
  if (!prepared.ok) return prepared;
  const { bytes, ...view } = prepared.value;
  const id = newId('video');
  const key = photoKey(randomBytes(20));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const row = { id, pageId, key, hash, bytes: bytes.length };
  const isNoted = await shopDb()
    .insert(video)
    .values(row)
    .then(
      () => true,
      (error: unknown) => {
        if (isCheckViolation(error, 'page_storage_room')) return false;
        throw error;
      },
    );
  if (!isNoted) return refuse('storage_full');
  await writePieces(keptVideoPlace(key), bytes);
  return ok({ id, inPlace: { ...view, key, bytes: bytes.length, hash } });
}
