import 'server-only';
import { sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { pageForOwner } from '@/lib/shop/ownership/queries';
import type { Zone } from './model';
import { DeliveryZones } from './schema';

/** The zones a page delivers to, for its owner; empty while simple settings are all there is, and for everybody else. */
export async function zonesForOwner(actor: Actor, handle: string): Promise<readonly Zone[]> {
  const page = await pageForOwner(actor, handle);
  return page === null ? [] : storedZones(page.id);
}

/** The zones a page has rows for; in its own words, not yet those of its simple settings. */
async function storedZones(page: Id<'page'>): Promise<readonly Zone[]> {
  const [row] = await readShop<{ zones: unknown }>(sql`select shop.delivery_zones(${toUuid(page)}::uuid) as zones`);
  return DeliveryZones.parse(row?.zones ?? []);
}
