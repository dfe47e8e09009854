import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { page } from '@/db/schema/shop/page';
import { aVisit } from '@/db/testing/a-person';
import { aMarket } from '@/db/testing/markets';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { basketOf, shownFor } from '@/lib/money/tap/basket/queries';
import { documentHash } from '@/lib/shop/catalog/product-document';
import { readDocuments } from '@/lib/shop/catalog/read-documents';
import { placeIn } from '@/lib/shop/delivery/model';
import { keepMarket } from '@/lib/shop/markets/keep-market';
import { KeepMarket, SetProductMarket } from '@/lib/shop/markets/schema';
import { setProductMarket } from '@/lib/shop/markets/set-product-market';
import { placeOrder } from './place-order';
import { offerForItems } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

async function aShopWithMarket(change: string) {
  const shop = await aShop({ priceMinor: 4_000n, deliveryMinor: 0n });
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no variant');
  const market = await aMarket(shop.seller, shop.pageId, ['US'], { change });
  const items = [{ variantId, quantity: 1 }];
  const buyer = await aShopper(await aPerson());
  const tap = (expectedMinor: string) => aTap(buyer, variantId, { expectedMinor });
  const buy = (expectedMinor: string) => placeOrder(buyer.actor, tap(expectedMinor), aVisit());
  const changeTo = (to: string) =>
    keepMarket(
      shop.seller,
      KeepMarket.parse({
        ...{ page: shop.pageId, market, name: 'US', countries: ['US'], change: to, rounding: 'exact' },
      }),
    );
  return { ...shop, variantId, market, items, buyer, buy, changeTo };
}

test('an offer asks what the market of its place asks; of a place nobody knows, that of the country she said', async () => {
  const { items } = await aShopWithMarket('10');
  const total = async (place: ReturnType<typeof placeIn> | null, to = '') =>
    (await offerForItems(await aPerson(), items, place, { to }))[0]?.total.amount;
  expect(await total(placeIn('US'))).toBe(4_400n);
  expect(await total(placeIn('DE'))).toBe(4_000n);
  expect(await total(null)).toBe(4_000n);
  expect(await total(null, 'US')).toBe(4_400n);
  // A place that is known says more than what was chosen.
  expect(await total(placeIn('DE'), 'US')).toBe(4_000n);
});

test('a tap pays the price of the market it goes to, and not another one', async () => {
  const shop = await aShopWithMarket('10');
  expect(await shop.buy('4000')).toMatchObject({ ok: false, code: 'price_changed' });
  expect(await shop.buy('4400')).toMatchObject({ ok: true });
});

test('a market that changed between looking and paying is noticed', async () => {
  const shop = await aShopWithMarket('10');
  await shop.changeTo('20');
  expect(await shop.buy('4400')).toMatchObject({ ok: false, code: 'price_changed' });
  await shop.changeTo('-10');
  expect(await shop.buy('4800')).toMatchObject({ ok: true });
});

test('what is not sold in a market is not bought for there, whatever the tap saw', async () => {
  const shop = await aShopWithMarket('0');
  const offers = await offerForItems(shop.buyer.actor, shop.items, placeIn('US'));
  expect(offers[0]?.problem).toBeUndefined();
  const product = offers[0]?.orders[0]?.lines.flatMap((line) => (line.kind === 'goods' ? [line.productId] : []))[0];
  if (!product) throw new Error('nothing offered');
  const [document] = await readDocuments(shop.seller, shop.pageId, [product]);
  const input = { page: shop.pageId, product, market: shop.market, expected: document && documentHash(document) };
  expect(await setProductMarket(shop.seller, SetProductMarket.parse(input))).toMatchObject({ ok: true });
  const [offer] = await offerForItems(shop.buyer.actor, shop.items, placeIn('US'));
  expect([offer?.problem, offer?.orders[0]?.notSold]).toEqual(['not_sold_there', [shop.variantId]]);
  expect(await shop.buy('999999')).toMatchObject({ ok: false, code: 'not_sold_there' });
});

describe('a country in which nobody may buy', () => {
  const look = async (to: string, change: string | null = '10') => {
    const shop = await aShop({ priceMinor: 4_000n, deliveryMinor: 0n });
    const [variantId] = shop.variants;
    if (!variantId) throw new Error('no variant');
    // Of these two one is closed, though this page would send there, and to the other it sends nothing.
    await ownerDb()
      .update(page)
      .set({ deliveryCountries: ['US', 'KW'] })
      .where(eq(page.id, shop.pageId));
    if (change) await aMarket(shop.seller, shop.pageId, ['KW', 'AE'], { change });
    const person = await aPerson();
    const [shown] = await shownFor(person, [{ variantId, quantity: 1 }], to);
    const sheet = await basketOf(person, { variantId, quantity: 1 }, null, { to });
    return {
      page: { total: shown?.total.amount, problem: shown?.problem },
      sheet: { total: sheet?.offer.total.amount, barred: sheet?.barred },
    };
  };

  test.each(['KW', 'AE'])(
    'has its price on the page and on the sheet, and both say that it is not sold there (%s)',
    async (to) => {
      expect(await look(to)).toEqual({
        page: { total: 4_400n, problem: 'not_sold_there' },
        sheet: { total: 4_400n, barred: to },
      });
    },
  );

  test('is no bar where it costs the same everywhere, nor is one where it can be bought, nor none at all', async () => {
    const free = { page: { total: 4_000n, problem: undefined }, sheet: { total: 4_000n, barred: null } };
    expect(await look('KW', null)).toEqual(free);
    expect(await look('US')).toEqual(free);
    expect(await look('')).toEqual(free);
  });

  test('bars nobody whose address is known', async () => {
    const { items } = await aShopWithMarket('10');
    const [item] = items;
    if (!item) throw new Error('nothing');
    const sheet = await basketOf(await aPerson(), item, placeIn('US'), { to: 'KW' });
    expect(sheet).toMatchObject({ barred: null, offer: { total: { amount: 4_400n } } });
  });
});
