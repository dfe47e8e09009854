import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { collection, collectionProduct } from '@/db/schema/shop/collection';
import { deliveryRate, deliveryZone } from '@/db/schema/shop/delivery';
import { discount } from '@/db/schema/shop/discount';
import { aGuest } from '@/db/testing/a-person';
import { aDiscount } from '@/db/testing/discounts';
import { aPage, aProduct } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import { type Id, newId } from '@/lib/kernel/ids';
import { toDecimal } from '@/lib/kernel/money';
import { productBySlug } from '@/lib/shop/catalog/queries';
import { zonesOf } from '@/lib/shop/delivery/model';
import { describeProduct } from '@/lib/shop/descriptions/model';
import { offersOf } from '@/lib/shop/discounts/queries';
import { salesOf } from '@/lib/shop/discounts/sale/queries';
import { acpRecord } from '@/lib/shop/exports/acp-record';
import { feedItems } from '@/lib/shop/exports/feed-items';
import type { ExportShop } from '@/lib/shop/exports/model';
import { feedMark, productsWithSales } from '@/lib/shop/exports/queries';
import { pageByHandle } from '@/lib/shop/pages/queries';
import { offerForItems } from './queries';

const [hour, day] = [3_600_000, 86_400_000];
const from = (ms: number) => new Date(Date.now() + ms);

/** The feeds of a page, as machines fetch them: Google's item and the record of the protocol of its first variant. */
async function fed({ id, handle }: { id: Id<'page'>; handle: string }) {
  const page = await pageByHandle(aGuest, handle);
  if (!page) throw new Error('no page');
  const shop: ExportShop = {
    ...{
      name: 'Cedar',
      about: '',
      currency: 'USD',
      language: 'en',
      counts: false,
      collections: false,
      markets: [],
      home: 'https://a.test',
    },
    delivery: { zones: zonesOf(page.delivery), countries: page.delivery.countries },
    product: (slug) => `https://a.test/${slug}`,
  };
  for await (const [product] of productsWithSales(aGuest, id, (key) => key, { ...shop, to: '' })) {
    const [google] = product ? feedItems(product, shop, 'google') : [];
    const [meta] = product ? feedItems(product, shop, 'meta') : [];
    const acp = product && acpRecord(product, shop);
    if (google && meta && acp) return { google, meta, acp: (acp.variants as Record<string, unknown>[])[0] };
  }
  throw new Error('nothing on sale');
}

/** What a cart with one unit asks for it, delivery apart. */
async function inCart(variantId: Id<'variant'>): Promise<string> {
  const [offer] = await offerForItems(aGuest, [{ variantId, quantity: 1 }], {
    country: 'US',
    region: '',
    postalCode: '',
  });
  const line = offer?.orders[0]?.lines.find((one) => one.kind === 'goods');
  if (line?.kind !== 'goods') throw new Error('nothing to buy');
  return `${toDecimal({ ...line.amount, amount: line.amount.amount - line.off.amount })} USD`;
}

async function aShopWith(part: Parameters<typeof aDiscount>[1] = {}) {
  const page = await aPage();
  const { id: product, variants, slug } = await aProduct(page.id, { variants: [{ price: 1_999n }] });
  const [variant] = variants;
  if (!variant) throw new Error('no variant');
  const id = part.kind ? await aDiscount(page.id, part) : null;
  return { page, product, variant, slug, discount: id };
}

