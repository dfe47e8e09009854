import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { productChange } from '@/db/schema/shop/product-history';
import { anEditor, form, read, save } from '@/db/testing/editor';
import type { Id } from '@/lib/kernel/ids';
import { productsForOwner } from '@/lib/shop/drafts/queries';
import { publishDue } from './publish-due';
import { publishProducts } from './publish-products';
import { UpdateProduct } from './schema';

const draft = { state: 'draft', publishedAt: null };
const day = 86_400_000;
const tomorrow = () => new Date(Date.now() + day);
const local = (moment: Date) => moment.toISOString().slice(0, 16);

const rowOf = async (id: Id<'product'>) => (await shopDb().select().from(product).where(eq(product.id, id)))[0];

describe('a moment to go on sale at', () => {
  it('is typed by the clock of whoever types, and in world time where no script knows it', async () => {
    const editor = await anEditor(draft);
    expect(await save(editor, { publishAt: '2040-05-01T09:00' })).toMatchObject({ ok: true });
    expect((await read(editor)).publishAt).toEqual(new Date('2040-05-01T09:00:00Z'));
    expect(await save(editor, { publishAt: '2040-05-01T09:00', publishAtBehind: '-240' })).toMatchObject({ ok: true });
    expect((await read(editor)).publishAt).toEqual(new Date('2040-05-01T05:00:00Z'));
    expect(await save(editor, { publishAt: '' })).toMatchObject({ ok: true });
    expect((await read(editor)).publishAt).toBe(null);
  });

  it('is still to come, and only a draft has one', async () => {
    const editor = await anEditor(draft);
    expect(await save(editor, { publishAt: '2020-05-01T09:00' })).toMatchObject({
      ...{ ok: false, code: 'publish_at_past', field: 'publishAt' },
    });
    expect(UpdateProduct.safeParse(await form(editor, { publishAt: 'soon' })).success).toBe(false);
    const open = await anEditor();
    expect(await save(open, { publishAt: local(tomorrow()) })).toMatchObject({ ok: true });
    expect((await read(open)).publishAt).toBe(null);
  });
});

describe('drafts whose moment has come', () => {
  it('go on sale once, as the history says, and not a minute before', async () => {
    const editor = await anEditor(draft);
    await save(editor, { publishAt: local(tomorrow()) });
    await publishDue();
    expect(await rowOf(editor.product)).toMatchObject({ state: 'draft' });
    const later = new Date(Date.now() + 2 * day);
    expect(await publishDue(later)).toBeGreaterThanOrEqual(1);
    expect(await rowOf(editor.product)).toMatchObject({ state: 'published', publishAt: null, slug: 'glazed-bowl' });
    const [change] = await shopDb().select().from(productChange).where(eq(productChange.verb, 'schedule'));
    expect(change).toMatchObject({ productId: editor.product, personId: null, after: { state: 'published' } });
    expect(await publishDue(later)).toBe(0);
  });

  it('stay drafts while something is missing, and their owner is told what', async () => {
    const editor = await anEditor(draft);
    await save(editor, { publishAt: local(tomorrow()) });
    await shopDb().update(variant).set({ priceMinor: null }).where(eq(variant.productId, editor.product));
    await publishDue(new Date(Date.now() + 2 * day));
    expect(await rowOf(editor.product)).toMatchObject({ state: 'draft', publishAt: expect.any(Date) });
    const list = await productsForOwner(editor.owner, editor.page, { state: 'all', words: '', after: null });
    expect(list.products).toEqual([
      expect.objectContaining({ publishAt: expect.any(Date), unready: 'price_required' }),
    ]);
  });

  it('never go on sale on a page that closed', async () => {
    const editor = await anEditor(draft);
    await save(editor, { publishAt: local(tomorrow()) });
    await shopDb().update(page).set({ state: 'closed', shopOpen: false }).where(eq(page.id, editor.page));
    await publishDue(new Date(Date.now() + 2 * day));
    expect(await rowOf(editor.product)).toMatchObject({ state: 'draft' });
  });

  it('have no moment any more once their owner put them on sale, or away', async () => {
    const editor = await anEditor(draft);
    await save(editor, { publishAt: local(tomorrow()) });
    await publishProducts(editor.owner, { page: editor.page, products: [editor.product] });
    expect(await rowOf(editor.product)).toMatchObject({ state: 'published', publishAt: null });
  });
});
