import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { post } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { type PostState, postStateOf } from './model';
import { type PostMomentFault, postMoment } from './post-moment';
import type { CreatePost } from './schema';
import { checkParts, writeParts } from './write-post';

/**
 * Writes a post of a page: public at once, from a moment on, or a draft. The same form sent again answers with the post it made.
 * Refusals: those of `postMoment`, `too_many_items`, `not_found` (the page, or a photo or product that is not its own).
 */
export async function createPost(
  actor: Actor,
  input: CreatePost,
): Promise<Result<{ postId: Id<'post'>; state: PostState }, PageRefusal | PostMomentFault | 'too_many_items'>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const [known] = await transaction
      .select({ pageId: post.pageId, publishedAt: post.publishedAt })
      .from(post)
      .where(eq(post.id, input.key));
    if (known) {
      if (known.pageId !== owned.id) return refuse('not_found');
      return ok({ postId: input.key, state: postStateOf(known.publishedAt, new Date()) });
    }
    const parts = await checkParts(transaction, owned, input);
    if (!parts.ok) return parts;
    const wish = input.as ?? 'publish';
    const moment = await postMoment(transaction, owned, { wish, before: null, said: input });
    if (!moment.ok) return moment;
    const written = { id: input.key, pageId: owned.id, authorId: owned.personId, body: input.body };
    await transaction.insert(post).values({ ...written, publishedAt: wish === 'publish' ? sql`now()` : moment.value });
    await writeParts(transaction, input.key, parts.value);
    return ok({ postId: input.key, state: postStateOf(moment.value, new Date()) });
  });
}
