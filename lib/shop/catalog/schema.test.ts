import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { batchMax } from '@/lib/shop/drafts/model';
import {
  AdjustStock,
  DescribePhoto,
  nested,
  ProductList,
  SaveDrafts,
  SetOnePrice,
  SetPhotos,
  SplitDraft,
  UpdateProduct,
} from './schema';

const [page, product] = [newId('page'), newId('product')];
const codes = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  Object.fromEntries((result.error?.issues ?? []).toReversed().map((one) => [one.path.join('.'), one.message]));
const card = (part: object = {}) => ({ title: 'Bowl', price: '20', stock: '1', category: 'ceramics', ...part });

describe('a list of products', () => {
  it('names at least one and no more than one batch', () => {
    expect(codes(ProductList.safeParse({ page, products: [] }))).toEqual({ products: 'nothing_chosen' });
    expect(codes(ProductList.safeParse({ page }))).toEqual({ products: 'nothing_chosen' });
    const many = Array.from({ length: batchMax + 1 }, () => newId('product'));
    expect(codes(ProductList.safeParse({ page, products: many }))).toEqual({ products: 'too_many_items' });
    expect(ProductList.safeParse({ page, products: many.slice(1) }).success).toBe(true);
  });

  it.each([newId('page'), 'prd_1', '', null])('refuses %j among its ids like a missing product', (bad) => {
    expect(Object.values(codes(ProductList.safeParse({ page, products: [bad] })))).toEqual(['not_found']);
  });
});

describe('a card of the desk', () => {
  const parse = (part: object) => SaveDrafts.safeParse({ page, drafts: { [product]: card(part) } });

  it('may still be empty of title and price', () => {
    expect(parse({ title: '', price: '' }).success).toBe(true);
  });

  it.each([
    [{ stock: '' }, 'stock', 'required'],
    [{ stock: '-1' }, 'stock', 'whole_number'],
    [{ stock: '1.5' }, 'stock', 'whole_number'],
    [{ stock: '9999999' }, 'stock', 'out_of_range'],
    [{ title: 'x'.repeat(141) }, 'title', 'too_long'],
    [{ price: '1'.repeat(21) }, 'price', 'number'],
    [{ category: 'weapons' }, 'category', 'invalid'],
  ])('with %j is refused at that field', (part, field, code) => {
    expect(codes(parse(part))).toEqual({ [`drafts.${product}.${field}`]: code });
  });

  it('understands the digits of Arabic keyboards', () => {
    const parsed = parse({ price: '٢٠٫٥٠', stock: '٧' });
    expect(parsed.data?.drafts[product]).toMatchObject({ price: '20.50', stock: 7 });
  });

  it('does not carry what nobody asked for', () => {
    expect(parse({ state: 'published' }).success).toBe(false);
    expect(SaveDrafts.safeParse({ page, drafts: {}, owner: 'me' }).success).toBe(false);
  });
});

describe('field names', () => {
  it('become groups only when they have exactly that shape', () => {
    expect(nested({ 'rows.0.price': '1', 'rows.0.sku': 'a', title: 'x', 'rows.0': 'no', 'rows..price': 'no' })).toEqual(
      {
        ...{ title: 'x', 'rows.0': 'no', 'rows..price': 'no' },
        rows: { 0: { price: '1', sku: 'a' } },
      },
    );
  });

  it('never reach what every object has: one form would change it for everybody', () => {
    const item = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty');
    const field = fc.constantFrom('keys', 'assign', 'prototype', 'title', 'call', 'name');
    const before = [Object.keys, Object.assign, Object.prototype.toString, Function.prototype.call];
    fc.assert(
      fc.property(fc.constantFrom('rows', 'options', 'drafts'), item, field, (group, place, name) => {
        expect(nested({ [`${group}.${place}.${name}`]: 'stolen' })).toEqual({
          [`${group}.${place}.${name}`]: 'stolen',
        });
      }),
    );
    expect([Object.keys, Object.assign, Object.prototype.toString, Function.prototype.call]).toEqual(before);
    expect(Object.hasOwn(Object, 'title')).toBe(false);
  });

  it.each([null, 7, 'text', undefined])('of %j stay what they are', (fields) => {
    expect(nested(fields)).toBe(fields);
  });
});

describe('a product’s editor', () => {
  const editor = (part: object = {}) =>
    UpdateProduct.safeParse({
      page,
      product,
      seen: '1764000000000',
      title: 'Bowl',
      description: '',
      category: 'ceramics',
      ...part,
    });
  const row = (part: object = {}) =>
    Object.fromEntries(
      Object.entries({
        id: '',
        values: '["S"]',
        price: '1',
        sku: '',
        stock: '1',
        stockWas: '1',
        media: '',
        ...part,
      }).map(([name, value]) => [`rows.0.${name}`, value]),
    );

  it('sends options and rows by their place, and a tick only when it is set', () => {
    const parsed = editor({
      'options.0.name': 'Size',
      'options.0.values': 'S, M، L',
      'options.0.was': '',
      ...row({ offered: 'on' }),
    });
    expect(parsed.data).toMatchObject({
      ...{ publish: false, overwrite: false, seen: 1_764_000_000_000 },
      options: { 0: { name: 'Size', values: ['S', 'M', 'L'], was: null } },
      rows: { 0: { id: null, values: ['S'], offered: true, media: null } },
    });
  });

  it.each(['{"a":1}', 'not json', '["a","b","c","d"]', `["${'x'.repeat(41)}"]`, '[1]', 'null'])(
    'reads %j as no values, without failing',
    (values) => {
      expect(editor(row({ values })).data?.rows[0]?.values).toBeNull();
    },
  );

  it.each(['', '-1', '1.5', 'now', '9'.repeat(17)])('is refused when what it had seen is %j', (seen) => {
    expect(codes(editor({ seen }))).toHaveProperty('seen');
  });
});

describe('photos of a product', () => {
  const photo = newId('media');
  it.each([`first:${photo}`, `earlier:${photo}`, `later:${photo}`, `remove:${photo}`])('are moved by %s', (move) => {
    expect(SetPhotos.safeParse({ page, product, photos: [photo], move }).success).toBe(true);
  });

  it.each(['first', `up:${photo}`, `remove:${product}`, 'remove:../x'])('are not moved by %j', (move) => {
    expect(codes(SetPhotos.safeParse({ page, product, photos: [photo], move }))).toEqual({ move: 'invalid' });
  });

  it('are described in 300 harmless letters at most, or not at all', () => {
    expect(DescribePhoto.parse({ page, media: photo, alt: ' A\u202e bowl\n' }).alt).toBe('A bowl');
    expect(DescribePhoto.safeParse({ page, media: photo, alt: '' }).success).toBe(true);
    expect(codes(DescribePhoto.safeParse({ page, media: photo, alt: 'x'.repeat(301) }))).toEqual({ alt: 'too_long' });
  });

  it('leave a draft one by one, or all but the first', () => {
    expect(SplitDraft.parse({ page, product, media: '' }).media).toBeNull();
    expect(SplitDraft.parse({ page, product, media: photo }).media).toBe(photo);
    expect(codes(SplitDraft.safeParse({ page, product, media: 'all' }))).toEqual({ media: 'not_found' });
  });
});

it('a stock and a price need to be typed', () => {
  expect(codes(AdjustStock.safeParse({ page, variant: newId('variant'), stock: '', stockWas: '1' }))).toEqual({
    stock: 'required',
  });
  expect(codes(SetOnePrice.safeParse({ page, products: [product], price: ' ' }))).toEqual({ price: 'required' });
});
