import 'server-only';
import { and, eq } from 'drizzle-orm';
import { video } from '@/db/schema/shop/video';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { PreparedVideo } from './gateway';
import type { VideoTarget } from './model';
import { mostVideos, showVideo, videosThere } from './target';

/** What is noted of a video whose bytes lie in their place. */
export type VideoInPlace = Omit<PreparedVideo, 'bytes'> & {
  readonly key: string;
  readonly bytes: number;
  readonly hash: string;
};

/**
 * Keeps a video whose bytes lie in their place, behind those its product or post has, within the transaction of a verb; one that is there already
 * stays as it is. Refusals: `videos_max`, `not_found` (the product or post, or a video that is not on its way to this page).
 */
export async function putVideo(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { to, video: videoId }: { to: VideoTarget; video: Id<'video'> },
  kept: VideoInPlace,
): Promise<Result<null, 'videos_max' | 'not_found'>> {
  const shown = await videosThere(transaction, owned, to);
  if (shown === null) return refuse('not_found');
  if (shown.includes(videoId)) return ok(null);
  if (shown.length >= mostVideos(to)) return refuse('videos_max');
  const coming = and(eq(video.id, videoId), eq(video.pageId, owned.id), eq(video.state, 'coming'));
  const noted = await transaction
    .update(video)
    .set({ ...kept, state: 'kept' })
    .where(coming)
    .returning({ id: video.id });
  if (noted.length === 0) return refuse('not_found');
  // Places have no gaps: every verb that takes one off writes them all.
  await showVideo(transaction, to, videoId, shown.length);
  return ok(null);
}
