import { and, eq, isNull, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { product, productMedia, variant } from '@/db/schema/shop/product';
import { aPage, aPicture, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, newId } from '@/lib/kernel/ids';
import { deskOf } from '@/lib/shop/drafts/queries';
import { createDraft, createDrafts } from './create-draft';
import { deleteDrafts } from './delete-drafts';
import { mergeDrafts } from './merge-drafts';
import { publishProducts } from './publish-products';
import { saveDrafts } from './save-drafts';
import { DraftCard, nested, SaveDrafts } from './schema';
import { setOnePrice } from './set-one-price';
import { setPhotos } from './set-photos';
import { splitDraft } from './split-draft';

async function aDesk(photos = 0, given: Parameters<typeof aPage>[0] = { shopOpen: false }) {
  const owner = await aPerson();
  const made = await aPage({ owner: owner.personId, ...given });
  const media: Id<'media'>[] = [];
  for (let count = 0; count < photos; count++) media.push(await aPicture(made.id));
  const drafts = await createDrafts(owner, { page: made.id, media });
  if (!drafts.ok) throw new Error(drafts.code);
  return { owner, page: made.id, media, products: drafts.value.made };
}

type Desk = Awaited<ReturnType<typeof aDesk>>;
const card = (part: Partial<DraftCard> = {}): DraftCard => ({
  ...{ title: 'Glazed bowl', price: '20', stock: 1, category: 'ceramics' },
  ...part,
});
const cards = (desk: Desk, part: Partial<DraftCard> = {}) =>
  saveDrafts(desk.owner, {
    page: desk.page,
    drafts: Object.fromEntries(desk.products.map((id) => [id, card(part)])),
  });
const photosOf = async (productId: Id<'product'>) =>
  (
    await shopDb()
      .select({ id: productMedia.mediaId })
      .from(productMedia)
      .where(eq(productMedia.productId, productId))
      .orderBy(productMedia.position)
  ).map((row) => row.id);
const stateOf = async (productId: Id<'product'>) =>
  (await shopDb().select().from(product).where(eq(product.id, productId)))[0];

describe('photos become drafts', () => {
  it('one each, in order, without a title, a price or a public face', async () => {
    const desk = await aDesk(3);
    const drafts = await deskOf(desk.owner, desk.page);
    expect(drafts.map((draft) => draft.photos.map((photo) => photo.id))).toEqual(desk.media.map((id) => [id]));
    for (const draft of drafts) expect(draft).toMatchObject({ title: '', priceMinor: null, stock: 1, variants: 1 });
  });

  it('once only, however often the photos are sent, also at the same moment', async () => {
    const desk = await aDesk(2);
    const again = () => createDrafts(desk.owner, { page: desk.page, media: [...desk.media, ...desk.media] });
    expect(await Promise.all([again(), again()])).toEqual([
      { ok: true, value: { made: [] } },
      { ok: true, value: { made: [] } },
    ]);
    expect(await deskOf(desk.owner, desk.page)).toHaveLength(2);
  });

  it('makes one empty draft per key, also when sent twice at once', async () => {
    const desk = await aDesk();
    const key = newId('product');
    const twice = await Promise.all([1, 2].map(() => createDraft(desk.owner, { page: desk.page, key })));
    expect(twice).toMatchObject([1, 2].map(() => ({ ok: true, value: { productId: key } })));
    expect(await deskOf(desk.owner, desk.page)).toHaveLength(1);
  });

  it('start on the shelf of the last product that was named', async () => {
    const desk = await aDesk(1);
    await cards(desk, { category: 'lighting' });
    await createDrafts(desk.owner, { page: desk.page, media: [await aPicture(desk.page)] });
    const drafts = await deskOf(desk.owner, desk.page);
    expect(drafts[1]?.category).toBe('lighting');
  });
});

describe('merging and splitting', () => {
  it('keep every photo once, whatever is merged and split in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.nat(9), fc.nat(9)), { maxLength: 8 }), async (steps) => {
        const desk = await aDesk(4);
        for (const [merge, one, other] of steps) {
          const now = (await deskOf(desk.owner, desk.page)).map((draft) => draft.id);
          const [first, second] = [now[one % now.length], now[other % now.length]];
          if (!first || !second) continue;
          if (merge) await mergeDrafts(desk.owner, { page: desk.page, products: [first, second] });
          else await splitDraft(desk.owner, { page: desk.page, product: first, media: null });
        }
        const shown = (await deskOf(desk.owner, desk.page)).flatMap((draft) => draft.photos.map((photo) => photo.id));
        expect([...shown].sort()).toEqual([...desk.media].sort());
      }),
      { numRuns: 15 },
    );
  });

  it('the first of the merged keeps its place and takes what it lacks', async () => {
    const desk = await aDesk(3);
    const [first, second, third] = desk.products as [Id<'product'>, Id<'product'>, Id<'product'>];
    const drafts = {
      [second]: card({ title: 'Tagine', price: '35.50' }),
      [third]: card({ title: 'Other', price: '9' }),
    };
    await saveDrafts(desk.owner, { page: desk.page, drafts });
    expect(await mergeDrafts(desk.owner, { page: desk.page, products: [first, third, second] })).toMatchObject({
      ok: true,
    });
    const [only, ...rest] = await deskOf(desk.owner, desk.page);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ id: first, title: 'Other', priceMinor: 900n });
    expect(await photosOf(first)).toEqual([desk.media[0], desk.media[2], desk.media[1]]);
  });

  it('a split photo stands beside its old product, at its price', async () => {
    const desk = await aDesk(2);
    const [first, last] = desk.products as [Id<'product'>, Id<'product'>];
    const extra = await aPicture(desk.page);
    await setPhotos(desk.owner, { page: desk.page, product: first, photos: [desk.media[0] ?? extra, extra] });
    await setOnePrice(desk.owner, { page: desk.page, products: [first], price: '12' });
    const split = await splitDraft(desk.owner, { page: desk.page, product: first, media: extra });
    const made = split.ok ? split.value.made[0] : undefined;
    expect((await deskOf(desk.owner, desk.page)).map((draft) => draft.id)).toEqual([first, made, last]);
    expect(await photosOf(first)).toEqual([desk.media[0]]);
    expect((await deskOf(desk.owner, desk.page))[1]).toMatchObject({ title: '', priceMinor: 1_200n });
    const again = await splitDraft(desk.owner, { page: desk.page, product: first, media: null });
    expect(again).toEqual({ ok: false, code: 'nothing_to_split' });
  });

  it('leave public products alone', async () => {
    const desk = await aDesk(1);
    const open = await aProduct(desk.page, { pictures: 2 });
    const merged = await mergeDrafts(desk.owner, { page: desk.page, products: [desk.products[0] ?? open.id, open.id] });
    expect(merged).toEqual({ ok: false, code: 'not_draft' });
    const split = await splitDraft(desk.owner, { page: desk.page, product: open.id, media: null });
    expect(split).toEqual({ ok: false, code: 'not_draft' });
    await deleteDrafts(desk.owner, { page: desk.page, products: [open.id] });
    expect(await stateOf(open.id)).toMatchObject({ state: 'published' });
  });

  it('refuse more photos than a product may have', async () => {
    const desk = await aDesk(21);
    const merged = await mergeDrafts(desk.owner, { page: desk.page, products: desk.products });
    expect(merged).toEqual({ ok: false, code: 'photos_max' });
    expect(await deskOf(desk.owner, desk.page)).toHaveLength(21);
  });
});

