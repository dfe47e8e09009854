import 'server-only';
import { and, eq, or, sql } from 'drizzle-orm';
import { pageInvite } from '@/db/schema/shop/invite';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { OwnedPage, ShopTransaction } from './change-page';
import { inviteHash } from './invite-person';

/**
 * Takes back what would let somebody return who stops owning the page: the invitations she made, and those to her own
 * address. Called while she still owns it, under the page's lock.
 */
export async function withdrawInvitesOf(
  transaction: ShopTransaction,
  owned: OwnedPage,
  personId: Id<'person'>,
): Promise<void> {
  const [row] = await transaction.execute<{ email: string | null }>(
    sql`select shop.members_address(${toUuid(owned.id)}::uuid, ${toUuid(personId)}::uuid) as email`,
  );
  const toHer = row?.email ? eq(pageInvite.emailHash, inviteHash(row.email)) : undefined;
  await transaction
    .update(pageInvite)
    .set({ state: 'withdrawn', answeredAt: sql`now()` })
    .where(
      and(
        eq(pageInvite.pageId, owned.id),
        eq(pageInvite.state, 'pending'),
        or(eq(pageInvite.invitedBy, personId), toHer),
      ),
    );
}
