import 'server-only';
import { and, count, eq, gt, ne, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { pageInvite } from '@/db/schema/shop/invite';
import { page, pageMember } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { ShopTransaction } from './change-page';
import { inviteHash } from './invite-owner';
import { ownersMax } from './model';
import type { AnswerInvite } from './schema';

/**
 * Says yes or no to an invitation to own a page. Only a person whose verified e-mail was invited can; for
 * anybody else it is `not_found`, as one that was withdrawn, has run out or was answered.
 * Refusals: `owners_max`, `not_found`.
 */
export async function answerInvite(
  actor: Actor,
  input: AnswerInvite,
): Promise<Result<{ handle: string }, 'owners_max' | 'not_found'>> {
  if (actor.kind !== 'person' || !actor.emailVerified) return refuse('not_found');
  const mine = inviteHash(actor.email);
  return shopDb().transaction(async (transaction) => {
    const [invite] = await transaction
      .select({ id: pageInvite.id, pageId: pageInvite.pageId })
      .from(pageInvite)
      .where(
        and(
          eq(pageInvite.id, input.invite),
          eq(pageInvite.emailHash, mine),
          eq(pageInvite.state, 'pending'),
          gt(pageInvite.expiresAt, sql`now()`),
        ),
      )
      .for('update');
    if (!invite) return refuse('not_found');
    const [asked] = await transaction
      .select({ handle: page.handle })
      .from(page)
      .where(and(eq(page.id, invite.pageId), ne(page.state, 'closed')))
      .for('no key update');
    if (!asked) return refuse('not_found');
    if (input.answer === 'accept') {
      if (await isFull(transaction, invite.pageId)) return refuse('owners_max');
      await transaction
        .insert(pageMember)
        .values({ pageId: invite.pageId, personId: actor.personId })
        .onConflictDoNothing();
      await audit(transaction, actor, 'page.join', invite.pageId, { invite: invite.id });
    }
    const state = input.answer === 'accept' ? 'accepted' : 'declined';
    await transaction.update(pageInvite).set({ state, answeredAt: sql`now()` }).where(eq(pageInvite.id, invite.id));
    return ok(asked);
  });
}

async function isFull(transaction: ShopTransaction, pageId: Id<'page'>): Promise<boolean> {
  const [owners] = await transaction.select({ people: count() }).from(pageMember).where(eq(pageMember.pageId, pageId));
  return (owners?.people ?? 0) >= ownersMax;
}