describe('publishing', () => {
  it('never lets a product out without a title or without a price', async () => {
    const desk = await aDesk(2);
    const all = { page: desk.page, products: desk.products };
    expect(await publishProducts(desk.owner, all)).toMatchObject({ ok: false, code: 'title_required' });
    await cards(desk, { price: '' });
    expect(await publishProducts(desk.owner, all)).toMatchObject({ ok: false, code: 'price_required' });
    for (const id of desk.products) expect(await stateOf(id)).toMatchObject({ state: 'draft', publishedAt: null });
  });

  it('lets those out that are ready, names the others, and opens the shop with the first', async () => {
    const desk = await aDesk(2);
    const [ready, waiting] = desk.products as [Id<'product'>, Id<'product'>];
    await saveDrafts(desk.owner, { page: desk.page, drafts: { [ready]: card() } });
    expect(await publishProducts(desk.owner, { page: desk.page, products: desk.products })).toMatchObject({
      ok: true,
      value: { published: [ready], waiting: [{ id: waiting, why: 'title_required' }], opened: true },
    });
    const [shop] = await shopDb().select({ open: page.shopOpen }).from(page).where(eq(page.id, desk.page));
    expect(shop).toEqual({ open: true });
    expect(await stateOf(ready)).toMatchObject({ state: 'published', slug: 'glazed-bowl' });
  });

  it('does not reopen a shop its owner closed', async () => {
    const desk = await aDesk(1);
    await aProduct(desk.page);
    await cards(desk);
    const published = await publishProducts(desk.owner, { page: desk.page, products: desk.products });
    expect(published).toMatchObject({ ok: true, value: { opened: false } });
    const [shop] = await shopDb().select({ open: page.shopOpen }).from(page).where(eq(page.id, desk.page));
    expect(shop).toEqual({ open: false });
  });

  it('gives products of one title addresses of their own, and never changes one again', async () => {
    const desk = await aDesk(3);
    await cards(desk);
    await publishProducts(desk.owner, { page: desk.page, products: desk.products });
    const slugs = await Promise.all(desk.products.map(async (id) => (await stateOf(id))?.slug));
    expect(slugs).toEqual(['glazed-bowl', 'glazed-bowl-2', 'glazed-bowl-3']);
    await publishProducts(desk.owner, { page: desk.page, products: desk.products });
    expect(await Promise.all(desk.products.map(async (id) => (await stateOf(id))?.slug))).toEqual(slugs);
  });
});

