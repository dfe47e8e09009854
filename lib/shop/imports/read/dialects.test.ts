import { describe, expect, it } from 'vitest';
import type { ReadProduct } from '../model';
import { readAll, rowsOf, rulesOf } from './testing/read-text';
import { samples } from './testing/samples';

const read = (name: keyof typeof samples, hints = {}) => readAll(samples[name].text, hints, samples[name].name);
const pricesOf = (product: ReadProduct | undefined) => product?.variants.map((variant) => variant.price?.decimal);
const valuesOf = (product: ReadProduct | undefined) => product?.variants.map((variant) => variant.values.join(' / '));

describe('every dialect', () => {
  it.each(Object.keys(samples) as (keyof typeof samples)[])('%s names itself, and loses no record', async (name) => {
    const { file, products } = await read(name);
    expect(file.dialect).toBe(name.split(' ')[0]);
    const lines = samples[name].text.trimEnd().split('\n');
    // Of tables each line but the header is a record; `\n` within a cell of Etsy's is one line more.
    if (file.delimiter !== null) expect(rowsOf(products)).toBe(lines.length - (name === 'etsy' ? 2 : 1));
    expect(products.flatMap((product) => product.problems.filter((problem) => problem.kind === 'refusal'))).toEqual([]);
  });
});

describe('Shopify', () => {
  it('rows of a handle are one product, pictures stand by their position, a row of a picture alone is no variant', async () => {
    const { file, products } = await read('shopify_classic');
    expect(file.unheld).toEqual(['Cost']);
    const [soap] = products;
    expect(soap).toMatchObject({
      key: 'olive-soap',
      rows: 3,
      options: ['Weight'],
      tags: ['soap', 'olive'],
      state: 'published',
      unheld: ['Cost'],
    });
    expect(soap?.description).toBe('Made in Nablus\n\n- olive oil\n- lye');
    expect(soap?.pictures?.map((picture) => picture.alt)).toEqual(['Front', 'Side', 'Back', '']);
    expect(soap?.variants).toHaveLength(2);
    expect(soap?.variants[0]).toMatchObject({
      values: ['100 g'],
      gtin: '4006381333931',
      compareAt: { decimal: '6.00' },
      stock: 12,
      weightGrams: 100,
    });
  });

  it('a single variant has no options, an empty column clears, a missing one says nothing, what is not counted has no stock', async () => {
    const glass = (await read('shopify_classic')).products[1];
    expect(glass).toMatchObject({
      options: [],
      state: 'draft',
      description: null,
      brand: null,
      tags: null,
      pictures: [],
    });
    expect(glass?.variants[0]).toMatchObject({ values: [], compareAt: null, stock: null, picture: null });
    expect(glass).not.toHaveProperty('material');
    expect(glass).not.toHaveProperty('googleCategory');
  });

  it('the new template is read by its own names', async () => {
    const [scarf] = (await read('shopify_new')).products;
    expect(scarf).toMatchObject({ key: 'scarf', options: ['Color', 'Size'], unheld: ['Price / International'] });
    expect(valuesOf(scarf)).toEqual(['Red / One', 'Blue / One']);
  });
});

