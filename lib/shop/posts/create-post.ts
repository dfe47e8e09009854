import 'server-only';
import { eq } from 'drizzle-orm';
import { post, postMedia } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage, ownsPhotos, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { CreatePost } from './schema';

/**
 * Publishes an update of a page, public at once. The same form sent again answers with the update it made.
 * Refusal: `not_found` (the page, or a photo that is not its own).
 */
export async function createPost(
  actor: Actor,
  input: CreatePost,
): Promise<Result<{ postId: Id<'post'> }, 'not_found'>> {
  return changePage(actor, input.page, async (transaction, owned) => {
    const [known] = await transaction.select({ pageId: post.pageId }).from(post).where(eq(post.id, input.key));
    if (known) return known.pageId === owned.id ? ok({ postId: input.key }) : refuse('not_found');
    if (!(await ownsPhotos(transaction, owned, input.photos))) return refuse('not_found');
    await transaction
      .insert(post)
      .values({ id: input.key, pageId: owned.id, authorId: owned.personId, body: input.body });
    await writePostPhotos(transaction, input.key, input.photos);
    return ok({ postId: input.key });
  });
}

/** Replaces the photos of an update by these, in this order. */
export async function writePostPhotos(
  transaction: ShopTransaction,
  postId: Id<'post'>,
  photos: readonly Id<'media'>[],
): Promise<void> {
  await transaction.delete(postMedia).where(eq(postMedia.postId, postId));
  if (photos.length === 0) return;
  await transaction.insert(postMedia).values(photos.map((mediaId, position) => ({ postId, mediaId, position })));
}
