import 'server-only';
import { and, count, eq } from 'drizzle-orm';
import { pageMember } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from './change-page';
import type { LeavePage } from './schema';

/**
 * The actor stops owning the page; from the next request on it is as closed to her as to a stranger.
 * Refusals: `last_owner` (a page always has one), `not_found`.
 */
export async function leavePage(actor: Actor, input: LeavePage): Promise<Result<null, 'last_owner' | 'not_found'>> {
  // The page stays locked to the end: of two last owners leaving at once, the second finds herself the last.
  return changePage(actor, input.page, async (transaction, owned) => {
    const [owners] = await transaction
      .select({ people: count() })
      .from(pageMember)
      .where(eq(pageMember.pageId, owned.id));
    if ((owners?.people ?? 0) < 2) return refuse('last_owner');
    await transaction
      .delete(pageMember)
      .where(and(eq(pageMember.pageId, owned.id), eq(pageMember.personId, owned.personId)));
    await audit(transaction, actor, 'page.leave', owned.id);
    return ok(null);
  });
}
