import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { pageInvite } from '@/db/schema/shop/invite';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from './change-page';
import type { WithdrawInvite } from './schema';

/** Takes an invitation back while it waits; one that no longer waits is no fault. Refusal: `not_found` (the page). */
export async function withdrawInvite(
  actor: Actor,
  input: WithdrawInvite,
): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_people', async (transaction, owned) => {
    const withdrawn = await transaction
      .update(pageInvite)
      .set({ state: 'withdrawn', answeredAt: sql`now()` })
      .where(and(eq(pageInvite.id, input.invite), eq(pageInvite.pageId, owned.id), eq(pageInvite.state, 'pending')))
      .returning({ id: pageInvite.id });
    if (withdrawn.length > 0)
      await audit(transaction, actor, 'page.withdraw-invite', owned.id, { invite: input.invite });
    return ok(null);
  });
}