describe('prices', () => {
  it.each([
    ['20', 2_000n],
    ['20.5', 2_050n],
    ['0.01', 1n],
    ['500000', 50_000_000n],
  ])('%s is a price', async (price, minor) => {
    const desk = await aDesk(1);
    expect(await cards(desk, { price })).toMatchObject({ ok: true });
    expect((await deskOf(desk.owner, desk.page))[0]?.priceMinor).toBe(minor);
  });

  it.each(['-1', '1,5', '1e3', '0x10', 'NaN', '1.005', '1234567890123', '1/2', '$5', '½'])(
    '%s is none',
    async (price) => {
      const desk = await aDesk(1);
      const refused = await cards(desk, { price });
      expect(refused).toEqual({ ok: false, code: 'number', field: `drafts.${desk.products[0]}.price` });
      expect(await setOnePrice(desk.owner, { page: desk.page, products: desk.products, price })).toMatchObject({
        ok: false,
        code: 'number',
      });
      expect((await deskOf(desk.owner, desk.page))[0]).toMatchObject({ title: '', priceMinor: null });
    },
  );

  it('of nothing is refused: a free thing is not for sale', async () => {
    const desk = await aDesk(1);
    expect(await cards(desk, { price: '0.00' })).toMatchObject({ ok: false, code: 'price_zero' });
  });

  it('beyond what one payment can carry is refused: nobody could buy it', async () => {
    const desk = await aDesk(1);
    for (const price of ['500000.01', '999999999999'])
      expect(await cards(desk, { price })).toMatchObject({ ok: false, code: 'price_high' });
  });

  it('are read in the page’s currency', async () => {
    const yen = await aDesk(1, { currency: 'JPY' });
    expect(await cards(yen, { price: '1200' })).toMatchObject({ ok: true });
    expect((await deskOf(yen.owner, yen.page))[0]?.priceMinor).toBe(1_200n);
    expect(await cards(yen, { price: '12.5' })).toMatchObject({ ok: false, code: 'number' });
    const dinar = await aDesk(1, { currency: 'KWD' });
    expect(await cards(dinar, { price: '1.234' })).toMatchObject({ ok: false, code: 'number' });
    expect(await cards(dinar, { price: '1.230' })).toMatchObject({ ok: true });
  });

  it('one for all reaches every variant of the chosen, and of no other', async () => {
    const desk = await aDesk(1);
    const many = await aProduct(desk.page, { variants: [{ values: ['S'] }, { values: ['M'] }] });
    const other = await aProduct(desk.page);
    await setOnePrice(desk.owner, { page: desk.page, products: [...desk.products, many.id], price: '7' });
    const priced = await shopDb()
      .select({ id: variant.productId })
      .from(variant)
      .where(and(eq(variant.pageId, desk.page), eq(variant.priceMinor, 700n), isNull(variant.removedAt)));
    expect(priced.map((row) => row.id).sort()).toEqual([...desk.products, many.id, many.id].sort());
    expect(other.variants).toHaveLength(1);
  });
});

