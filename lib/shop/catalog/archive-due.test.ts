import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { productChange } from '@/db/schema/shop/product-history';
import { anEditor, read, save } from '@/db/testing/editor';
import type { Id } from '@/lib/kernel/ids';
import { archiveDue } from './archive-due';
import { archiveProducts } from './archive-products';
import { publishDue } from './publish-due';
import { publishProducts } from './publish-products';

const draft = { state: 'draft', publishedAt: null };
const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day);
const local = (moment: Date) => moment.toISOString().slice(0, 16);
const rowOf = async (id: Id<'product'>) => (await shopDb().select().from(product).where(eq(product.id, id)))[0];
const changesOf = (id: Id<'product'>) => shopDb().select().from(productChange).where(eq(productChange.productId, id));

describe('a moment to leave at', () => {
  it('is typed by the clock of whoever types, and in world time where no script knows it', async () => {
    const editor = await anEditor();
    expect(await save(editor, { archiveAt: '2040-05-01T09:00' })).toMatchObject({ ok: true });
    expect((await read(editor)).archiveAt).toEqual(new Date('2040-05-01T09:00:00Z'));
    expect(await save(editor, { archiveAt: '2040-05-01T09:00', archiveAtBehind: '-240' })).toMatchObject({ ok: true });
    expect((await read(editor)).archiveAt).toEqual(new Date('2040-05-01T05:00:00Z'));
    expect(await save(editor, { archiveAt: '' })).toMatchObject({ ok: true });
    expect((await read(editor)).archiveAt).toBe(null);
  });

  it('is still to come, and after the one to come at', async () => {
    const editor = await anEditor(draft);
    const refused = (code: string) => ({ ok: false, code, field: 'archiveAt' });
    expect(await save(editor, { archiveAt: '2020-05-01T09:00' })).toMatchObject(refused('archive_at_past'));
    const [soon, later] = [local(inDays(1)), local(inDays(2))];
    expect(await save(editor, { publishAt: later, archiveAt: soon })).toMatchObject(refused('archive_at_early'));
    expect(await save(editor, { publishAt: soon, archiveAt: later })).toMatchObject({ ok: true });
  });
});

describe('products whose last moment has come', () => {
  it('leave once, as the history says, and not a minute before', async () => {
    const editor = await anEditor();
    await save(editor, { archiveAt: local(inDays(1)) });
    await archiveDue();
    expect(await rowOf(editor.product)).toMatchObject({ state: 'published' });
    const gone = await Promise.all([archiveDue(inDays(2)), archiveDue(inDays(2)), archiveDue(inDays(2))]);
    expect(gone.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await rowOf(editor.product)).toMatchObject({ state: 'archived', archiveAt: null });
    const endings = (await changesOf(editor.product)).filter(({ verb }) => verb === 'ending');
    expect(endings).toEqual([
      expect.objectContaining({ personId: null, after: expect.objectContaining({ state: 'archived' }) }),
    ]);
  });

  it('that came late by the clock leave too', async () => {
    const editor = await anEditor(draft);
    await save(editor, { publishAt: local(inDays(1)), archiveAt: local(inDays(2)) });
    await archiveDue(inDays(3));
    expect(await rowOf(editor.product)).toMatchObject({ state: 'draft' });
    await publishDue(inDays(3));
    await archiveDue(inDays(3));
    expect(await rowOf(editor.product)).toMatchObject({ state: 'archived' });
  });

  it('stay where their page closed, or their owner took them off or put them on sale anew', async () => {
    const [closed, off, anew] = [await anEditor(), await anEditor(), await anEditor(draft)];
    for (const editor of [closed, off, anew]) await save(editor, { archiveAt: local(inDays(1)) });
    await shopDb().update(page).set({ state: 'closed', shopOpen: false }).where(eq(page.id, closed.page));
    await archiveProducts(off.owner, { page: off.page, products: [off.product] });
    await shopDb()
      .update(product)
      .set({ archiveAt: inDays(-1) })
      .where(eq(product.id, anew.product));
    await publishProducts(anew.owner, { page: anew.page, products: [anew.product] });
    await archiveDue(inDays(2));
    expect(await rowOf(closed.product)).toMatchObject({ state: 'published' });
    expect(await rowOf(off.product)).toMatchObject({ state: 'archived', archiveAt: null });
    expect(await rowOf(anew.product)).toMatchObject({ state: 'published', archiveAt: null });
  });
});
