import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { post, postMedia } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage, ownsPhotos } from '@/lib/shop/ownership/change-page';
import { postPhotosMax } from './schema';
import { writePostPhotos } from './write-post';

/**
 * Puts photos behind those a post has, its words untouched; one it shows already stays where it is.
 * Refusals: `post_photos_max` (together they are too many, and none is put), `not_found` (the update, or a photo that
 * is not the page's own).
 */
export async function addPostPhotos(
  actor: Actor,
  input: { page: Id<'page'>; post: Id<'post'>; photos: readonly Id<'media'>[] },
): Promise<Result<null, 'post_photos_max' | 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const [mine] = await transaction
      .select({ id: post.id })
      .from(post)
      .where(and(eq(post.id, input.post), eq(post.pageId, owned.id)));
    if (!mine || !(await ownsPhotos(transaction, owned, input.photos))) return refuse('not_found');
    const shown = await transaction
      .select({ mediaId: postMedia.mediaId })
      .from(postMedia)
      .where(eq(postMedia.postId, mine.id))
      .orderBy(asc(postMedia.position));
    const photos = [...new Set([...shown.map((row) => row.mediaId), ...input.photos])];
    if (photos.length > postPhotosMax) return refuse('post_photos_max');
    await writePostPhotos(transaction, mine.id, photos);
    return ok(null);
  });
}
