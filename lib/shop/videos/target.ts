import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { post } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { postVideo, productVideo } from '@/db/schema/shop/video';
import type { Id } from '@/lib/kernel/ids';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { Capability } from '@/lib/shop/ownership/model';
import { postVideosMax, type VideoTarget, videosMax } from './model';

/** What somebody has to be allowed who brings a video there. */
export function neededFor(to: VideoTarget): Capability {
  return 'post' in to ? 'change_page' : 'change_catalog';
}

/** What somebody has to be allowed who changes this video: a post's is the page's, any other the catalog's. */
export async function neededForVideo(video: Id<'video'>): Promise<Capability> {
  const ofPosts = await shopDb().$count(postVideo, eq(postVideo.videoId, video));
  return ofPosts > 0 ? 'change_page' : 'change_catalog';
}

/** How many videos there may be. */
export function mostVideos(to: VideoTarget): number {
  return 'post' in to ? postVideosMax : videosMax;
}

/** The videos of a product or post of this page, in order; null where there is none of that id. */
export async function videosThere(
  transaction: ShopTransaction,
  owned: OwnedPage,
  to: VideoTarget,
): Promise<Id<'video'>[] | null> {
  if ('post' in to) {
    const mine = and(eq(post.id, to.post), eq(post.pageId, owned.id));
    const [found] = await transaction.select({ id: post.id }).from(post).where(mine);
    if (!found) return null;
    const shown = await transaction
      .select({ id: postVideo.videoId })
      .from(postVideo)
      .where(eq(postVideo.postId, found.id));
    return shown.map(({ id }) => id);
  }
  const mine = and(eq(product.id, to.product), eq(product.pageId, owned.id));
  const [found] = await transaction.select({ id: product.id }).from(product).where(mine);
  if (!found) return null;
  const shown = await transaction
    .select({ id: productVideo.videoId })
    .from(productVideo)
    .where(eq(productVideo.productId, found.id))
    .orderBy(asc(productVideo.position));
  return shown.map(({ id }) => id);
}

/** Shows a video there, behind those that are; who calls it counted them. */
export async function showVideo(
  transaction: ShopTransaction,
  to: VideoTarget,
  videoId: Id<'video'>,
  position: number,
): Promise<void> {
  if ('post' in to) await transaction.insert(postVideo).values({ postId: to.post, videoId });
  else await transaction.insert(productVideo).values({ productId: to.product, videoId, position });
}
