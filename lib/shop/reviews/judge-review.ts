import 'server-only';
import { eq, type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { review } from '@/db/schema/shop/review';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { JudgeReview } from './schema';

/**
 * What an operator decides of a review: to hide it for a reason, to leave it as it is, or to show it again. Hiding and showing are
 * mailed to who wrote it, who finds the reason beside it; with any of them what was reported is dealt with. `not_found` for
 * everybody else, as for a missing one; one that the database hides, because it speaks of the writer's own page, stays so.
 */
export async function judgeReview(actor: Actor, input: JudgeReview): Promise<Result<null, 'not_found'>> {
  if (actor.kind !== 'person' || !actor.operator) return refuse('not_found');
  const id = sql`${toUuid(input.review)}::uuid`;
  return shopDb().transaction(async (transaction) => {
    const [found] = await transaction.select().from(review).where(eq(review.id, input.review)).for('update');
    if (!found) return refuse('not_found');
    const change = changeOf(input, found.hiddenReason);
    if (change) {
      await transaction.execute(sql`update shop.review set ${change} where id = ${id}`);
      const notice = input.verdict === 'hide' ? 'review_hidden' : 'review_restored';
      await transaction.execute(
        sql`select identity.tell_owner(${toUuid(found.personId)}::uuid, ${toUuid(found.pageId)}::uuid, ${notice})`,
      );
    }
    await transaction.execute(
      sql`update shop.review_report set decided_at = now() where review_id = ${id} and decided_at is null`,
    );
    const detail = { review: input.review, ...(input.verdict === 'hide' && { reason: input.reason }) };
    await audit(transaction, actor, `review.${input.verdict}`, found.pageId, detail);
    return ok(null);
  });
}

/** What changes of the row; null when it stands so already. */
function changeOf(input: JudgeReview, hidden: string | null): SQL | null {
  switch (input.verdict) {
    case 'keep':
      return null;
    case 'hide':
      return hidden === input.reason || hidden === 'own_page'
        ? null
        : sql`hidden_at = now(), hidden_reason = ${input.reason}`;
    case 'restore':
      return hidden === null || hidden === 'own_page' ? null : sql`hidden_at = null, hidden_reason = null`;
  }
}
