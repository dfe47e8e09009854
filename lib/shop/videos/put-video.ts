import 'server-only';
import { and, eq } from 'drizzle-orm';
import { product } from '@/db/schema/shop/product';
import { productVideo, video } from '@/db/schema/shop/video';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { PreparedVideo } from './gateway';
import { videosMax } from './model';

/** What is noted of a video whose bytes lie in their place. */
export type VideoInPlace = Omit<PreparedVideo, 'bytes'> & {
  readonly key: string;
  readonly bytes: number;
  readonly hash: string;
};

/**
 * Keeps a video whose bytes lie in their place, behind those its product has, within the transaction of a verb; one that is there already
 * stays as it is. Refusals: `videos_max`, `not_found` (the product, or a video that is not on its way to this page).
 */
export async function putVideo(
  transaction: ShopTransaction,
  owned: OwnedPage,
  to: { product: Id<'product'>; video: Id<'video'> },
  kept: VideoInPlace,
): Promise<Result<null, 'videos_max' | 'not_found'>> {
  const mine = and(eq(product.id, to.product), eq(product.pageId, owned.id));
  const [found] = await transaction.select({ id: product.id }).from(product).where(mine);
  if (!found) return refuse('not_found');
  const shown = await transaction
    .select({ id: productVideo.videoId })
    .from(productVideo)
    .where(eq(productVideo.productId, found.id));
  if (shown.some(({ id }) => id === to.video)) return ok(null);
  if (shown.length >= videosMax) return refuse('videos_max');
  const coming = and(eq(video.id, to.video), eq(video.pageId, owned.id), eq(video.state, 'coming'));
  const noted = await transaction
    .update(video)
    .set({ ...kept, state: 'kept' })
    .where(coming)
    .returning({ id: video.id });
  if (noted.length === 0) return refuse('not_found');
  // Places have no gaps: every verb that takes one off writes them all.
  await transaction.insert(productVideo).values({ productId: found.id, videoId: to.video, position: shown.length });
  return ok(null);
}
