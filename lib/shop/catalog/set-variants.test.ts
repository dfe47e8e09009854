import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { variant } from '@/db/schema/shop/product';
import { anEditor, read, save, sizes, summary } from '@/db/testing/editor';
import { aPage, aPicture, aProduct } from '@/db/testing/shop';

describe('saving options', () => {
  it('gives every combination a row and keeps the ids of those that stay', async () => {
    const editor = await anEditor(sizes);
    const [small, medium] = (await read(editor)).variants;
    await save(editor, {
      'options.0.values': 'S، M, XL',
      'options.1.name': 'Colour',
      'options.1.values': 'Red\nBlue',
      'options.1.was': '',
    });
    const after = await read(editor);
    expect(after.options).toEqual([
      { name: 'Size', values: ['S', 'M', 'XL'] },
      { name: 'Colour', values: ['Red', 'Blue'] },
    ]);
    expect(after.variants.map((row) => row.values.join('/'))).toEqual([
      'S/Red',
      'S/Blue',
      'M/Red',
      'M/Blue',
      'XL/Red',
      'XL/Blue',
    ]);
    expect([after.variants[0]?.id, after.variants[2]?.id]).toEqual([small?.id, medium?.id]);
    expect(after.variants.every((row) => row.priceMinor === 2_000n)).toBe(true);
    expect(after.variants[1]?.stock).toBe(0);
  });

  it('lets values and SKUs change places', async () => {
    const editor = await anEditor(sizes);
    const before = (await read(editor)).variants.map((row) => row.id);
    await save(editor, { 'rows.0.sku': 'B-M', 'rows.1.sku': 'B-S', 'options.0.values': 'L, M, S' });
    expect(await summary(editor)).toEqual(['L B-L 2000 10', 'M B-S 2000 10', 'S B-M 2000 10']);
    expect((await read(editor)).variants.map((row) => row.id)).toEqual([...before].reverse());
  });

  it('remembers a variant that was public, and forgets one that never was', async () => {
    const open = await anEditor(sizes);
    await save(open, { 'options.0.values': 'S, M' });
    const rows = await shopDb()
      .select()
      .from(variant)
      .where(eq(variant.productId, open.product))
      .orderBy(asc(variant.sku));
    expect(rows.map((row) => [row.sku, row.removedAt !== null])).toEqual([
      ['B-L', true],
      ['B-M', false],
      ['B-S', false],
    ]);
    const draft = await anEditor({ ...sizes, state: 'draft', publishedAt: null });
    await save(draft, { 'options.0.values': 'S' });
    expect(await shopDb().select().from(variant).where(eq(variant.productId, draft.product))).toHaveLength(1);
  });

  it('a removed variant that comes back is a new one, and its SKU is free again', async () => {
    const editor = await anEditor(sizes);
    const old = (await read(editor)).variants[2]?.id;
    await save(editor, {}, ['rows.2.offered']);
    expect(await summary(editor)).toHaveLength(2);
    const back = {
      id: '',
      values: '["L"]',
      offered: 'on',
      price: '21',
      sku: 'B-L',
      stock: '4',
      stockWas: '0',
      media: '',
    };
    await save(editor, Object.fromEntries(Object.entries(back).map(([name, value]) => [`rows.2.${name}`, value])));
    expect(await summary(editor)).toEqual(['S B-S 2000 10', 'M B-M 2000 10', 'L B-L 2100 4']);
    expect((await read(editor)).variants[2]?.id).not.toBe(old);
  });

  it.each<[string, Record<string, string>, string, string]>([
    [
      'a name without values',
      { 'options.1.name': 'Colour', 'options.1.values': ' , ', 'options.1.was': '' },
      'option_empty',
      'options.1.values',
    ],
    ['values without a name', { 'options.0.name': '' }, 'option_unnamed', 'options.0.name'],
    ['a SKU twice', { 'rows.1.sku': 'B-S' }, 'sku_taken', 'rows.1.sku'],
    ['a price that is none', { 'rows.2.price': 'ten' }, 'number', 'rows.2.price'],
    ['a price of nothing', { 'rows.2.price': '0' }, 'price_zero', 'rows.2.price'],
  ])('refuses %s at its field, and keeps nothing', async (_, typed, code, field) => {
    const editor = await anEditor(sizes);
    const before = await read(editor);
    expect(await save(editor, { ...typed, title: 'Other' })).toEqual({ ok: false, code, field });
    expect(await read(editor)).toEqual(before);
  });

  it('refuses a SKU of another product, and a photo of another page', async () => {
    const editor = await anEditor(sizes);
    await aProduct(editor.page, { variants: [{ sku: 'TAKEN' }] });
    expect(await save(editor, { 'rows.0.sku': 'TAKEN' })).toMatchObject({ code: 'sku_taken', field: 'rows.0.sku' });
    const foreign = await aPicture((await aPage()).id);
    expect(await save(editor, { 'rows.0.media': foreign })).toMatchObject({ code: 'not_found' });
  });

  it('refuses a product with nothing left to sell', async () => {
    const editor = await anEditor();
    expect(await save(editor, {}, ['rows.0.offered'])).toMatchObject({ code: 'variants_none' });
  });

  it('a variant may show one of the product’s photos', async () => {
    const editor = await anEditor({ ...sizes, pictures: 2 });
    await save(editor, { 'rows.1.media': editor.media[1] ?? '' });
    expect((await read(editor)).variants[1]?.mediaId).toBe(editor.media[1]);
  });
});
