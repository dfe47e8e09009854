import 'server-only';
import { and, eq } from 'drizzle-orm';
import { deliveryZone } from '@/db/schema/shop/delivery';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { RemoveZone } from './schema';
import { summarizeDelivery } from './summarize-delivery';

/**
 * Takes a zone away, with its rates; one that is gone already stays gone. After the last one the shop has its simple settings
 * again, as its zones last came to. Refusals: `not_found`.
 */
export function removeZone(actor: Actor, input: RemoveZone): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    await transaction
      .delete(deliveryZone)
      .where(and(eq(deliveryZone.id, input.zone), eq(deliveryZone.pageId, owned.id)));
    await summarizeDelivery(transaction, owned);
    await audit(transaction, actor, 'page.remove-zone', owned.id, {});
    return ok(null);
  });
}
