import 'server-only';
import { eq } from 'drizzle-orm';
import { deliveryRate, deliveryZone } from '@/db/schema/shop/delivery';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import { summarizeDelivery } from './summarize-delivery';

/** What the first zone and rate are called until their owner says otherwise: words of her page's language. */
export type FirstNames = { zone: string; rate: string };

/**
 * Makes a shop's simple settings its first zone, with one rate that costs what they say and takes as many days, now of work. A shop that has zones keeps
 * them: done twice it is done once. Refusals: `not_found`.
 */
export function beginZones(
  actor: Actor,
  input: { page: Id<'page'> },
  names: FirstNames,
): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    const known = await transaction
      .select({ id: deliveryZone.id })
      .from(deliveryZone)
      .where(eq(deliveryZone.pageId, owned.id))
      .limit(1);
    const [settings] = await transaction
      .select({
        ...{ minor: page.deliveryMinor, min: page.deliveryDaysMin, max: page.deliveryDaysMax },
        ...{ countries: page.deliveryCountries, country: page.country },
      })
      .from(page)
      .where(eq(page.id, owned.id));
    if (known.length > 0 || !settings) return ok(null);
    const zoneId = newId('zone');
    const areas = settings.countries.length > 0 ? settings.countries : [settings.country];
    await transaction
      .insert(deliveryZone)
      .values({ id: zoneId, pageId: owned.id, position: 0, name: names.zone, areas: areas.slice(0, 300) });
    await transaction.insert(deliveryRate).values({
      ...{ zoneId, position: 0, pageId: owned.id, name: names.rate, currency: owned.currency, basis: 'flat' },
      ...{ bandFrom: [0n], bandMinor: [settings.minor] },
      ...{ processingDays: 0, transitMin: settings.min, transitMax: settings.max },
    });
    await summarizeDelivery(transaction, owned);
    await audit(transaction, actor, 'page.begin-zones', owned.id, {});
    return ok(null);
  });
}
