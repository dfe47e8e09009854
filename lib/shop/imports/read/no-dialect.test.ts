import { describe, expect, it } from 'vitest';
import type { ReadProduct } from '../model';
import { readAll } from './testing/read-text';
import { samples } from './testing/samples';

const read = (name: keyof typeof samples, hints = {}) => readAll(samples[name].text, hints, samples[name].name);
const pricesOf = (product: ReadProduct | undefined) => product?.variants.map((variant) => variant.price?.decimal);

describe('JSON', () => {
  it('of the Agentic Commerce Protocol has minor units, each by its currency', async () => {
    const [tee] = (await read('acp')).products;
    expect(tee).toMatchObject({ options: ['Color', 'Size'], description: 'Cotton' });
    expect(tee?.variants).toMatchObject([
      {
        externalId: 'v1',
        values: ['Red', 'M'],
        price: { decimal: '19.99', currency: 'USD' },
        stock: 0,
        gtin: '00012345600029',
      },
      { externalId: 'v2', values: ['Red', 'L'], price: { decimal: '2.500', currency: 'KWD' }, stock: null },
    ]);
    expect((await read('acp jsonl')).products.map((product) => [product.line, pricesOf(product)])).toEqual([
      [1, ['500']],
      [2, ['9.90']],
    ]);
  });

  it('of no known shop is read by what its names mean', async () => {
    const [jar, lid] = (await read('json')).products;
    expect(jar).toMatchObject({
      title: 'Jar',
      description: 'Glass',
      brand: 'Souk',
      tags: ['glass', 'jar'],
      options: ['Size'],
    });
    expect(jar?.pictures).toMatchObject([{ source: 'https://j.test/1.jpg', alt: 'Jar' }]);
    expect(jar?.variants).toMatchObject([
      { sku: 'J-S', values: ['S'], weightGrams: 200 },
      { sku: 'J-L', values: ['L'] },
    ]);
    expect(lid).toMatchObject({ unheld: ['rating'], variants: [{ price: { decimal: '1.234' }, stock: 9 }] });
  });
});

describe('a plain table', () => {
  it('in Arabic is read by what its columns are called, with its own digits', async () => {
    const { file, products } = await read('sheet');
    expect(file).toMatchObject({ delimiter: ';', unheld: ['ملاحظات'] });
    expect(file.mapped).toMatchObject({
      title: 'اسم المنتج',
      price: 'السعر',
      stock: 'الكمية',
      picture: 'الصورة',
      gtin: 'الباركود',
    });
    expect(products[0]).toMatchObject({ title: 'ثوب قطني', colour: 'أبيض', unheld: ['ملاحظات'] });
    expect(products[0]?.variants[0]).toMatchObject({
      price: { decimal: '120.50', currency: 'SAR' },
      stock: 5,
      gtin: '4006381333931',
    });
    expect(products[1]?.variants[0]).toMatchObject({ price: { decimal: '85.00' }, gtin: null });
  });

  it('is read by the columns its owner names instead', async () => {
    const table = 'Was,Zahl,Foto,Titel\nA bowl,12.50,bowl.jpg,B-1\n';
    const { products } = await readAll(table, {
      columns: { title: 'was', price: 'Zahl', picture: 'Foto', sku: 'Titel' },
    });
    expect(products[0]).toMatchObject({
      title: 'A bowl',
      pictures: [{ source: 'bowl.jpg' }],
      unheld: [],
      variants: [{ sku: 'B-1', price: { decimal: '12.50' } }],
    });
    await expect(readAll(table, { columns: { title: 'Nicht da' } })).rejects.toThrow('column_unknown');
  });
});
