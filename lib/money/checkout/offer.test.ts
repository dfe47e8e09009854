import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { page } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { setRule } from '@/db/testing/rules';
import { aGuest, aShop, ownerDb } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { newId } from '@/lib/kernel/ids';
import { placeIn } from '@/lib/shop/delivery/model';
import { offerForItems } from './queries';

const anybody = aGuest();
const offer = (items: { variantId: Id<'variant'>; quantity: number }[], country: string | null = 'US') =>
  offerForItems(anybody, items, country === null ? null : placeIn(country));

async function goods(part: Parameters<typeof aShop>[0] = {}) {
  const shop = await aShop(part);
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  return { ...shop, variantId, one: { variantId, quantity: 1 } };
}
const setPage = (pageId: Id<'page'>, part: Partial<typeof page.$inferInsert>) =>
  ownerDb().update(page).set(part).where(eq(page.id, pageId));

beforeAll(async () => {
  await setRule('FR', 'buy', 'open');
  await setRule('DE', 'buy', 'closed');
});

describe('an offer', () => {
  test('names goods, delivery and tax at today’s terms, and they sum to its total', async () => {
    const { one } = await goods({ priceMinor: 2_000n, deliveryMinor: 500n, taxBasisPoints: 825 });
    const [found] = await offer([{ ...one, quantity: 2 }]);
    expect(found?.orders[0]?.lines.map((line) => [line.kind, line.amount.amount])).toEqual([
      ['goods', 4_000n],
      ['delivery', 500n],
      ['tax', 371n],
    ]);
    expect(found).toMatchObject({ currency: 'USD', total: { amount: 4_871n } });
    expect(found).not.toHaveProperty('problem');
  });

  test('is one for each currency and one order for each seller, whatever the sequence of the items', async () => {
    const shops = [await goods(), await goods(), await goods({ currency: 'EUR' })];
    const items = shops.map((shop) => shop.one);
    const shape = async (list: typeof items) =>
      (await offer(list)).map((one) => [one.currency, one.orders.length, one.total.amount]).sort();
    expect(await shape(items)).toEqual([
      ['EUR', 1, 4_620n],
      ['USD', 2, 9_240n],
    ]);
    expect(await shape([...items].reverse())).toEqual(await shape(items));
  });

  test('has the lines of a seller in the order in which they are asked for', async () => {
    const { variants } = await goods({ stocks: [3, 3, 3] });
    for (const asked of [variants, [...variants].reverse()]) {
      const [found] = await offer(asked.map((variantId) => ({ variantId, quantity: 1 })));
      const lines = found?.orders[0]?.lines.flatMap((line) => (line.kind === 'goods' ? line.variantId : []));
      expect(lines).toEqual(asked);
    }
  });

  test('counts two lines of one thing together', async () => {
    const { one } = await goods({ stocks: [3] });
    expect((await offer([one, { ...one, quantity: 2 }]))[0]).toMatchObject({ total: { amount: 12_860n } });
    expect((await offer([one, { ...one, quantity: 3 }]))[0]?.problem).toBe('sold_out');
  });

  test('follows a price from one moment to the next', async () => {
    const { variantId, one } = await goods();
    await ownerDb().update(variant).set({ priceMinor: 1n }).where(eq(variant.id, variantId));
    expect((await offer([one]))[0]?.total.amount).toBe(501n);
  });

  test('says nothing about delivery while the country is not known', async () => {
    const { pageId, one } = await goods();
    await setPage(pageId, { deliveryCountries: [] });
    expect((await offer([one], null))[0]).not.toHaveProperty('problem');
    expect((await offer([one]))[0]?.problem).toBe('not_delivered_here');
  });

  test.each([
    ['closed', { shopOpen: false }],
    ['closed', { state: 'draft' }],
    ['market_closed', { country: 'ZZ' }],
    ['not_delivered_here', { deliveryCountries: ['FR'] }],
  ] as const)('says %s of a shop that is %j', async (problem, part) => {
    const { pageId, one } = await goods();
    await setPage(pageId, part as Partial<typeof page.$inferInsert>);
    const [found] = await offer([one]);
    expect([found?.problem, found?.orders[0]?.problem]).toEqual([problem, problem]);
  });

  test('of a page that closed for good is missing, like what never was', async () => {
    const [gone, open] = [await goods(), await goods()];
    await setPage(gone.pageId, { state: 'closed', shopOpen: false });
    expect(await offer([gone.one])).toEqual([]);
    expect((await offer([gone.one, open.one])).flatMap((one) => one.orders.map((order) => order.pageId))).toEqual([
      open.pageId,
    ]);
  });

  test('follows the market of the buyer: closed, missing and open', async () => {
    const { pageId, one } = await goods();
    await setPage(pageId, { deliveryCountries: ['US', 'DE', 'FR', 'IT'] });
    const problems = await Promise.all(
      ['DE', 'IT', 'FR'].map(async (country) => (await offer([one], country))[0]?.problem),
    );
    expect(problems).toEqual(['market_closed', 'market_closed', undefined]);
  });

  test.each(['USD', 'JPY', 'KWD'])('in %s is refused from the ninth digit of the total on', async (currency) => {
    const { one } = await goods({ priceMinor: 10_000_000n, deliveryMinor: 0n, currency });
    expect((await offer([{ ...one, quantity: 9 }]))[0]).not.toHaveProperty('problem');
    expect((await offer([{ ...one, quantity: 10 }]))[0]?.problem).toBe('total_too_high');
  });

  test('is too high also when only its sellers together are, and a nearer reason goes before it', async () => {
    const shops = [await goods({ priceMinor: 60_000_000n }), await goods({ priceMinor: 60_000_000n })];
    const items = shops.map((shop) => shop.one);
    expect((await offer(items))[0]?.problem).toBe('total_too_high');
    expect((await offer(items))[0]?.orders.map((order) => order.problem)).toEqual([undefined, undefined]);
    expect((await offer(items.map((item) => ({ ...item, quantity: 11 }))))[0]?.problem).toBe('sold_out');
  });

  test('names the first reason of any seller for the whole purchase', async () => {
    const [fine, closed] = [await goods(), await goods()];
    await setPage(closed.pageId, { shopOpen: false });
    const [found] = await offer([fine.one, closed.one]);
    expect(found?.problem).toBe('closed');
    expect(found?.orders.filter((order) => order.problem === undefined)).toHaveLength(1);
  });
});

describe('what cannot be bought by anybody', () => {
  test.each([
    [
      'taken out',
      (id: Id<'variant'>) => ownerDb().update(variant).set({ removedAt: new Date() }).where(eq(variant.id, id)),
    ],
    [
      'without a price',
      (id: Id<'variant'>) => ownerDb().update(variant).set({ priceMinor: null }).where(eq(variant.id, id)),
    ],
  ] as const)('is left out: a variant %s', async (_, change) => {
    const { variantId, one } = await goods();
    await change(variantId);
    expect(await offer([one])).toEqual([]);
  });

  test.each(['draft', 'archived'])('is left out: a product that is %s', async (state) => {
    const { pageId, one } = await goods();
    await ownerDb().update(product).set({ state }).where(eq(product.pageId, pageId));
    expect(await offer([one])).toEqual([]);
  });

  test('is left out: what never was, and nothing at all', async () => {
    expect(await offer([{ variantId: newId('variant'), quantity: 1 }])).toEqual([]);
    expect(await offer([])).toEqual([]);
  });
});
