import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { video } from '@/db/schema/shop/video';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { isCheckViolation } from '@/lib/platform/check-violation';
import { photoKey } from '@/lib/shop/media/model';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { BeginVideo } from './schema';
import { mostVideos, neededFor, videosThere } from './target';

/** A video that waits for its file, and how much of it has come. */
export type BegunVideo = { readonly id: Id<'video'>; readonly received: number };

/**
 * Begins to take a video for a product or a post. The same file again goes on where it was left. What it weighs is taken from the room of its page
 * at once. Refusals: `videos_max`, `storage_full`, `not_found` (the product or post).
 */
export async function beginVideo(
  actor: Actor,
  input: BeginVideo,
): Promise<Result<BegunVideo, PageRefusal | 'videos_max' | 'storage_full'>> {
  const begun = changePage<BegunVideo, 'videos_max' | 'not_found'>(
    actor,
    input.page,
    neededFor(input.to),
    async (transaction, owned) => {
      const there = await videosThere(transaction, owned, input.to);
      if (there === null) return refuse('not_found');
      if (there.length >= mostVideos(input.to)) return refuse('videos_max');
      const hash = createHash('sha256')
        .update(JSON.stringify([input.name, input.modified]))
        .digest('hex');
      const [waiting] = await transaction
        .select({ id: video.id, received: video.received })
        .from(video)
        .where(
          and(
            eq(video.pageId, owned.id),
            eq(video.state, 'coming'),
            eq(video.hash, hash),
            eq(video.bytes, input.bytes),
          ),
        );
      if (waiting) return ok(waiting);
      const id = newId('video');
      const key = photoKey(randomBytes(20));
      await transaction.insert(video).values({ id, pageId: owned.id, key, hash, bytes: input.bytes });
      return ok({ id, received: 0 });
    },
  );
  return await begun.catch((error: unknown) => {
    if (isCheckViolation(error, 'page_storage_room')) return refuse('storage_full');
    throw error;
  });
}
