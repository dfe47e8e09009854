import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { product } from '@/db/schema/shop/product';
import { productVideo } from '@/db/schema/shop/video';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { withHistory } from '@/lib/shop/catalog/record-changes';
import { moved } from '@/lib/shop/drafts/model';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { SetVideos } from './schema';

/**
 * Sets the order of the videos of a product; one left out is taken off it and goes for good. A video that the product does not have
 * is nowhere to be put from: it is passed over. Refusal: `not_found` (the product).
 */
export async function setVideos(actor: Actor, input: SetVideos): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_catalog', (transaction, owned) =>
    withHistory(transaction, owned, 'videos', [input.product], async () => {
      const [mine] = await transaction
        .select({ id: product.id })
        .from(product)
        .where(and(eq(product.id, input.product), eq(product.pageId, owned.id)));
      if (!mine) return refuse('not_found');
      const has = eq(productVideo.productId, mine.id);
      const shown = await transaction
        .select({ id: productVideo.videoId })
        .from(productVideo)
        .where(has)
        .orderBy(asc(productVideo.position));
      const asked = arranged([...new Set(input.videos)], input.move);
      const kept = asked.filter((one) => shown.some(({ id }) => id === one));
      await transaction.delete(productVideo).where(has);
      if (kept.length > 0)
        await transaction
          .insert(productVideo)
          .values(kept.map((videoId, position) => ({ productId: mine.id, videoId, position })));
      return ok(null);
    }),
  );
}

function arranged(videos: Id<'video'>[], move: string | undefined): Id<'video'>[] {
  const [how, video] = (move ?? '').split(':');
  const meant = videos.find((one) => one === video);
  if (meant === undefined) return videos;
  if (how === 'remove') return videos.filter((one) => one !== meant);
  return moved(videos, meant, how === 'earlier' ? -1 : 1);
}
