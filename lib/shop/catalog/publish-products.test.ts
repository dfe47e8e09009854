import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { aCard, aDesk, productRow, saveCards } from '@/db/testing/desk';
import { aProduct } from '@/db/testing/shop';
import type { Id } from '@/lib/kernel/ids';
import { publishProducts } from './publish-products';
import { saveDrafts } from './save-drafts';

describe('publishing', () => {
  it('never lets a product out without a title or without a price', async () => {
    const desk = await aDesk(2);
    const all = { page: desk.page, products: desk.products };
    expect(await publishProducts(desk.owner, all)).toMatchObject({ ok: false, code: 'title_required' });
    await saveCards(desk, { price: '' });
    expect(await publishProducts(desk.owner, all)).toMatchObject({ ok: false, code: 'price_required' });
    for (const id of desk.products) expect(await productRow(id)).toMatchObject({ state: 'draft', publishedAt: null });
  });

  it('lets those out that are ready, names the others, and opens the shop with the first', async () => {
    const desk = await aDesk(2);
    const [ready, waiting] = desk.products as [Id<'product'>, Id<'product'>];
    await saveDrafts(desk.owner, { page: desk.page, drafts: { [ready]: aCard() } });
    expect(await publishProducts(desk.owner, { page: desk.page, products: desk.products })).toMatchObject({
      ok: true,
      value: { published: [ready], waiting: [{ id: waiting, why: 'title_required' }], opened: true },
    });
    const [shop] = await shopDb().select({ open: page.shopOpen }).from(page).where(eq(page.id, desk.page));
    expect(shop).toEqual({ open: true });
    expect(await productRow(ready)).toMatchObject({ state: 'published', slug: 'glazed-bowl' });
  });

  it('does not reopen a shop its owner closed', async () => {
    const desk = await aDesk(1);
    await aProduct(desk.page);
    await saveCards(desk);
    const published = await publishProducts(desk.owner, { page: desk.page, products: desk.products });
    expect(published).toMatchObject({ ok: true, value: { opened: false } });
    const [shop] = await shopDb().select({ open: page.shopOpen }).from(page).where(eq(page.id, desk.page));
    expect(shop).toEqual({ open: false });
  });

  it('gives products of one title addresses of their own, and never changes one again', async () => {
    const desk = await aDesk(3);
    await saveCards(desk);
    await publishProducts(desk.owner, { page: desk.page, products: desk.products });
    const slugs = await Promise.all(desk.products.map(async (id) => (await productRow(id))?.slug));
    expect(slugs).toEqual(['glazed-bowl', 'glazed-bowl-2', 'glazed-bowl-3']);
    await publishProducts(desk.owner, { page: desk.page, products: desk.products });
    expect(await Promise.all(desk.products.map(async (id) => (await productRow(id))?.slug))).toEqual(slugs);
  });
});
