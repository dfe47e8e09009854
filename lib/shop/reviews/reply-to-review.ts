import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { review } from '@/db/schema/shop/review';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import type { ReplyToReview } from './schema';

/**
 * Answers a review of one of the page's products, as the page and for everybody to read, or instead of what was answered before; with
 * no words the answer is taken back. Whoever may speak for the page in its updates may here. Refusal: `not_found` (also a hidden one).
 */
export async function replyToReview(actor: Actor, input: ReplyToReview): Promise<Result<null, PageRefusal>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const said = input.reply !== '';
    const answered = await transaction
      .update(review)
      .set({ reply: input.reply, repliedAt: said ? sql`now()` : null })
      .where(and(eq(review.id, input.review), eq(review.pageId, owned.id), isNull(review.hiddenAt)))
      .returning({ id: review.id });
    if (answered.length === 0) return refuse('not_found');
    await audit(transaction, actor, 'review.reply', owned.id, { review: input.review, said });
    return ok(null);
  });
}