describe('the price in a feed', () => {
  it.each([
    ['a percentage', { kind: 'percent_items', basisPoints: 1_500 }],
    ['an amount', { kind: 'amount_items', offMinor: 333n }],
    ['the most it takes off', { kind: 'percent_items', basisPoints: 5_000, mostMinor: 250n }],
  ])('of %s is what a cart asks for one unit', async (_, terms) => {
    const { page, variant } = await aShopWith({ ...terms, endsAt: from(day) });
    const { google, meta, acp } = await fed(page);
    const asked = await inCart(variant);
    expect(asked).not.toBe('19.99 USD');
    expect([google.sale_price, meta.sale_price]).toEqual([asked, asked]);
    expect(google.price).toBe('19.99 USD');
    expect(google.sale_price_effective_date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ\/\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
    expect(meta.sale_price_effective_date).toMatch(/^[^Z]+\+00:00\/[^Z]+\+00:00$/);
    const minor = Math.round(Number.parseFloat(asked) * 100);
    expect(acp).toMatchObject({ price: { amount: minor }, list_price: { amount: 1_999 } });
  });

  it('of a collection is that of what is in it', async () => {
    const { page, product, variant } = await aShopWith();
    const inside = newId('collection');
    const shown = { place: 1, slug: 'winter', kind: 'hand', titleEn: 'Winter', sort: 'newest', state: 'published' };
    await ownerDb()
      .insert(collection)
      .values({ id: inside, pageId: page.id, ...shown });
    await ownerDb().insert(collectionProduct).values({ collectionId: inside, productId: product, place: 1 });
    await aDiscount(page.id, { kind: 'percent_items', targetKind: 'collections', targets: [inside] });
    expect((await fed(page)).google.sale_price).toBe(await inCart(variant));
    expect(await inCart(variant)).toBe('17.99 USD');
  });

  it.each([
    ['a code', { code: 'FRIENDS', kind: 'percent_items' }],
    ['a minimum', { kind: 'percent_items', minimumMinor: 5_000n }],
    ['two or more', { kind: 'percent_items', minimumQuantity: 2 }],
    ['so many uses', { kind: 'percent_items', usesMax: 100 }],
    ['once for each', { kind: 'percent_items', perPersonMax: 1 }],
    ['so much in all', { kind: 'percent_items', givenMaxMinor: 10_000n }],
    ['buy and get', { kind: 'buy_get', basisPoints: 10_000, buyQuantity: 1, getQuantity: 1 }],
    ['the whole order', { kind: 'percent_order' }],
    ['what is paused', { kind: 'percent_items', state: 'paused' }],
    ['what is over', { kind: 'percent_items', startsAt: from(-day), endsAt: from(-hour) }],
    ['other things', { kind: 'percent_items', targetKind: 'categories', targets: ['rugs'] }],
  ])('says nothing of %s', async (_, terms) => {
    const { page } = await aShopWith(terms);
    const { google, acp } = await fed(page);
    expect([google.price, google.sale_price, google.sale_price_effective_date]).toEqual(['19.99 USD', '', '']);
    expect(acp).toMatchObject({ price: { amount: 1_999 } });
  });

  it('says nothing where taking it off would make the parcel dearer', async () => {
    const { page, variant } = await aShopWith({ kind: 'percent_items', basisPoints: 500 });
    const zoneId = newId('zone');
    await ownerDb()
      .insert(deliveryZone)
      .values({ id: zoneId, pageId: page.id, position: 0, name: 'US', areas: ['US'] });
    await ownerDb()
      .insert(deliveryRate)
      .values({
        ...{ zoneId, position: 0, pageId: page.id, name: 'Post: air', currency: 'USD', basis: 'flat' },
        ...{
          bandFrom: [0n],
          bandMinor: [500n],
          freeFromMinor: 1_990n,
          processingDays: 1,
          transitMin: 2,
          transitMax: 4,
        },
      });
    expect(await inCart(variant)).toBe('19.99 USD');
    const { google } = await fed(page);
    expect([google.sale_price, google.shipping]).toEqual(['', ['US::Post  air:0.00 USD:1:1:2:4']]);
  });

  it('is said before a sale begins where its end is known, and is another file when it changes, begins and ends', async () => {
    const { page, discount: id } = await aShopWith({ kind: 'percent_items', startsAt: from(hour), endsAt: from(day) });
    const marks = [await feedMark(aGuest, page.id)];
    const soon = await fed(page);
    expect(soon.google).toMatchObject({ price: '19.99 USD', sale_price: '17.99 USD' });
    expect(soon.acp).toMatchObject({ price: { amount: 1_999 } });
    const set = async (change: Partial<typeof discount.$inferInsert>) => {
      await ownerDb()
        .update(discount)
        .set(change)
        .where(eq(discount.id, id ?? newId('discount')));
      marks.push(await feedMark(aGuest, page.id));
      return (await fed(page)).google;
    };
    expect(await set({ endsAt: null })).toMatchObject({ sale_price: '' });
    expect(await set({ basisPoints: 2_000, startsAt: from(-hour) })).toMatchObject({
      sale_price: '15.99 USD',
      sale_price_effective_date: '',
    });
    expect(await set({ endsAt: from(-60_000) })).toMatchObject({ sale_price: '' });
    expect(new Set(marks).size).toBe(marks.length);
    expect(await feedMark(aGuest, page.id)).toBe(marks.at(-1));
  });

  it('is another file at the minute a sale begins and ends by itself, though nobody changed it', async () => {
    const { page } = await aShopWith({ kind: 'percent_items', startsAt: from(400), endsAt: from(900) });
    const mark = () => feedMark(aGuest, page.id);
    const before = await mark();
    await expect.poll(mark, { timeout: 5_000 }).not.toBe(before);
    const during = await mark();
    await expect.poll(mark, { timeout: 5_000 }).not.toBe(during);
    expect(await mark()).not.toBe(before);
  });

  it('is the one that the page and its listing say', async () => {
    const { page, variant, slug } = await aShopWith({ kind: 'percent_items', basisPoints: 1_000, endsAt: from(day) });
    const seller = await pageByHandle(aGuest, page.handle);
    const product = seller && (await productBySlug(aGuest, page.handle, slug));
    if (!seller || !product) throw new Error('not there');
    const [{ price } = { price: null }] = product.variants;
    if (!price) throw new Error('no price');
    const unit = { productId: product.id, variantId: variant, shelf: '', price, grams: 0n };
    const sales = await salesOf(aGuest, await offersOf(aGuest, seller.id), [unit], zonesOf(seller.delivery));
    const addresses = { page: (path: string) => path, picture: (key: string) => key };
    const { offers } = describeProduct(product, seller, addresses, sales) as { offers: Record<string, unknown> };
    expect(`${offers.price} USD`).toBe((await fed(page)).google.sale_price);
    expect(offers.priceValidUntil).toBe(sales.get(variant)?.endsAt?.toISOString());
    const plain = describeProduct(product, seller, addresses) as { offers: Record<string, unknown> };
    expect(plain.offers).toMatchObject({ price: '19.99' });
  });
});
