import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readAll, rowsOf, rulesOf } from './testing/read-text';
import { realCatalogues } from './testing/reference';

const expected: Readonly<Record<string, readonly [dialect: string, products: number, records: number]>> = {
  'acp-feed/examples.feed.json': ['acp', 1, 2],
  'bagisto-ar/categories.ar.json': ['json', 19, 19],
  'dotnet-eshop/catalog.json': ['json', 101, 101],
  'dummyjson/products.json': ['json', 194, 194],
  'medusa/exported-products-comma.csv': ['medusa_v2', 2, 3],
  'medusa/exported-products-semicolon.csv': ['medusa_v2', 2, 3],
  'medusa/invalid-column.csv': ['medusa_v2', 1, 1],
  'medusa/invalid-prices.csv': ['medusa_v2', 1, 1],
  'medusa/prices-with-region.csv': ['medusa_v2', 1, 1],
  'medusa/product-with-categories.csv': ['medusa_v2', 1, 2],
  'medusa/unrelated-column.csv': ['medusa_v2', 1, 1],
  'medusa/v1-template.csv': ['medusa_v1', 3, 5],
  'saleor/populatedb_data.json': ['saleor', 32, 32],
  'shopify/apparel.csv': ['shopify_classic', 20, 22],
};

const one = async (name: string) => readAll(realCatalogues.find((file) => file.name === name)?.bytes ?? '', {}, name);

describe.skipIf(realCatalogues.length === 0)('catalogues nobody here has written', () => {
  it.each(realCatalogues.map((file) => file.name))('%s is known, and nothing of it is refused', async (name) => {
    const { file, products } = await one(name);
    expect([file.dialect, new Set(products.map((product) => product.key)).size, rowsOf(products)]).toEqual(
      expected[name],
    );
    expect(products.flatMap((product) => product.problems.filter((problem) => problem.kind === 'refusal'))).toEqual([]);
  });

  it.each(realCatalogues.filter((file) => file.name.endsWith('.csv')))(
    '$name has the records csv-parse counts',
    async ({ name, bytes }) => {
      const records: unknown[] = parse(bytes, { bom: true, delimiter: name.includes('semicolon') ? ';' : ',' });
      expect(rowsOf((await one(name)).products)).toBe(records.length - 1);
    },
  );

  it('the same export with commas and with semicolons is the same', async () => {
    const [commas, semicolons] = [
      await one('medusa/exported-products-comma.csv'),
      await one('medusa/exported-products-semicolon.csv'),
    ];
    expect(semicolons.products).toEqual(commas.products);
  });

  it('Shopify: the shirts of the sample have their sizes, prices and pictures', async () => {
    const { products } = await one('shopify/apparel.csv');
    const top = products.find((product) => product.key === 'classic-varsity-top');
    expect(top).toMatchObject({
      line: 3,
      rows: 3,
      options: ['Size'],
      brand: 'partners-demo',
      tags: ['women'],
      state: 'published',
    });
    expect(top?.variants.map((variant) => [variant.values[0], variant.price?.decimal, variant.line])).toEqual([
      ['Small', '60', 3],
      ['Medium', '60', 4],
      ['Large', '60', 5],
    ]);
    expect(rulesOf(products)).toEqual([]);
  });

  it('Medusa: prices that do not exist and columns nobody knows are told, not taken', async () => {
    expect((await one('medusa/invalid-prices.csv')).products[0]?.unheld).toContain('Variant Price nonexistent [EUR]');
    expect((await one('medusa/invalid-column.csv')).products[0]?.unheld).toContain('Product field');
    expect((await one('medusa/prices-with-region.csv')).products[0]?.variants[0]?.price).toEqual({
      decimal: '100',
      currency: 'USD',
    });
  });

  it('Saleor: objects are put together, and each channel has its price', async () => {
    const { file, products } = await one('saleor/populatedb_data.json');
    expect(products.reduce((sum, product) => sum + product.variants.length, 0)).toBe(73);
    expect(
      new Set(products.flatMap((product) => product.pictures ?? []).map((picture) => picture.source)).size,
    ).toBeGreaterThan(30);
    const plimsolls = products.find((product) => product.handle === 'white-plimsolls');
    expect(plimsolls).toMatchObject({
      category: 'Apparel > Sneakers',
      options: ['Shoe size'],
      collections: ['Featured Products'],
    });
    expect(plimsolls?.variants[0]).toMatchObject({ sku: '918223582', values: ['39'], stock: 500 });
    expect(plimsolls?.description).not.toContain('<');
    expect(file.unheld).toEqual(expect.arrayContaining(['menu.menuitem', 'page.page', 'giftcard.giftcardtag']));
    const inDollars = await readAll(
      realCatalogues.find((one) => one.name.startsWith('saleor'))?.bytes ?? '',
      { currency: 'USD' },
      'f.json',
    );
    expect(
      new Set(inDollars.products.flatMap((product) => product.variants.map((variant) => variant.price?.currency))),
    ).toEqual(new Set(['USD']));
  });

  it('DummyJSON and eShop: prices, codes and pictures, and weights without a unit are not guessed', async () => {
    const mascara = (await one('dummyjson/products.json')).products[0];
    expect(mascara).toMatchObject({
      line: 2,
      title: 'Essence Mascara Lash Princess',
      category: 'beauty',
      tags: ['beauty', 'mascara'],
    });
    expect(mascara?.variants[0]).toMatchObject({
      price: { decimal: '9.99' },
      stock: 99,
      gtin: '5784719087687',
      sku: 'BEA-ESS-ESS-001',
    });
    expect(mascara?.unheld).toEqual(expect.arrayContaining(['weight', 'reviews.comment', 'discountPercentage']));
    expect((await one('dotnet-eshop/catalog.json')).products[0]).toMatchObject({
      brand: 'Daybird',
      category: 'Footwear',
      externalId: '1',
      unheld: [],
    });
  });
});
