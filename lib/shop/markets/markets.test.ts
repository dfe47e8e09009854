import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { variant } from '@/db/schema/shop/product';
import { aMarket } from '@/db/testing/markets';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { chargeStep, currencies, minorDigits } from '@/lib/kernel/money';
import { documentHash } from '@/lib/shop/catalog/product-document';
import { productBySlug, productsOfPage } from '@/lib/shop/catalog/queries';
import { readDocuments } from '@/lib/shop/catalog/read-documents';
import { search } from '@/lib/shop/search/queries';
import { keepMarket } from './keep-market';
import { marketsForOwner } from './queries';
import { removeMarket } from './remove-market';
import { KeepMarket, SetProductMarket } from './schema';
import { setProductMarket } from './set-product-market';

const adjusted = async (minor: bigint, points: number, rounding: string, one: number) => {
  const [row] = await ownerDb().execute<{ price: string }>(
    sql`select shop.adjusted(${minor.toString()}::bigint, ${points}::int, ${rounding}, ${one}::int)::text as price`,
  );
  return BigInt(row?.price ?? -1);
};

async function aShopWithBowl() {
  const owner = await aPerson();
  const page = await aPage({ owner: owner.personId, deliveryCountries: ['US', 'AE'] });
  const made = await aProduct(page.id, { title: 'Copper bowl', variants: [{ price: 4_000n }] });
  const [bowl] = made.variants;
  if (!bowl) throw new Error('no variant');
  const at = async (to: string) => (await productBySlug(anybody, page.handle, made.slug, to)) ?? null;
  const fix = async (market: string, typed: { price?: string; compareAt?: string; sold?: boolean }) => {
    const [document] = await readDocuments(owner, page.id, [made.id]);
    return setProductMarket(
      owner,
      SetProductMarket.parse({
        ...{ page: page.id, product: made.id, market, expected: document && documentHash(document) },
        ...(typed.sold !== false && { sold: 'on' }),
        ...{ 'rows.0.variant': bowl, 'rows.0.price': typed.price ?? '', 'rows.0.compareAt': typed.compareAt ?? '' },
      }),
    );
  };
  return { owner, page, made, bowl, at, fix };
}