describe('what is typed on the desk', () => {
  it('is read from flat field names, in the digits of any keyboard, and made harmless', () => {
    const id = newId('product');
    const parsed = SaveDrafts.parse(
      nested({
        page: newId('page'),
        [`drafts.${id}.title`]: '  \u202eBowl\u0000  of\nclay ',
        [`drafts.${id}.price`]: '١٢٫٥٠',
        [`drafts.${id}.stock`]: '٧',
        [`drafts.${id}.category`]: 'ceramics',
      }),
    );
    expect(parsed.drafts[id]).toEqual({
      title: 'Bowl of clay',
      price: '12.50',
      stock: 7,
      category: 'ceramics',
    });
  });

  it.each([
    ['a field nobody asked for', { state: 'published' }],
    ['a prototype', { 'drafts.__proto__.title': 'x' }],
    ['a shelf that is none', { 'drafts.x.category': 'guns' }],
  ])('refuses %s', (_, extra) => {
    const parsed = SaveDrafts.safeParse(nested({ page: newId('page'), ...extra }));
    expect(parsed.success).toBe(false);
    expect(({} as { title?: string }).title).toBeUndefined();
  });

  it.each([['-1'], ['1.5'], ['1e9'], ['1000000'], ['']])('%s is no stock', (stock) => {
    expect(DraftCard.safeParse({ ...card(), stock }).success).toBe(false);
  });

  it('a title is at most 140 characters', () => {
    const typed = { price: '', stock: '1', category: 'art' };
    expect(DraftCard.safeParse({ ...typed, title: 'x'.repeat(140) }).success).toBe(true);
    expect(DraftCard.safeParse({ ...typed, title: 'x'.repeat(141) }).error?.issues[0]?.message).toBe('too_long');
  });

  it('keeps nothing of a desk on which one card is wrong', async () => {
    const desk = await aDesk(2);
    const [good, bad] = desk.products as [Id<'product'>, Id<'product'>];
    await saveDrafts(desk.owner, { page: desk.page, drafts: { [good]: card(), [bad]: card({ price: 'much' }) } });
    expect((await deskOf(desk.owner, desk.page)).every((draft) => draft.title === '')).toBe(true);
  });

  it('hostile text is kept as the text it is', async () => {
    const desk = await aDesk(1);
    const title = `"><script>alert(1)</script>' or 1=1;-- {{7*7}} %00`;
    await cards(desk, { title });
    expect((await deskOf(desk.owner, desk.page))[0]?.title).toBe(title);
    const [count] = await shopDb().execute<{ n: number }>(
      sql`select count(*)::int as n from shop.product where title = ${title}`,
    );
    expect(count?.n).toBe(1);
  });
});
