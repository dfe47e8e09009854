import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { pageMember } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from './change-page';
import type { RemovePerson } from './schema';
import { withdrawInvitesOf } from './withdraw-invites-of';

/**
 * An owner removes somebody from the page's people, who is told by mail; from the next request on it is as closed to her as
 * to a stranger, and no invitation she made or was sent leads back. Whoever removes stays, so a page never loses its
 * last owner this way. Removing somebody who is none of them (any more) is no fault.
 * Refusals: `leave_instead` (that is the actor herself), `not_allowed`, `not_found` (the page).
 */
export async function removePerson(
  actor: Actor,
  input: RemovePerson,
): Promise<Result<null, 'leave_instead' | 'not_allowed' | 'not_found'>> {
  // Of two owners who remove each other at once the second waits for the page, and then does not own it any more.
  return changePage(actor, input.page, 'change_people', async (transaction, owned) => {
    if (input.person === owned.personId) return refuse('leave_instead');
    await withdrawInvitesOf(transaction, owned, input.person);
    const removed = await transaction
      .delete(pageMember)
      .where(and(eq(pageMember.pageId, owned.id), eq(pageMember.personId, input.person)))
      .returning({ personId: pageMember.personId });
    if (removed.length === 0) return ok(null);
    await audit(transaction, actor, 'page.remove-person', owned.id, { person: input.person });
    await transaction.execute(
      sql`select identity.tell_owner(${toUuid(input.person)}::uuid, ${toUuid(owned.id)}::uuid, 'owner_removed')`,
    );
    return ok(null);
  });
}