describe('a changed price', () => {
  it.each([
    ['exact', 4_675n, 1_000, 5_143n],
    ['whole', 4_675n, 1_000, 5_100n],
    ['fives', 4_675n, 1_000, 5_000n],
    ['tens', 4_675n, 1_000, 5_000n],
    ['hundreds', 14_675n, 1_000, 20_000n],
    ['ends_99', 4_675n, 1_000, 5_099n],
    ['ends_95', 4_675n, 1_000, 5_095n],
    ['ends_99', 30n, 0, 30n],
    ['tens', 300n, 0, 300n],
  ])('by %s of %s with %s is %s', async (rounding, minor, points, price) => {
    expect(await adjusted(minor, points, rounding, 100)).toBe(price);
  });

  it('can always be charged: it is more than nothing, no more than one payment carries, and in steps a card takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: 1n, max: 50_000_000n }),
        fc.integer({ min: -9_000, max: 90_000 }),
        fc.constantFrom('exact', 'whole', 'fives', 'tens', 'hundreds', 'ends_99', 'ends_95'),
        fc.constantFrom(1, 100, 1_000),
        async (minor, points, rounding, one) => {
          const price = await adjusted(minor, points, rounding, one);
          expect(price > 0n && price <= 50_000_000n).toBe(true);
          if (one === 1_000) expect(price % 10n).toBe(0n);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('counts in the units of each currency', async () => {
    for (const currency of currencies) {
      const [row] = await ownerDb().execute<{ one: number }>(sql`select shop.minor_of_one(${currency}) as one`);
      expect([currency, row?.one]).toEqual([currency, 10 ** minorDigits(currency)]);
      expect(chargeStep(currency)).toBe(row?.one === 1_000 ? 10n : 1n);
    }
  });
});

describe('a market', () => {
  it('has its own price on the page, on tiles and in what a search is filtered by, and elsewhere nothing changes', async () => {
    const { owner, page, at } = await aShopWithBowl();
    await aMarket(owner, page.id, ['AE'], { change: '+10', rounding: 'ends_99' });
    expect((await at('AE'))?.variants[0]?.price.amount).toBe(4_399n);
    expect((await at('US'))?.variants[0]?.price.amount).toBe(4_000n);
    expect((await at(''))?.market).toBeNull();
    const [card] = (await productsOfPage(anybody, page.id, { to: 'AE' })).items;
    expect(card?.price.from.amount).toBe(4_399n);
    const found = async (to: string, priceMin: bigint) =>
      (await search(anybody, { query: 'copper', page: page.handle, currency: 'USD', priceMin, to })).items.map(
        ({ price }) => price.from.amount,
      );
    expect(await found('AE', 4_100n)).toEqual([4_399n]);
    expect(await found('US', 4_100n)).toEqual([]);
    expect(await found('US', 4_000n)).toEqual([4_000n]);
  });

  it('takes what is fixed before what follows, also what is crossed out, where it is true', async () => {
    const { owner, page, bowl, at, fix } = await aShopWithBowl();
    const market = await aMarket(owner, page.id, ['AE'], { change: '10' });
    const fiveDays = () =>
      ownerDb().execute(sql`update shop.market_price_day set day = day - 5 where variant_id = ${toUuid(bowl)}::uuid`);
    const shown = async (price: string) => {
      await fiveDays();
      expect(await fix(market, { price, compareAt: '60' })).toMatchObject({ ok: true });
      const [one] = (await at('AE'))?.variants ?? [];
      return [one?.price.amount, one?.reduction?.was.amount];
    };
    // It was 44.00 there until now, so 60.00 is not what it cost before 50.00.
    expect(await shown('50')).toEqual([5_000n, undefined]);
    expect(await shown('40')).toEqual([4_000n, 6_000n]);
  });

  it('in which a product is not sold does not find it, and its page says so', async () => {
    const { owner, page, at, fix } = await aShopWithBowl();
    const market = await aMarket(owner, page.id, ['AE']);
    await fix(market, { sold: false });
    const there = await at('AE');
    expect([there?.market, there?.variants[0]?.inStock]).toEqual([{ country: 'AE', sold: false }, false]);
    expect((await productsOfPage(anybody, page.id, { to: 'AE' })).items).toEqual([]);
    expect((await search(anybody, { query: 'copper', page: page.handle, to: 'AE' })).total).toBe(0);
    expect((await search(anybody, { query: 'copper', page: page.handle, to: 'US' })).total).toBe(1);
    expect((await at('US'))?.variants[0]?.inStock).toBe(true);
  });

  it('keeps a country to itself and its name too; there are twenty at most', async () => {
    const { owner, page } = await aShopWithBowl();
    await aMarket(owner, page.id, ['AE'], { name: 'Gulf' });
    const keep = (name: string, country: string, more = {}) =>
      keepMarket(
        owner,
        KeepMarket.parse({
          ...{ page: page.id, market: '', name, countries: [country], change: '', rounding: 'exact', ...more },
        }),
      );
    expect(await keep('Other', 'AE')).toEqual({ ok: false, code: 'country_taken', field: 'countries' });
    expect(await keep('gulf', 'KW')).toEqual({ ok: false, code: 'name_taken', field: 'name' });
    const codes = [
      'AT',
      'BE',
      'CH',
      'DE',
      'DK',
      'ES',
      'FI',
      'FR',
      'GB',
      'GR',
      'IE',
      'IT',
      'LU',
      'NL',
      'NO',
      'PL',
      'PT',
      'SE',
      'SI',
    ];
    for (const code of codes) expect(await keep(code, code)).toMatchObject({ ok: true });
    expect(await keep('One more', 'JP')).toEqual({ ok: false, code: 'markets_full' });
    expect((await marketsForOwner(owner, page.id)).map(({ name }) => name)).toEqual(['Gulf', ...codes]);
  });

  it('is its owner’s: to anybody else it is not there', async () => {
    const { owner, page, made, bowl } = await aShopWithBowl();
    const market = await aMarket(owner, page.id, ['AE']);
    const other = await aPerson();
    const otherPage = await aPage({ owner: other.personId });
    const input = { page: page.id, market, name: 'Mine', countries: ['AE'], change: '5', rounding: 'exact' };
    expect(await keepMarket(other, KeepMarket.parse(input))).toMatchObject({ code: 'not_found' });
    expect(await keepMarket(other, KeepMarket.parse({ ...input, page: otherPage.id }))).toMatchObject({
      code: 'not_found',
    });
    expect(await removeMarket(other, { page: otherPage.id, market, sure: 'on' })).toMatchObject({ ok: true });
    expect(await marketsForOwner(other, page.id)).toEqual([]);
    expect(await marketsForOwner(owner, page.id)).toHaveLength(1);
    const typed = {
      ...{ page: otherPage.id, product: made.id, market, expected: '0'.repeat(64), sold: 'on' },
      ...{ 'rows.0.variant': bowl, 'rows.0.price': '1', 'rows.0.compareAt': '' },
    };
    expect(await setProductMarket(other, SetProductMarket.parse(typed))).toMatchObject({ code: 'not_found' });
  });

  it('gone, its countries see the page’s own prices again, and what was fixed is gone with it', async () => {
    const { owner, page, at, fix } = await aShopWithBowl();
    const market = await aMarket(owner, page.id, ['AE']);
    await fix(market, { price: '99' });
    expect((await at('AE'))?.variants[0]?.price.amount).toBe(9_900n);
    await removeMarket(owner, { page: page.id, market, sure: 'on' });
    expect((await at('AE'))?.variants[0]?.price.amount).toBe(4_000n);
  });

  it('follows a price that is changed', async () => {
    const { owner, page, bowl, at } = await aShopWithBowl();
    await aMarket(owner, page.id, ['AE'], { change: '-50' });
    expect((await at('AE'))?.variants[0]?.price.amount).toBe(2_000n);
    await ownerDb().update(variant).set({ priceMinor: 6_000n }).where(eq(variant.id, bowl));
    expect((await at('AE'))?.variants[0]?.price.amount).toBe(3_000n);
  });
});

it.each([
  ['+10', 1_000],
  ['-7.5 %', -750],
  ['', 0],
  ['١٢٫٥', 1_250],
])('a change typed as %s is %s basis points', (typed, points) => {
  const input = { page: 'pag_00000000000000000000000000', market: '', name: 'A', countries: ['AE'], rounding: 'exact' };
  expect(KeepMarket.parse({ ...input, change: typed }).change).toBe(points);
});
