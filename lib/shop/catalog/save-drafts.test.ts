import { and, eq, isNull, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { variant } from '@/db/schema/shop/product';
import { aCard, aDesk, saveCards } from '@/db/testing/desk';
import { aProduct } from '@/db/testing/shop';
import { type Id, newId } from '@/lib/kernel/ids';
import { deskOf } from '@/lib/shop/drafts/queries';
import { saveDrafts } from './save-drafts';
import { DraftCard, nested, SaveDrafts } from './schema';
import { setOnePrice } from './set-one-price';

describe('prices', () => {
  it.each([
    ['20', 2_000n],
    ['20.5', 2_050n],
    ['0.01', 1n],
    ['500000', 50_000_000n],
  ])('%s is a price', async (price, minor) => {
    const desk = await aDesk(1);
    expect(await saveCards(desk, { price })).toMatchObject({ ok: true });
    expect((await deskOf(desk.owner, desk.page))[0]?.priceMinor).toBe(minor);
  });

  it.each(['-1', '1,5', '1e3', '0x10', 'NaN', '1.005', '1234567890123', '1/2', '$5', '½'])(
    '%s is none',
    async (price) => {
      const desk = await aDesk(1);
      const refused = await saveCards(desk, { price });
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
    expect(await saveCards(desk, { price: '0.00' })).toMatchObject({ ok: false, code: 'price_zero' });
  });

  it('beyond what one payment can carry is refused: nobody could buy it', async () => {
    const desk = await aDesk(1);
    for (const price of ['500000.01', '999999999999'])
      expect(await saveCards(desk, { price })).toMatchObject({ ok: false, code: 'price_high' });
  });

  it('are read in the page’s currency', async () => {
    const yen = await aDesk(1, { currency: 'JPY' });
    expect(await saveCards(yen, { price: '1200' })).toMatchObject({ ok: true });
    expect((await deskOf(yen.owner, yen.page))[0]?.priceMinor).toBe(1_200n);
    expect(await saveCards(yen, { price: '12.5' })).toMatchObject({ ok: false, code: 'number' });
    const dinar = await aDesk(1, { currency: 'KWD' });
    expect(await saveCards(dinar, { price: '1.234' })).toMatchObject({ ok: false, code: 'number' });
    expect(await saveCards(dinar, { price: '1.230' })).toMatchObject({ ok: true });
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
    expect(DraftCard.safeParse({ ...aCard(), stock }).success).toBe(false);
  });

  it('a title is at most 140 characters', () => {
    const typed = { price: '', stock: '1', category: 'art' };
    expect(DraftCard.safeParse({ ...typed, title: 'x'.repeat(140) }).success).toBe(true);
    expect(DraftCard.safeParse({ ...typed, title: 'x'.repeat(141) }).error?.issues[0]?.message).toBe('too_long');
  });

  it('keeps nothing of a desk on which one card is wrong', async () => {
    const desk = await aDesk(2);
    const [good, bad] = desk.products as [Id<'product'>, Id<'product'>];
    await saveDrafts(desk.owner, { page: desk.page, drafts: { [good]: aCard(), [bad]: aCard({ price: 'much' }) } });
    expect((await deskOf(desk.owner, desk.page)).every((draft) => draft.title === '')).toBe(true);
  });

  it('hostile text is kept as the text it is', async () => {
    const desk = await aDesk(1);
    const title = `"><script>alert(1)</script>' or 1=1;-- {{7*7}} %00`;
    await saveCards(desk, { title });
    expect((await deskOf(desk.owner, desk.page))[0]?.title).toBe(title);
    const [count] = await shopDb().execute<{ n: number }>(
      sql`select count(*)::int as n from shop.product where title = ${title}`,
    );
    expect(count?.n).toBe(1);
  });
});
