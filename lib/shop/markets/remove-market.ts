import 'server-only';
import { and, eq } from 'drizzle-orm';
import { market } from '@/db/schema/shop/market';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { RemoveMarket } from './schema';

/**
 * Takes a market away, with all that is fixed in it: its countries see the page's own prices again. One that is gone already stays
 * gone. Refusals: `not_found`.
 */
export function removeMarket(actor: Actor, input: RemoveMarket): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    await transaction.delete(market).where(and(eq(market.id, input.market), eq(market.pageId, owned.id)));
    await audit(transaction, actor, 'page.remove-market', owned.id, { market: input.market });
    return ok(null);
  });
}
