import { deliveryRate, deliveryZone } from '@/db/schema/shop/delivery';
import { doorZone } from '@/db/schema/shop/door';
import { type Id, newId } from '@/lib/kernel/ids';
import { ownerDb } from './world';

/** A zone for the United States with one rate, 5.00; where it `offers`, up to 60.00 may be paid at the door for 3.00. */
export async function aDoorZone({ pageId }: { pageId: Id<'page'> }, offers = true): Promise<Id<'zone'>> {
  const zone = newId('zone');
  await ownerDb()
    .insert(deliveryZone)
    .values({ id: zone, pageId, position: 0, name: 'US', areas: ['US'] });
  await ownerDb()
    .insert(deliveryRate)
    .values({
      ...{ zoneId: zone, position: 0, pageId, name: 'Post', currency: 'USD', basis: 'flat' },
      ...{ bandFrom: [0n], bandMinor: [500n], processingDays: 1, transitMin: 1, transitMax: 3 },
    });
  if (offers)
    await ownerDb()
      .insert(doorZone)
      .values({ zoneId: zone, pageId, currency: 'USD', feeMinor: 300n, mostMinor: 6_000n });
  return zone;
}
