import 'server-only';
import { and, eq, exists } from 'drizzle-orm';
import { post } from '@/db/schema/shop/page';
import { postVideo } from '@/db/schema/shop/video';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { TakeOffVideo } from './schema';

/** Takes a video off a post, for good; one that is off already is no fault. Refusal: `not_found` (the page). */
export async function takeVideoOffPost(
  actor: Actor,
  input: TakeOffVideo,
): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const own = transaction
      .select({ id: post.id })
      .from(post)
      .where(and(eq(post.id, postVideo.postId), eq(post.pageId, owned.id)));
    await transaction
      .delete(postVideo)
      .where(and(eq(postVideo.postId, input.post), eq(postVideo.videoId, input.video), exists(own)));
    return ok(null);
  });
}
