import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { post } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { type PostState, postStateOf } from './model';
import { type PostMomentFault, postMoment } from './post-moment';
import type { UpdatePost } from './schema';
import { checkParts, writeParts } from './write-post';

/**
 * Changes words, photos, products and tags of a post, and when it is seen; what is published keeps its day. Refusals: those of `postMoment`,
 * `too_many_items`, `not_found` (also a photo or product that is not the page's own).
 */
export async function updatePost(
  actor: Actor,
  input: UpdatePost,
): Promise<Result<{ state: PostState }, PageRefusal | PostMomentFault | 'too_many_items'>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const mine = and(eq(post.id, input.post), eq(post.pageId, owned.id));
    const [before] = await transaction.select({ publishedAt: post.publishedAt }).from(post).where(mine);
    if (!before) return refuse('not_found');
    const parts = await checkParts(transaction, owned, input);
    if (!parts.ok) return parts;
    const change = { wish: input.as ?? 'keep', before: before.publishedAt, said: input };
    const moment = await postMoment(transaction, owned, change);
    if (!moment.ok) return moment;
    // Written only where it changes: a Date holds fewer digits than the database, and the order of what is published hangs on them.
    const isMoved = moment.value?.getTime() !== before.publishedAt?.getTime();
    const publishedAt = input.as === 'publish' ? sql`now()` : moment.value;
    await transaction
      .update(post)
      .set({ body: input.body, changedAt: sql`now()`, ...(isMoved && { publishedAt }) })
      .where(mine);
    await writeParts(transaction, input.post, parts.value);
    return ok({ state: postStateOf(moment.value, new Date()) });
  });
}
