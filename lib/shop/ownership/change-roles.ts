import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { pageMember } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage, countOwners } from './change-page';
import { type PageRefusal, rolesOf } from './model';
import type { ChangeRoles } from './schema';
import { withdrawInvitesOf } from './withdraw-invites-of';

/**
 * An owner gives one of the page's people other roles; they count from her next request on, also on what she began and has
 * queued. An owner who becomes something else takes the invitations along that she made. The same roles again are no fault and
 * leave no trace.
 * Refusals: `last_owner` (a page always has one), `person_gone` (none of the page's people any more), `not_allowed`, `not_found`.
 */
export async function changeRoles(
  actor: Actor,
  input: ChangeRoles,
): Promise<Result<null, 'last_owner' | 'person_gone' | PageRefusal>> {
  // The page stays locked to the end: of two last owners who step back at once, the second finds herself the last.
  return changePage(actor, input.page, 'change_people', async (transaction, owned) => {
    const hers = and(eq(pageMember.pageId, owned.id), eq(pageMember.personId, input.person));
    const [held] = await transaction.select({ roles: pageMember.roles }).from(pageMember).where(hers);
    if (!held) return refuse('person_gone');
    const before = rolesOf(held.roles);
    if (before.join() === input.roles.join()) return ok(null);
    if (before.includes('owner')) {
      // Whoever gives another one roles stays an owner herself; that one may have closed her account and not be counted.
      const stepsBack = input.person === owned.personId;
      if (stepsBack && (await countOwners(transaction, owned.id)) < 2) return refuse('last_owner', 'roles');
      await withdrawInvitesOf(transaction, owned, input.person);
    }
    await transaction
      .update(pageMember)
      .set({ roles: input.roles, givenBy: owned.personId, givenAt: sql`now()` })
      .where(hers);
    const said = { person: input.person, from: before.join(), to: input.roles.join() };
    await audit(transaction, actor, 'page.change-roles', owned.id, said);
    return ok(null);
  });
}
