import 'server-only';
import { and, eq } from 'drizzle-orm';
import { pageMember } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage, countOwners } from './change-page';
import type { LeavePage } from './schema';
import { withdrawInvitesOf } from './withdraw-invites-of';

/**
 * The actor stops being one of the page's people; from the next request on it is as closed to her as to a stranger,
 * and no invitation she made or was sent leads back.
 * Refusals: `last_owner` (a page always has one), `not_found`.
 */
export async function leavePage(
  actor: Actor,
  input: LeavePage,
): Promise<Result<null, 'last_owner' | 'not_allowed' | 'not_found'>> {
  // The page stays locked to the end: of two last owners leaving at once, the second finds herself the last.
  return changePage(actor, input.page, 'see_people', async (transaction, owned) => {
    if (owned.roles.includes('owner') && (await countOwners(transaction, owned.id)) < 2) return refuse('last_owner');
    await withdrawInvitesOf(transaction, owned, owned.personId);
    await transaction
      .delete(pageMember)
      .where(and(eq(pageMember.pageId, owned.id), eq(pageMember.personId, owned.personId)));
    await audit(transaction, actor, 'page.leave', owned.id);
    return ok(null);
  });
}
