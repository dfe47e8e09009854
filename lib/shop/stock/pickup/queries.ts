import 'server-only';
import { eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { pickup } from '@/db/schema/shop/pickup';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { requireMember } from '@/lib/shop/ownership/queries';

/** What its owner said of a place at which buyers fetch. */
export type PickupView = { placeId: Id<'place'> } & Record<
  'line1' | 'city' | 'region' | 'postalCode' | 'hours',
  string
> & {
    days: number;
  };

/** The places of a page at which buyers fetch, for its people; nothing for anybody else. */
export async function pickupsOf(actor: Actor, pageId: Id<'page'>): Promise<PickupView[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const { placeId, line1, city, region, postalCode, hours, days } = pickup;
  return shopDb()
    .select({ placeId, line1, city, region, postalCode, hours, days })
    .from(pickup)
    .where(eq(pickup.pageId, pageId));
}