describe('the feeds of Meta and Google', () => {
  it('rows of a group are variants by colour and size, and the sale price is what is paid', async () => {
    const [shirt, cap] = (await read('meta_csv')).products;
    expect(shirt).toMatchObject({
      key: 'G1',
      options: ['Color', 'Size'],
      material: 'Cotton',
      description: 'Soft & warm',
      googleCategory: '212',
    });
    expect(shirt).not.toHaveProperty('colour');
    expect(shirt?.variants[0]).toMatchObject({
      externalId: 'T-1',
      price: { decimal: '15.00', currency: 'USD' },
      compareAt: { decimal: '20.00' },
      stock: 7,
    });
    expect(shirt?.variants[1]).toMatchObject({ stock: 0, compareAt: null, picture: 'https://s.test/2.jpg' });
    expect(rulesOf([...(shirt ? [shirt] : [])])).toEqual(['sale_dates']);
    expect(cap).toMatchObject({ key: 'C-1', colour: 'Green', state: 'archived', condition: 'used' });
    expect(cap?.variants[0]).toMatchObject({ stock: null, values: [] });
  });

  it('in RSS and Atom are the same', async () => {
    const [lamp, rug] = (await read('meta_rss')).products;
    expect(lamp).toMatchObject({ title: 'Lamp & shade', brand: 'Souk', unheld: ['link'] });
    expect(lamp?.pictures?.map((picture) => picture.source)).toEqual(
      ['a', 'b', 'c'].map((name) => `https://s.test/${name}.jpg`),
    );
    expect(lamp?.variants[0]?.price).toEqual({ decimal: '1200.00', currency: 'EGP' });
    expect(rug?.variants[0]?.stock).toBe(3);
    expect((await read('meta_atom')).products[0]).toMatchObject({
      title: 'Bowl',
      description: 'Clay',
      unheld: ['link.@rel', 'link.@href'],
    });
  });

  it('of Google, nested prices are not the price', async () => {
    const [kettle, pan] = (await read('google_rss')).products;
    expect(kettle?.variants[0]).toMatchObject({
      price: { decimal: '40.00' },
      compareAt: { decimal: '45.00' },
      weightGrams: 1500,
      stock: null,
    });
    expect(kettle?.unheld).toEqual(['identifier_exists', 'shipping.country', 'shipping.price']);
    expect(pan?.variants[0]?.stock).toBeNull();
    expect((await read('google_tsv')).products[1]?.variants[0]).toMatchObject({ stock: 0, price: { currency: 'GBP' } });
  });
});

describe('WooCommerce', () => {
  it('variations come to their parent by its SKU and by its id', async () => {
    const [hoodie, mug, elsewhere] = (await read('woocommerce')).products;
    expect(hoodie).toMatchObject({
      key: 'HOOD',
      rows: 3,
      externalId: '10',
      title: 'Hoodie',
      description: 'Long',
      options: ['Colour'],
    });
    expect(hoodie?.unheld).toEqual(expect.arrayContaining(['Short description', 'Name', 'Meta: note']));
    expect(hoodie?.variants).toMatchObject([
      {
        externalId: '11',
        sku: 'HOOD-R',
        price: { decimal: '35' },
        compareAt: { decimal: '45' },
        weightGrams: 600,
        picture: 'https://w.test/r.jpg',
      },
      { externalId: '12', sku: 'HOOD-B', price: { decimal: '45' }, stock: 0, weightGrams: 700 },
    ]);
    expect(mug).toMatchObject({ state: 'draft', options: [], variants: [{ price: { decimal: '9.50' }, stock: null }] });
    expect(mug?.unheld).toContain('Attribute 1 value(s)');
    expect(rulesOf(elsewhere ? [elsewhere] : [])).toEqual(['kind_unheld']);
  });
});

describe('Medusa', () => {
  it('of prices in several currencies the one asked for is taken, and the others are told', async () => {
    const [ring] = (await read('medusa_v1')).products;
    expect(pricesOf(ring)).toEqual(['20', '21']);
    expect(ring?.unheld).toEqual(['Variant Title', 'Price USD', 'Price Gulf [AED]']);
    expect(pricesOf((await read('medusa_v1', { currency: 'AED' })).products[0])).toEqual(['80', '84']);
    const [belt] = (await read('medusa_v2', { currency: 'USD' })).products;
    expect(pricesOf(belt)).toEqual(['40', '41']);
    expect(belt?.unheld).toEqual(['Variant Title', 'Variant Price EUR']);
  });

  it('with semicolons has decimal commas, and one column for each picture and tag', async () => {
    const [belt] = (await read('medusa_v2')).products;
    expect(belt).toMatchObject({ tags: ['leather', 'belt'], options: ['Length'], description: 'Leather;brown' });
    expect(belt?.variants[0]).toMatchObject({ price: { decimal: '35.5', currency: 'EUR' }, weightGrams: 300 });
    expect(belt?.pictures?.map((picture) => picture.source)).toEqual(['a.png', 'b.png']);
  });
});

