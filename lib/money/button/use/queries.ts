import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import type { SiteView } from '@/lib/money/button/console/queries';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import { daysShown, type UseDay } from './model';
import { DayRows } from './schema';

/**
 * The last `daysShown` days of a site's button (UTC), today last; null for whoever may not see the page's settings. `orders`: whether what
 * was paid is hers to see too; otherwise it is none on every day.
 */
export function useOfSite(
  actor: Actor,
  { id, pageId }: Pick<SiteView, 'id' | 'pageId'>,
): Promise<{ days: UseDay[]; orders: boolean } | null> {
  return asActor(actor, async (tx) => {
    if (!(await mayOnPage(tx, pageId, 'see_settings'))) return null;
    const orders = await mayOnPage(tx, pageId, 'see_orders');
    const [row] = await tx.execute<{ days: unknown }>(
      sql`select money.button_days(${toUuid(id)}::uuid, ${daysShown}::int) as days`,
    );
    return { days: DayRows.parse(row?.days), orders };
  });
}
