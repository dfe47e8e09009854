import 'server-only';
import { eq } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { SwitchFeeds } from './schema';

/**
 * Gives a page's catalogue its addresses for machines, or takes them away: then they answer like addresses that never were.
 * Refusals: `not_found`.
 */
export function switchFeeds(actor: Actor, input: SwitchFeeds): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  const feeds = input.feeds === 'on';
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    await transaction.update(page).set({ feeds }).where(eq(page.id, owned.id));
    await audit(transaction, actor, feeds ? 'feeds.on' : 'feeds.off', owned.id);
    return ok(null);
  });
}
