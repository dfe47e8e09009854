import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { may } from '@/lib/shop/ownership/model';
import { type PageSettings, pageForMember } from '@/lib/shop/ownership/queries';
import { simpleZone, type Zone } from './model';
import { DeliveryZones } from './schema';

/** The zones a page delivers to, for who may see its settings; empty while simple settings are all there is, and for everybody else. */
export async function zonesForOwner(actor: Actor, handle: string): Promise<readonly Zone[]> {
  const page = await pageForMember(actor, handle);
  return page === null || !may(page.roles, 'see_settings') ? [] : storedZones(page.id);
}

/** The zones a page has rows for; in its own words, not yet those of its simple settings. */
async function storedZones(page: Id<'page'>): Promise<readonly Zone[]> {
  const [row] = await readShop<{ zones: unknown }>(sql`select shop.delivery_zones(${toUuid(page)}::uuid) as zones`);
  return DeliveryZones.parse(row?.zones ?? []);
}

/** The zones a page delivers to, those of its simple settings where it has no others; empty for who may not see its settings. */
export async function zonesOrSettings(actor: Actor, page: PageSettings): Promise<readonly Zone[]> {
  if (!may(page.roles, 'see_settings')) return [];
  const zones = await zonesForOwner(actor, page.handle);
  return zones.length > 0 ? zones : [zoneOfSettings(page)];
}

/** The zone that simple settings are. */
export function zoneOfSettings(page: PageSettings): Zone {
  const days = { min: page.deliveryDaysMin, max: page.deliveryDaysMax };
  return simpleZone(money(page.deliveryMinor, page.currency), days, page.deliveryCountries);
}
