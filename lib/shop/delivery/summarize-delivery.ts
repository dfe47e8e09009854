import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import { countries } from '@/lib/kernel/countries';
import { toUuid } from '@/lib/kernel/ids';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { countriesOf, placeIn, type Rate, zoneFor } from './model';
import { DeliveryZones } from './schema';

/**
 * Writes on the page what its zones come to, for whoever asks of many pages at once: the countries something goes to, and the
 * price and the days of a small parcel at home, or in the first zone. Part of every change of zones; without zones it leaves
 * the page as it is.
 */
export async function summarizeDelivery(transaction: ShopTransaction, owned: OwnedPage): Promise<void> {
  const [row] = await transaction.execute<{ zones: unknown; country: string }>(
    sql`select shop.delivery_zones(g.id) as zones, g.country from shop.page g where g.id = ${toUuid(owned.id)}::uuid`,
  );
  const zones = DeliveryZones.parse(row?.zones ?? []);
  if (zones.length === 0) return;
  const home = zoneFor(zones, placeIn(row?.country ?? ''));
  const shown = home && home.rates.length > 0 ? home : zones.find((zone) => zone.rates.length > 0);
  const least = shown && leastOf(shown.rates);
  await transaction
    .update(page)
    .set({
      deliveryCountries: countriesOf(zones, countries),
      ...(least && {
        deliveryMinor: least.bands[0]?.minor ?? 0n,
        deliveryDaysMin: Math.min(90, least.processingDays + least.transitMin),
        deliveryDaysMax: Math.min(120, least.processingDays + least.transitMax),
      }),
    })
    .where(eq(page.id, owned.id));
}

function leastOf(rates: readonly Rate[]): Rate | undefined {
  return rates.reduce<Rate | undefined>(
    (least, rate) => (least && (least.bands[0]?.minor ?? 0n) <= (rate.bands[0]?.minor ?? 0n) ? least : rate),
    undefined,
  );
}
