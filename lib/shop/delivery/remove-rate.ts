import 'server-only';
import { and, eq } from 'drizzle-orm';
import { deliveryRate } from '@/db/schema/shop/delivery';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { RemoveRate } from './schema';
import { summarizeDelivery } from './summarize-delivery';

/** Takes a rate away; a zone without any is where the shop does not deliver. Refusals: `not_found`. */
export function removeRate(
  actor: Actor,
  { page, zone, place }: RemoveRate,
): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, page, 'change_settings', async (transaction, owned) => {
    const rate = and(
      eq(deliveryRate.zoneId, zone),
      eq(deliveryRate.position, place),
      eq(deliveryRate.pageId, owned.id),
    );
    await transaction.delete(deliveryRate).where(rate);
    await summarizeDelivery(transaction, owned);
    await audit(transaction, actor, 'page.remove-rate', owned.id, {});
    return ok(null);
  });
}