describe('Vendure, Spree and Bagisto', () => {
  it('Vendure: lists by pipes, padding, and rows that go on', async () => {
    const [laptop, mouse] = (await read('vendure')).products;
    expect(laptop).toMatchObject({
      key: 'laptop',
      rows: 2,
      options: ['screen', 'ram'],
      description: 'Light, fast',
      unheld: ['taxCategory'],
    });
    expect(valuesOf(laptop)).toEqual(['13 inch / 8GB', '15 inch / 16GB']);
    expect(laptop?.variants[1]).toMatchObject({ stock: null, picture: 'lap15.jpg' });
    expect(mouse).toMatchObject({ options: [], variants: [{ values: [], stock: 5 }] });
  });

  it('Spree: prices of variants only, weights by their unit', async () => {
    const [denim] = (await read('spree')).products;
    expect(denim).toMatchObject({ category: 'Men -> Shirts', material: 'Cotton', brand: 'Souk', options: ['Size'] });
    expect(denim?.variants.map((variant) => variant.weightGrams)).toEqual([500, 454]);
    expect(denim?.variants[0]?.price).toEqual({ decimal: '62.99', currency: 'USD' });
  });

  it('Bagisto: choices of the parent, prices of its rows, stock of all sources', async () => {
    const [abaya, gift] = (await read('bagisto')).products;
    expect(abaya).toMatchObject({ key: 'ABAYA', rows: 3, title: 'عباءة', language: 'ar', options: ['color', 'size'] });
    expect(abaya?.variants).toMatchObject([
      { sku: 'AB-S', values: ['Black', 'S'], price: { decimal: '120' }, compareAt: { decimal: '150' }, stock: 5 },
      { sku: 'AB-L', values: ['Black', 'L'], price: { decimal: '160' }, stock: 0 },
    ]);
    expect(rulesOf(gift ? [gift] : [])).toEqual(['kind_unheld']);
    expect((await read('bagisto xml')).products[0]).toMatchObject({
      title: 'مصباح',
      handle: 'lamp',
      variants: [{ price: { decimal: '99.5' }, stock: 4 }],
    });
  });
});

describe('Etsy and Square', () => {
  it('Etsy: every pair of values is a variant, and a count of all of them is not given to each', async () => {
    const [bracelet, print] = (await read('etsy')).products;
    expect(valuesOf(bracelet)).toEqual(['S / Gold', 'S / Silver', 'M / Gold', 'M / Silver']);
    expect(bracelet?.variants.map((variant) => [variant.sku, variant.stock])).toEqual(
      [1, 2, 3, 4].map((number) => [`B${number}`, null]),
    );
    expect(bracelet?.unheld).toContain('QUANTITY');
    expect(print?.variants).toMatchObject([{ sku: 'PR-1', stock: 50, price: { currency: 'USD' } }]);
  });

  it('Square: rows of an item follow each other, and the stock of all places adds up', async () => {
    const [coffee, bagel] = (await read('square')).products;
    expect(coffee).toMatchObject({ key: 'Coffee', options: ['Size'], category: 'Drinks' });
    expect(coffee?.variants.map((variant) => [variant.stock, variant.weightGrams])).toEqual([
      [10, 227],
      [1, 454],
    ]);
    expect(bagel?.options).toEqual([]);
    const old = samples.square.text
      .replaceAll(',Size,', ',,')
      .replace(',Small,,0.5', ',,,0.5')
      .replace(',Large,,1', ',,,1');
    expect((await readAll(old)).products[0]).toMatchObject({
      options: ['Variation'],
      variants: [{ values: ['Small'] }, { values: ['Large'] }],
    });
  });
});
