import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { anybody, aPage, aPicture, aProduct } from '@/db/testing/shop';
import type { Id } from '@/lib/kernel/ids';
import { newId, toUuid } from '@/lib/kernel/ids';
import { newestOfPage } from '@/lib/shop/descriptions/queries';
import { nothingBefore } from '@/lib/shop/descriptions/site/model';
import { entriesOf } from '@/lib/shop/descriptions/site/queries';
import { featuredPages, pageByHandle, pagesById } from '@/lib/shop/pages/queries';
import { freshProducts, productBySlug, productsOfPage, relatedProducts, shelves } from './queries';

const see = (handle: string, slug: string) => productBySlug(anybody, handle, slug);
const setPage = (id: Id<'page'>, part: Partial<typeof page.$inferInsert>) =>
  shopDb().update(page).set(part).where(eq(page.id, id));
const titles = (list: readonly { title: string }[]) => list.map((one) => one.title);

describe('a product', () => {
  it('is found under its page and address, whatever the case of the handle', async () => {
    const { id, handle } = await aPage();
    const made = await aProduct(id, {
      title: 'Bowl',
      pictures: 2,
      variants: [{ values: ['S'] }, { values: ['L'], price: 3_000n }],
    });
    const seen = await see(handle.toUpperCase(), made.slug);
    expect(seen).toMatchObject({ id: made.id, pageId: id, title: 'Bowl' });
    expect(seen?.variants.map((one) => [one.values, one.price.amount])).toEqual([
      [['S'], 2_000n],
      [['L'], 3_000n],
    ]);
    expect(seen?.media).toHaveLength(2);
    expect(await see(handle, 'another')).toBeNull();
    expect(await see('another', made.slug)).toBeNull();
  });

  it('tells nobody its stock beyond the last few, nor a SKU, nor a member', async () => {
    const { id, handle } = await aPage();
    const made = await aProduct(id, {
      variants: [
        { stock: 873, sku: 'SECRETSKU', values: ['a'] },
        { stock: 5, values: ['b'] },
        { stock: 0, values: ['c'] },
      ],
    });
    const seen = await see(handle, made.slug);
    expect(seen?.variants.map((one) => [one.inStock, one.left])).toEqual([
      [true, null],
      [true, 5],
      [false, null],
    ]);
    const text = JSON.stringify(seen, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
    for (const secret of ['873', 'SECRETSKU', 'sku', 'stock']) expect(text).not.toContain(`"${secret}"`);
    expect(text).not.toContain('873');
  });

  it('follows its stock from one request to the next, also while its words come from memory', async () => {
    const { id, handle } = await aPage();
    const made = await aProduct(id, { variants: [{ stock: 3 }] });
    const left = async () => (await see(handle, made.slug))?.variants[0]?.left;
    expect(await left()).toBe(3);
    await shopDb().update(variant).set({ stock: 2 }).where(eq(variant.productId, made.id));
    expect(await left()).toBe(2);
    await setPage(id, { shopOpen: false });
    expect((await see(handle, made.slug))?.variants.map((one) => one.inStock)).toEqual([false]);
  });

  it('shows new words and prices at once', async () => {
    const { id, handle } = await aPage();
    const made = await aProduct(id, { title: 'Old' });
    expect((await see(handle, made.slug))?.title).toBe('Old');
    await shopDb().update(product).set({ title: 'New' }).where(eq(product.id, made.id));
    await shopDb().update(variant).set({ priceMinor: 777n }).where(eq(variant.productId, made.id));
    const seen = await see(handle, made.slug);
    expect([seen?.title, seen?.variants[0]?.price.amount]).toEqual(['New', 777n]);
  });

  it('leaves out variants that were taken out or have no price, and is nothing without any', async () => {
    const { id, handle } = await aPage();
    const made = await aProduct(id, {
      variants: [{ values: ['a'] }, { values: ['b'], price: null }, { values: ['c'] }],
    });
    const [first = newId('variant'), , third = newId('variant')] = made.variants;
    await shopDb().update(variant).set({ removedAt: new Date() }).where(eq(variant.id, third));
    expect((await see(handle, made.slug))?.variants.map((one) => one.values)).toEqual([['a']]);
    await shopDb().update(variant).set({ removedAt: new Date() }).where(eq(variant.id, first));
    expect(await see(handle, made.slug)).toBeNull();
  });

  it.each(['draft', 'archived'])('that is %s is nothing to the public', async (state) => {
    const { id, handle } = await aPage();
    const made = await aProduct(id, { state });
    expect(await see(handle, made.slug)).toBeNull();
    expect((await productsOfPage(anybody, id)).items).toEqual([]);
  });
});

describe('lists of products', () => {
  it('are newest first and go on after a cursor without repeating or leaving out', async () => {
    const { id } = await aPage();
    const made: Id<'product'>[] = [];
    for (let number = 0; number < 9; number++) made.push((await aProduct(id, { title: `Bowl ${number}` })).id);
    // Four at one instant and two that a millisecond cannot tell apart.
    for (const one of made.slice(0, 4))
      await shopDb()
        .update(product)
        .set({ publishedAt: new Date('2026-05-01T10:00:00Z') })
        .where(eq(product.id, one));
    for (const [index, one] of made.slice(4, 6).entries()) {
      await shopDb().execute(
        sql`update shop.product set published_at = '2026-05-02T10:00:00Z'::timestamptz + ${index + 1} * interval '1 microsecond' where id = ${toUuid(one)}::uuid`,
      );
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const part: Awaited<ReturnType<typeof productsOfPage>> = await productsOfPage(anybody, id, { cursor, limit: 2 });
      seen.push(...part.items.map((one) => one.id));
      cursor = part.next;
    } while (cursor !== null && seen.length < 30);
    expect(seen).toHaveLength(9);
    expect(new Set(seen)).toEqual(new Set(made));
  });

  it('span the prices of what can be bought, and say sold out only when nothing is left', async () => {
    const { id } = await aPage();
    await aProduct(id, {
      variants: [
        { values: ['a'], price: 500n, stock: 0 },
        { values: ['b'], price: 900n, stock: 1 },
        { values: ['c'], price: null },
      ],
    });
    await aProduct(id, { title: 'Gone', variants: [{ stock: 0 }] });
    const [gone, some] = (await productsOfPage(anybody, id)).items;
    expect(some).toMatchObject({ soldOut: false, price: { from: { amount: 500n }, to: { amount: 900n } } });
    expect(gone).toMatchObject({ title: 'Gone', soldOut: true });
  });

  it.each([
    ['a closed shop', { shopOpen: false }],
    ['a draft page', { state: 'draft' }],
    ['a closed page', { state: 'closed' }],
  ])('hold nothing of %s', async (_, part) => {
    const { id } = await aPage();
    const made = await aProduct(id, { title: 'Hidden bowl', category: 'brass' });
    await setPage(id, part);
    expect((await productsOfPage(anybody, id)).items).toEqual([]);
    expect((await freshProducts(anybody, { limit: 100 })).items.map((one) => one.id)).not.toContain(made.id);
    expect((await newestOfPage(anybody, id)).map((one) => one.id)).toEqual([]);
    for await (const mapped of entriesOf(anybody, { kind: 'products', after: nothingBefore })) {
      expect(mapped.slug).not.toBe(made.slug);
    }
  });

  it('of a shelf hold that shelf alone', async () => {
    const { id } = await aPage();
    const lamp = await aProduct(id, { title: 'Lamp', category: 'lighting' });
    await aProduct(id, { title: 'Rug', category: 'rugs' });
    const found = (await freshProducts(anybody, { category: 'lighting', limit: 100 })).items;
    expect(found.map((one) => one.id)).toContain(lamp.id);
    expect(titles(found)).not.toContain('Rug');
  });

  it('of others near a product never hold the product itself, and its own page and shelf come first', async () => {
    const [mine, other] = [await aPage(), await aPage()];
    const bowl = await aProduct(mine.id, { title: 'Bowl', category: 'jewellery' });
    await aProduct(other.id, { title: 'Same shelf', category: 'jewellery' });
    await aProduct(mine.id, { title: 'Same page', category: 'toys' });
    await aProduct(mine.id, { title: 'Both', category: 'jewellery' });
    await aProduct(other.id, { title: 'Neither', category: 'toys' });
    const near = titles(await relatedProducts(anybody, { id: bowl.id, pageId: mine.id, category: 'jewellery' }));
    expect(near[0]).toBe('Both');
    expect(new Set(near)).toEqual(new Set(['Both', 'Same shelf', 'Same page']));
    expect(
      await relatedProducts(anybody, { id: bowl.id, pageId: mine.id, category: 'jewellery' }, { limit: 1 }),
    ).toHaveLength(1);
  });

  it('of shelves name those with a picture on sale, and no empty ones', async () => {
    const { id } = await aPage();
    await aProduct(id, { category: 'candles', pictures: 1 });
    await aProduct(id, { category: 'garden' });
    await aProduct(id, { category: 'scarves', pictures: 1, state: 'draft' });
    const found = (await shelves(anybody)).map((one) => one.category);
    expect(found).toContain('candles');
    for (const none of ['garden', 'scarves']) expect(found).not.toContain(none);
  });
});

describe('a page', () => {
  let open: { id: Id<'page'>; handle: string };
  beforeAll(async () => {
    open = await aPage({
      name: 'Cedar',
      deliveryMinor: 500n,
      taxBasisPoints: 825,
      country: 'FR',
      currency: 'EUR',
      languages: ['ar', 'en'],
    });
    for (let number = 0; number < 5; number++) await aProduct(open.id, { title: `Thing ${number}`, pictures: 1 });
  });

  it('says what the public may know, in its currency', async () => {
    expect(await pageByHandle(anybody, open.handle.toUpperCase())).toMatchObject({
      ...{ id: open.id, name: 'Cedar', languages: ['ar', 'en'], shopOpen: true, logo: null, cover: null },
      delivery: { price: { amount: 500n, currency: 'EUR' }, countries: ['US'] },
      tax: { basisPoints: 825, inclusive: false },
    });
  });

  it.each(['draft', 'closed'])('that is %s is nothing', async (state) => {
    const { id, handle } = await aPage({ state });
    expect(await pageByHandle(anybody, handle)).toBeNull();
    expect(await pagesById(anybody, [id])).toEqual([]);
  });

  it.each(["x' or true --", '%', '', '../..', 'ه'.repeat(500)])('called %j is nobody’s', async (handle) => {
    expect(await pageByHandle(anybody, handle)).toBeNull();
  });

  it('as a tile shows three pictures of the newest it sells, and none while its shop is shut', async () => {
    const [card] = await pagesById(anybody, [open.id]);
    expect(card?.faces).toHaveLength(3);
    await setPage(open.id, { shopOpen: false });
    expect((await pagesById(anybody, [open.id]))[0]).toMatchObject({ faces: [] });
    await setPage(open.id, { shopOpen: true });
  });

  it('is featured when its shop is open, those with a cover first', async () => {
    const plain = await aPage({ name: 'Plain' });
    const covered = await aPage({ name: 'Covered' });
    const closed = await aPage({ name: 'Shut', shopOpen: false });
    await setPage(covered.id, { coverMediaId: await aPicture(covered.id) });
    const found = (await featuredPages(anybody, 1_000)).map((one) => one.id);
    expect(found.indexOf(covered.id)).toBeLessThan(found.indexOf(plain.id));
    expect(found).not.toContain(closed.id);
    expect(await featuredPages(anybody, 2)).toHaveLength(2);
  });

  it('asked for among none is none, and unknown ones are left out', async () => {
    expect(await pagesById(anybody, [])).toEqual([]);
    expect((await pagesById(anybody, [newId('page'), open.id])).map((one) => one.id)).toEqual([open.id]);
  });
});
