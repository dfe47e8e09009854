import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { variant } from '@/db/schema/shop/product';
import { anEditor, type Editor, read, save, sizes } from '@/db/testing/editor';
import { aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { archiveProducts } from './archive-products';
import { historyOf } from './product-history';
import { publishProducts } from './publish-products';
import { restoreProduct } from './restore-product';
import { setPhotos } from './set-photos';

const history = async ({ owner, page, product }: Editor) => (await historyOf(owner, page, product)).changes;

async function restore(editor: Editor, back: number) {
  const change = (await history(editor))[back]?.no ?? '0';
  return restoreProduct(editor.owner, { page: editor.page, product: editor.product, change });
}

describe('the history of a product, to its owner', () => {
  it('says who changed what, newest first', async () => {
    const editor = await anEditor(sizes);
    await save(editor, { title: 'Plate', brand: 'Cedar' });
    await save(editor, { 'rows.0.price': '31', 'rows.1.gtin': '96385074' });
    await save(editor, { seoTitle: 'Plates', 'rows.2.stock': '4' }, ['rows.0.offered']);
    expect(await history(editor)).toMatchObject([
      { verb: 'editor', who: editor.owner.name, isFirst: false, parts: ['variants', 'stock', 'search'] },
      { parts: ['price', 'numbers'] },
      { parts: ['title', 'details'] },
    ]);
  });

  it('comes twenty at a time', async () => {
    const editor = await anEditor();
    for (let time = 0; time < 22; time++) await save(editor, { title: `Plate ${time}` });
    const first = await historyOf(editor.owner, editor.page, editor.product);
    const rest = await historyOf(editor.owner, editor.page, editor.product, first.next);
    expect([first.changes.length, rest.changes.length, rest.next]).toEqual([20, 2, null]);
    expect(await historyOf(editor.owner, editor.page, editor.product, 'x; drop')).toMatchObject({ next: first.next });
  });

  it('is nobody else’s', async () => {
    const [editor, other] = [await anEditor(), await anEditor()];
    await save(editor, { title: 'Plate' });
    const nothing = { changes: [], next: null };
    expect(await historyOf(await aPerson(), editor.page, editor.product)).toEqual(nothing);
    expect(await historyOf(other.owner, other.page, editor.product)).toEqual(nothing);
  });
});

describe('bringing a version back', () => {
  it('is a change of its own, and can be taken back the same way', async () => {
    const editor = await anEditor(sizes);
    await save(editor, { title: 'Plate', 'rows.0.price': '31' });
    const plate = await read(editor);
    await save(editor, { title: 'Bowl', 'rows.0.price': '32' }, ['rows.2.offered']);
    const bowl = await read(editor);
    expect(await restore(editor, 1)).toEqual({ ok: true, value: { outcome: 'updated', photosGone: 0 } });
    expect(await read(editor)).toEqual({ ...plate, seen: expect.any(Number) });
    expect(await restore(editor, 1)).toMatchObject({ value: { outcome: 'updated' } });
    expect(await read(editor)).toEqual({ ...bowl, seen: expect.any(Number) });
    expect((await history(editor)).map((one) => one.verb)).toEqual(['restore', 'restore', 'editor', 'editor']);
    expect(await restore(editor, 0)).toMatchObject({ value: { outcome: 'same' } });
  });

  it('brings no stock back that was sold, and leaves on sale or off what is', async () => {
    const editor = await anEditor();
    await save(editor, { title: 'Plate' });
    await save(editor, { title: 'Bowl' });
    await shopDb().update(variant).set({ stock: 3 }).where(eq(variant.productId, editor.product));
    await archiveProducts(editor.owner, { page: editor.page, products: [editor.product] });
    expect(await restore(editor, 2)).toMatchObject({ ok: true });
    expect(await read(editor)).toMatchObject({ title: 'Plate', state: 'archived', variants: [{ stock: 3 }] });
  });

  it('leaves photos away that are gone, and says so', async () => {
    const editor = await anEditor({ pictures: 2 });
    await save(editor, { title: 'Plate' });
    const photos = editor.media.slice(1);
    await setPhotos(editor.owner, { page: editor.page, product: editor.product, photos, move: undefined });
    expect(await restore(editor, 1)).toEqual({ ok: true, value: { outcome: 'same', photosGone: 1 } });
    expect((await read(editor)).photos.map((photo) => photo.id)).toEqual(photos);
  });

  it('is refused where the rules of a product would be broken', async () => {
    const editor = await anEditor({ state: 'draft', publishedAt: null });
    await save(editor, { title: '' });
    await save(editor, { title: 'Plate' });
    await publishProducts(editor.owner, { page: editor.page, products: [editor.product] });
    expect(await restore(editor, 2)).toEqual({ ok: false, code: 'title_required' });
  });

  it('answers somebody else, and a change of another product, like a missing one', async () => {
    const [editor, other] = [await anEditor(), await anEditor()];
    await save(editor, { title: 'Plate' });
    await save(editor, { title: 'Bowl' });
    await save(other, { title: 'Lamp' });
    const change = (await history(editor))[1]?.no ?? '0';
    const missing = { ok: false, code: 'not_found' };
    const mine = { page: editor.page, product: editor.product, change };
    expect(await restoreProduct(other.owner, mine)).toEqual(missing);
    expect(await restoreProduct(other.owner, { ...mine, page: other.page })).toEqual(missing);
    expect(await restoreProduct(other.owner, { page: other.page, product: other.product, change })).toEqual(missing);
    const sibling = (await aProduct(editor.page)).id;
    expect(await restoreProduct(editor.owner, { ...mine, product: sibling })).toEqual(missing);
    expect((await read(editor)).title).toBe('Bowl');
  });
});
