import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { productChange } from '@/db/schema/shop/product-history';
import { anEditor, form, read, save, sizes } from '@/db/testing/editor';
import { archiveProducts } from './archive-products';
import { publishProducts } from './publish-products';
import { saveProduct } from './save-product';
import { UpdateProduct } from './schema';
import { setOnePrice } from './set-one-price';
import { setPhotos } from './set-photos';

async function fault(typed: Record<string, string>): Promise<string | undefined> {
  const parsed = UpdateProduct.safeParse(await form(await anEditor(sizes), typed));
  const [issue] = parsed.error?.issues ?? [];
  return issue && `${issue.path.join('.')} ${issue.message}`;
}

describe('what the editor says of a product beside its words', () => {
  it('is kept as it was typed, but for spaces and signs of digits', async () => {
    const editor = await anEditor(sizes);
    const saved = await save(editor, {
      ...{
        brand: ' Cedar ',
        material: 'Stoneware',
        colour: 'أزرق',
        condition: 'refurbished',
        tags: 'blue, plate،blue',
      },
      ...{ originCountry: 'SY', hsCode: '٦٩١٢.00', seoTitle: 'Plates', seoDescription: 'Plates\nand bowls' },
      ...{ googleCategory: '٣٤٩٨ - Home & Garden > Bowls', 'rows.1.mpn': ' CB-21 ' },
      ...{ 'rows.1.gtin': ' 4006381-333931', 'rows.1.weight': '٣٠٠', 'rows.1.compareAt': '30' },
    });
    expect(saved).toMatchObject({ ok: true });
    const after = await read(editor);
    expect(after.details).toEqual({
      ...{ brand: 'Cedar', material: 'Stoneware', colour: 'أزرق', condition: 'refurbished', tags: ['blue', 'plate'] },
      ...{ originCountry: 'SY', hsCode: '691200', seoTitle: 'Plates', seoDescription: 'Plates\nand bowls' },
      googleCategory: '3498',
    });
    expect(after.variants.map((row) => row.mpn)).toEqual(['', 'CB-21', '']);
    expect(after.variants.map((row) => [row.gtin, row.weightGrams, row.compareAtMinor])).toEqual([
      ['', null, null],
      ['4006381333931', 300, 3_000n],
      ['', null, null],
    ]);
  });

  it('stays as it is where a form does not send it', async () => {
    const editor = await anEditor(sizes);
    await save(editor, {
      brand: 'Cedar',
      tags: 'blue',
      googleCategory: '9',
      'rows.0.mpn': 'M1',
      'rows.0.gtin': '96385074',
      'rows.0.weight': '5',
    });
    const before = await read(editor);
    const silent = [
      'brand',
      'tags',
      'condition',
      'googleCategory',
      'rows.0.mpn',
      'rows.0.gtin',
      'rows.0.weight',
      'rows.0.compareAt',
    ];
    expect(await save(editor, { title: 'Plate' }, silent)).toMatchObject({ ok: true });
    expect(await read(editor)).toMatchObject({ details: before.details, variants: before.variants });
  });

  it.each([
    ['rows.0.gtin gtin_check_1', { 'rows.0.gtin': '4006381333930' }],
    ['rows.0.gtin gtin', { 'rows.0.gtin': '12' }],
    ['rows.0.weight whole_number', { 'rows.0.weight': '1.5' }],
    ['rows.0.weight out_of_range', { 'rows.0.weight': '999999999' }],
    ['hsCode hs_code', { hsCode: 'abc' }],
    ['googleCategory google_category', { googleCategory: 'Bowls' }],
    ['originCountry country', { originCountry: 'Syria' }],
    ['condition invalid', { condition: 'broken' }],
    ['tags tag_long', { tags: 'x'.repeat(61) }],
    ['tags tags_max', { tags: Array.from({ length: 51 }, (_, place) => `t${place}`).join(',') }],
    ['brand too_long', { brand: 'x'.repeat(101) }],
  ])('is refused beside its field: %s', async (said, typed) => {
    expect(await fault(typed as Record<string, string>)).toBe(said);
  });

  it('has a price before that is a price', async () => {
    const editor = await anEditor(sizes);
    expect(await save(editor, { 'rows.2.compareAt': '600000' })).toMatchObject({
      code: 'price_high',
      field: 'rows.2.compareAt',
    });
    expect(await save(editor, { 'rows.2.compareAt': '0' })).toMatchObject({
      code: 'price_zero',
      field: 'rows.2.compareAt',
    });
  });
});

describe('the history of a product', () => {
  it('has a row for every change its owner makes, and none where nothing changed', async () => {
    const editor = await anEditor({ pictures: 1, state: 'draft', publishedAt: null });
    const all = { page: editor.page, products: [editor.product] };
    await save(editor, { title: 'Plate' });
    await save(editor);
    await saveProduct(editor.owner, UpdateProduct.parse(await form(editor, { brand: 'Cedar', publish: 'on' })));
    await setOnePrice(editor.owner, { ...all, price: '12' });
    await setPhotos(editor.owner, { page: editor.page, product: editor.product, photos: [], move: undefined });
    await archiveProducts(editor.owner, all);
    await archiveProducts(editor.owner, all);
    await publishProducts(editor.owner, all);
    const rows = await shopDb()
      .select()
      .from(productChange)
      .where(eq(productChange.productId, editor.product))
      .orderBy(asc(productChange.no));
    expect(rows.map((row) => row.verb)).toEqual([
      'editor',
      'editor',
      'publish',
      'price',
      'photos',
      'archive',
      'publish',
    ]);
    expect(rows.every((row) => row.personId === editor.owner.personId)).toBe(true);
    expect(rows[0]).toMatchObject({ before: { title: 'Glazed bowl' }, after: { title: 'Plate' } });
  });

  it('has none of what was refused', async () => {
    const editor = await anEditor();
    await save(editor, { title: 'Plate', 'rows.0.price': '' });
    const rows = await shopDb().select().from(productChange).where(eq(productChange.productId, editor.product));
    expect(rows).toEqual([]);
  });
});
