import { discount, discountCode } from '@/db/schema/shop/discount';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { pages } from './world/pages';
import { minor, pageIdOf } from './write-shops';

/** Discounts of the demo's shops. All need a code: what nobody asked for would change what every button says. */
const discounts = [
  {
    ...{ page: 'cedar-and-co', title: 'Welcome', code: 'WELCOME10', kind: 'percent_order', basisPoints: 1000 },
    ...{ most: '40.00', perPersonMax: 1, combines: ['delivery'], daysAgo: 30 },
  },
  {
    ...{ page: 'cedar-and-co', title: 'Delivered to Oregon', code: 'RIVER', kind: 'delivery', basisPoints: 0 },
    ...{ most: '29.00', usesMax: 200, combines: ['order'], daysAgo: 12 },
  },
  {
    ...{ page: 'beit-alfakhar', title: 'خصم الأصدقاء', code: 'أصدقاء', kind: 'percent_order', basisPoints: 1500 },
    ...{ most: null, perPersonMax: 1, combines: [], daysAgo: 20 },
  },
] as const;

/** Writes them with their codes, each as its owner would have. */
export async function writeDiscounts(database: OwnerDb, derive: Derive): Promise<void> {
  for (const { page, code, most, daysAgo, ...one } of discounts) {
    const [id, pageId] = [derive.id('discount', `${page} ${code}`, daysAgo), pageIdOf(derive, page)];
    const currency = pages.find((shop) => shop.handle === page)?.currency ?? 'USD';
    const said = {
      ...one,
      currency,
      combines: [...one.combines],
      mostMinor: most === null ? null : minor(most, currency),
    };
    const when = { startsAt: derive.ago(daysAgo), createdAt: derive.ago(daysAgo) };
    await database
      .insert(discount)
      .values({ ...said, ...when, id, pageId, method: 'code' })
      .onConflictDoNothing();
    await database.insert(discountCode).values({ pageId, code, discountId: id }).onConflictDoNothing();
  }
}
