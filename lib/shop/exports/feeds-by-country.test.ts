import { describe, expect, it } from 'vitest';
import { aPerson } from '@/db/testing/a-person';
import { aMarket, fixPrice, notSoldIn } from '@/db/testing/markets';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { productsOfPage } from '@/lib/shop/catalog/queries';
import { readDocuments } from '@/lib/shop/catalog/read-documents';
import { beginImport } from '@/lib/shop/imports/begin-import';
import { steerImport } from '@/lib/shop/imports/steer-import';
import { tendImports } from '@/lib/shop/imports/tend-imports';
import { keepMarket } from '@/lib/shop/markets/keep-market';
import { marketsForOwner } from '@/lib/shop/markets/queries';
import { KeepMarket } from '@/lib/shop/markets/schema';
import { type ExportProduct, feeds, type Target } from './model';
import { feedMark, ownersProducts, productsOnSale } from './queries';
import { aShop } from './testing/round-trip';
import { writeExport } from './write-export';

const picture = (key: string) => `https://souk.test/media/${key}/1280.jpg`;

/** A shop that asks a tenth more in the Gulf, has fixed one price there, and does not send its lamp there. */
async function aShopInTheGulf() {
  const actor = await aPerson();
  const page = await aPage({ owner: actor.personId, deliveryCountries: ['US', 'AE'] });
  const bowl = await aProduct(page.id, {
    ...{ title: 'Bowl', slug: 'bowl', options: [{ name: 'Size', values: ['S', 'L'] }] },
    variants: [
      { values: ['S'], price: 4_000n, sku: 'B-S' },
      { values: ['L'], price: 5_000n, sku: 'B-L', stock: 0 },
    ],
  });
  const lamp = await aProduct(page.id, { title: 'Lamp', slug: 'lamp', variants: [{ price: 9_000n, sku: 'L-1' }] });
  const gulf = await aMarket(actor, page.id, ['AE', 'QA'], { name: 'Gulf', change: '+10', rounding: 'ends_99' });
  const [small, large] = bowl.variants;
  if (!small || !large) throw new Error('no variants');
  await fixPrice(page.id, { market: gulf, variant: large, priceMinor: 4_800n, compareAtMinor: 6_000n });
  await notSoldIn(page.id, { market: gulf, product: lamp.id });
  return { actor, page, gulf, bowl, lamp, small, large };
}

async function fileOf(target: Target, parts: AsyncIterable<readonly ExportProduct[]>, shop = {}): Promise<string> {
  let text = '';
  for await (const piece of writeExport(target, { ...aShop, currency: 'USD', counts: false, ...shop }, parts))
    text += piece;
  return text;
}

/** What a feed says of each variant: price, price before, and whether there is any. */
async function offersIn(page: Id<'page'>, to: string): Promise<Record<string, unknown>> {
  const lines = (await fileOf('acp.jsonl', productsOnSale(anybody, page, picture, to))).trim().split('\n');
  const variants = lines.flatMap((line) => JSON.parse(line).variants);
  return Object.fromEntries(
    variants.map(({ id, price, list_price, availability }) => [
      id,
      [price.amount, price.currency, list_price?.amount ?? null, availability.status],
    ]),
  );
}

describe('a feed for a country', () => {
  it('has the prices of its market in the page’s currency, and what is sold there', async () => {
    const { page, small, large, lamp } = await aShopInTheGulf();
    const gulf = {
      [small]: [4_399, 'USD', null, 'in_stock'],
      [large]: [4_800, 'USD', 6_000, 'out_of_stock'],
    };
    expect(await offersIn(page.id, 'AE')).toEqual(gulf);
    expect(await offersIn(page.id, 'QA')).toEqual(gulf);
    const own = {
      [small]: [4_000, 'USD', null, 'in_stock'],
      [large]: [5_000, 'USD', null, 'out_of_stock'],
      [String(lamp.variants[0])]: [9_000, 'USD', null, 'in_stock'],
    };
    expect(await offersIn(page.id, '')).toEqual(own);
    expect(await offersIn(page.id, 'FR')).toEqual(own);
  });

  it.each(feeds)('says in %s what the product’s page says there', async (target) => {
    const { page } = await aShopInTheGulf();
    const text = await fileOf(target, productsOnSale(anybody, page.id, picture, 'AE'));
    const { items } = await productsOfPage(anybody, page.id, { to: 'AE' });
    expect(items.map(({ title, price }) => [title, price.from.amount, price.to.amount])).toEqual([
      ['Bowl', 4_399n, 4_800n],
    ]);
    const said = target.startsWith('acp') ? ['4399', '4800'] : ['43.99 USD', '48.00 USD'];
    for (const amount of said) expect(text).toContain(amount);
    expect(text).not.toMatch(/Lamp|40\.00 USD|50\.00 USD|:4000\b|:5000\b/);
  });

  it('is another as soon as its market changes', async () => {
    const { actor, page, gulf } = await aShopInTheGulf();
    const before = await feedMark(anybody, page.id);
    const typed = { name: 'Gulf', countries: ['AE'], change: '+20', rounding: 'ends_99' };
    await keepMarket(actor, KeepMarket.parse({ page: page.id, market: gulf, ...typed }));
    expect(await feedMark(anybody, page.id)).not.toBe(before);
    expect(Object.values(await offersIn(page.id, 'AE'))[0]).toEqual([4_799, 'USD', null, 'in_stock']);
    expect(Object.values(await offersIn(page.id, 'QA'))[0]).toEqual([4_000, 'USD', null, 'in_stock']);
  });
});

/** By SKU, what a page's variants cost in its one market, and the titles of what is not sold there. */
async function inItsMarket(actor: PersonActor, page: Id<'page'>) {
  const ids = [];
  for await (const part of (await ownersProducts(actor, page, picture)) ?? [])
    ids.push(...part.map(({ document }) => document.id));
  const documents = await readDocuments(actor, page, ids);
  const fixed = documents.flatMap(({ variants }) =>
    variants.flatMap(({ sku, markets }) => markets.map((one) => [sku, one.priceMinor, one.compareAtMinor])),
  );
  return { fixed, notIn: documents.flatMap(({ title, notIn }) => (notIn.length > 0 ? [title] : [])) };
}

it.each(['shopify.csv', 'shopify-classic.csv'] as const)(
  'what is fixed in a market goes to another shop in %s',
  async (target) => {
    const { actor, page } = await aShopInTheGulf();
    const products = await ownersProducts(actor, page.id, picture);
    if (!products) throw new Error('not hers');
    const text = await fileOf(target, products, { markets: await marketsForOwner(actor, page.id) });

    const other = await aPerson();
    const { id } = await aPage({ owner: other.personId });
    await aMarket(other, id, ['SA'], { name: 'Gulf' });
    const bytes = new TextEncoder().encode(text);
    const begun = await beginImport(other, { page: id, name: target, wishes: { newState: 'published' }, bytes });
    if (!begun.ok) throw new Error(begun.code);
    await tendImports();
    await steerImport(other, { page: id, import: begun.value, to: 'run' });
    await tendImports();
    const brought = await inItsMarket(other, id);
    expect(brought).toEqual({ fixed: [['B-L', 4_800n, 6_000n]], notIn: ['Lamp'] });
    expect(await inItsMarket(actor, page.id)).toEqual(brought);
  },
);
