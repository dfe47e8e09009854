import 'server-only';
import { and, arrayContains, eq, exists, gt, inArray, ne, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { pageInvite } from '@/db/schema/shop/invite';
import { page, pageMember } from '@/db/schema/shop/page';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { countPeople, isClosedAccount, type ShopTransaction } from './change-page';
import { inviteHash } from './invite-person';
import { peopleMax, rolesOf } from './model';
import type { AnswerInvite } from './schema';

/**
 * Says yes or no to an invitation to be one of a page's people; yes gives her the roles it carries. Only a person whose verified e-mail was invited can; for
 * anybody else it is `not_found`, as one that was withdrawn, has run out, was answered, or was made by
 * somebody who does not own the page any more.
 * Refusals: `people_max`, `not_found`.
 */
export async function answerInvite(
  actor: Actor,
  input: AnswerInvite,
): Promise<Result<{ handle: string }, 'people_max' | 'not_found'>> {
  if (actor.kind !== 'person' || !actor.emailVerified) return refuse('not_found');
  const mine = inviteHash(actor.email);
  const answer = shopDb().transaction(async (transaction) => {
    const waits = and(
      eq(pageInvite.id, input.invite),
      eq(pageInvite.emailHash, mine),
      eq(pageInvite.state, 'pending'),
      gt(pageInvite.expiresAt, sql`now()`),
    );
    // Whoever changes an invitation holds its page first: here too, or two who meet would wait for each other.
    const [asked] = await transaction
      .select({ handle: page.handle })
      .from(page)
      .where(
        and(
          inArray(page.id, transaction.select({ id: pageInvite.pageId }).from(pageInvite).where(waits)),
          ne(page.state, 'closed'),
        ),
      )
      .for('no key update');
    if (!asked) return refuse('not_found');
    const maker = transaction
      .select({ pageId: pageMember.pageId })
      .from(pageMember)
      .where(
        and(
          eq(pageMember.pageId, pageInvite.pageId),
          eq(pageMember.personId, pageInvite.invitedBy),
          arrayContains(pageMember.roles, ['owner']),
        ),
      );
    // The page may have been waited for: whether the invitation stands, and its maker still owns the page, is certain now.
    const [invite] = await transaction
      .select({ id: pageInvite.id, pageId: pageInvite.pageId, roles: pageInvite.roles, by: pageInvite.invitedBy })
      .from(pageInvite)
      .where(and(waits, exists(maker)))
      .for('update');
    if (!invite) return refuse('not_found');
    if (input.answer === 'accept') {
      if ((await countPeople(transaction, invite.pageId)) >= peopleMax) return refuse('people_max');
      await join(transaction, actor, invite);
    }
    const state = input.answer === 'accept' ? 'accepted' : 'declined';
    await transaction.update(pageInvite).set({ state, answeredAt: sql`now()` }).where(eq(pageInvite.id, invite.id));
    return ok(asked);
  });
  return answer.catch((error: unknown) => {
    // Her account was closed from another screen meanwhile.
    if (isClosedAccount(error)) return refuse('not_found');
    throw error;
  });
}

type Standing = Pick<typeof pageInvite.$inferSelect, 'id' | 'pageId' | 'roles'> & { readonly by: Id<'person'> };

async function join(
  transaction: ShopTransaction,
  actor: PersonActor,
  { id, pageId, roles, by }: Standing,
): Promise<void> {
  await transaction
    .insert(pageMember)
    .values({ pageId, personId: actor.personId, roles: rolesOf(roles), givenBy: by })
    .onConflictDoNothing();
  await audit(transaction, actor, 'page.join', pageId, { invite: id, roles: roles.join(), by });
}
