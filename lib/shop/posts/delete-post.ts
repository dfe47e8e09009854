import 'server-only';
import { and, eq } from 'drizzle-orm';
import { post } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { DeletePost } from './schema';

/**
 * Takes a post away for good; one that is gone already is no fault. Answers the handle of
 * its page. Refusal: `not_found` (the page).
 */
export async function deletePost(
  actor: Actor,
  input: DeletePost,
): Promise<Result<{ handle: string }, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const deleted = await transaction
      .delete(post)
      .where(and(eq(post.id, input.post), eq(post.pageId, owned.id)))
      .returning({ id: post.id });
    if (deleted.length > 0) await audit(transaction, actor, 'post.delete', input.post);
    return ok({ handle: owned.handle });
  });
}
