import 'server-only';
import { createHmac } from 'node:crypto';
import { and, count, eq, gt, sql } from 'drizzle-orm';
import { pageInvite } from '@/db/schema/shop/invite';
import type { Actor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { env } from '@/lib/platform/env';
import { changePage, type OwnedPage, type ShopTransaction } from './change-page';
import { emailHint, inviteDays, type PageRefusal, peopleMax } from './model';
import type { InvitePerson } from './schema';

/**
 * Asks the person with this e-mail to be one of the page's people, with these roles. The answer is the same whether or not she
 * has an account: an invitation waits, and is seen by whoever proves that address. Asking again renews it, with the roles now said.
 * Refusals: `invites_max` (too many are waiting), `belongs_already`, `not_allowed`, `not_found`.
 */
export async function invitePerson(
  actor: Actor,
  input: InvitePerson,
): Promise<Result<{ hint: string }, 'invites_max' | 'belongs_already' | PageRefusal>> {
  return changePage(actor, input.page, 'change_people', async (transaction, owned) => {
    if (await isMembersAddress(transaction, owned, input.email)) return refuse('belongs_already', 'email');
    const emailHash = inviteHash(input.email);
    const waits = and(eq(pageInvite.pageId, owned.id), eq(pageInvite.state, 'pending'));
    const [waiting] = await transaction
      .select({ invites: count() })
      .from(pageInvite)
      .where(and(waits, gt(pageInvite.expiresAt, sql`now()`)));
    const expiresAt = sql`now() + make_interval(days => ${inviteDays})`;
    const renewed = await transaction
      .update(pageInvite)
      // Whoever renews it answers for it: it must not end with an owner who leaves.
      .set({ expiresAt, roles: input.roles, invitedBy: owned.personId })
      .where(and(waits, eq(pageInvite.emailHash, emailHash)))
      .returning({ id: pageInvite.id });
    const said = input.roles.join();
    if (renewed[0]) {
      await audit(transaction, actor, 'page.invite-person', owned.id, { invite: renewed[0].id, roles: said });
      return ok({ hint: emailHint(input.email) });
    }
    if ((waiting?.invites ?? 0) >= peopleMax) return refuse('invites_max', 'email');
    const id = newId('invite');
    const hint = emailHint(input.email);
    await transaction.insert(pageInvite).values({
      id,
      pageId: owned.id,
      emailHash,
      emailHint: hint,
      roles: input.roles,
      invitedBy: owned.personId,
      expiresAt,
    });
    await audit(transaction, actor, 'page.invite-person', owned.id, { invite: id, roles: said });
    return ok({ hint });
  });
}

async function isMembersAddress(transaction: ShopTransaction, owned: OwnedPage, email: string): Promise<boolean> {
  const [row] = await transaction.execute<{ owns: boolean }>(
    sql`select shop.is_members_address(${toUuid(owned.id)}::uuid, ${email}) as owns`,
  );
  return row?.owns ?? false;
}

/** The keyed hash under which an address is invited: without the key, a stolen table does not tell whom. */
export function inviteHash(email: string): string {
  return createHmac('sha256', env().SOUK_SECRET).update(`invite:${email.trim().toLowerCase()}`).digest('hex');
}
