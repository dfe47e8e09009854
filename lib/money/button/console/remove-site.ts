import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payOrder } from '@/db/schema/money/button/pay-order';
import { payKey, paySite } from '@/db/schema/money/button/site';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { siteToChange } from '@/lib/money/button/site-of-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';

/**
 * Removes a site for good: its keys open nothing and its button pays nothing; its orders stay the page's. Refusals: `not_allowed`,
 * `not_found`, `orders_held` (money of shoppers is held for it, which nobody could take or let go afterwards).
 */
export function removeSite(actor: Actor, site: Id<'site'>): Promise<Result<null, PageRefusal | 'orders_held'>> {
  return asActor(actor, async (tx) => {
    const found = await siteToChange(tx, site);
    if (!found.ok) return found;
    const held = and(eq(payOrder.siteId, site), eq(payOrder.state, 'authorized'));
    if ((await tx.$count(payOrder, held)) > 0) return refuse('orders_held');
    await tx.update(paySite).set({ removedAt: sql`clock_timestamp()` }).where(eq(paySite.id, site));
    await tx
      .update(payKey)
      .set({ revokedAt: sql`clock_timestamp()` })
      .where(and(eq(payKey.siteId, site), isNull(payKey.revokedAt)));
    return ok(null);
  });
}
