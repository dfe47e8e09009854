import { describe, expect, it } from 'vitest';
import { readCatalogue } from './read-catalogue';
import { pieces, readAll, rowsOf, rulesOf } from './testing/read-text';

const refusal = async (content: string | Uint8Array, name = 'x.csv') => {
  const read = await readCatalogue({ name, open: () => pieces(content, 1000) });
  return read.ok ? null : read;
};

describe('what is no catalogue is refused', () => {
  it.each([
    ['', 'file_empty'],
    [' \n\n', 'file_empty'],
    ['{"a":1,"b":{"c":[1,2]}}', 'file_unknown'],
    ['<!doctype html><html><body><p>Hello</p></body></html>', 'file_unknown'],
    [Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251), 'file_unknown'],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'file_archive'],
    [`name,${'x,'.repeat(1500)}y\n`, 'file_too_wide'],
  ])('%#', async (content, code) => {
    expect(await refusal(content)).toMatchObject({ code });
  });

  it('a list whose only record is broken is told with its line', async () => {
    expect(await refusal('[\n\n{"title": "a", "price": }\n]')).toMatchObject({ code: 'file_broken', field: '3' });
  });

  it('a hint that means nothing is refused too', async () => {
    await expect(readAll('name\na\n', { encoding: 'klingon' })).rejects.toThrow('encoding_unknown');
  });
});

describe('a table that is not tidy', () => {
  it('a row of too many cells is refused, of too few is read as far as it goes, and others are read', async () => {
    const { products } = await readAll('name,price,sku\nA,1.00,a\nB,2,50,b\nC,3.00\nD,4.00,d\n');
    expect(products.map((product) => product.problems.map(({ rule, kind, line }) => [rule, kind, line]))).toEqual([
      [],
      [['cells_extra', 'refusal', 3]],
      [['cells_missing', 'warning', 4]],
      [],
    ]);
    expect(products[2]?.variants[0]).not.toHaveProperty('sku');
    expect(rowsOf(products)).toBe(4);
  });

  it('headers are trimmed, a name come twice is two columns, a column without a name is called by its place', async () => {
    const { file, products } = await readAll(' Name , Price ,price,,Title \nBowl,1.00,2.00,x,\n');
    expect(file.columns).toEqual(['Name', 'Price', 'price (2)', 'column 4', 'Title']);
    expect(products[0]).toMatchObject({
      title: 'Bowl',
      unheld: ['price (2)', 'column 4'],
      variants: [{ price: { decimal: '1.00' } }],
    });
  });

  it('the header come again is no product, NULs are nothing, and `sep=` is no header', async () => {
    const { products } = await readAll('sep=;\nname;price\nBo\0wl;1.00\nname;price\nJar;2.00\n');
    expect(products.map((product) => product.title)).toEqual(['Bowl', undefined, 'Jar']);
    expect(products[1]?.problems).toMatchObject([{ rule: 'header_again', kind: 'refusal', line: 4 }]);
  });

  it('a record nothing can be called by is refused', async () => {
    const { products } = await readAll('name,price\n,1.00\nJar,2.00\n');
    expect(products[0]?.problems).toMatchObject([{ rule: 'title_missing', kind: 'refusal', line: 2 }]);
  });

  it('codes a spreadsheet has rounded are not taken, and its marks around them are', async () => {
    const { products } = await readAll('name,sku,barcode\nA,"=""0012""",5.78472E+12\nB,7,="4006381333931"\n');
    expect(products[0]?.variants[0]).toMatchObject({ sku: '0012' });
    expect(products[0]?.variants[0]).not.toHaveProperty('gtin');
    expect(rulesOf(products)).toEqual(['gtin_rounded']);
    expect(products[1]?.variants[0]?.gtin).toBe('4006381333931');
  });
});

describe('rows of one product that do not stand together', () => {
  const header = 'Handle,Title,Option1 Name,Option1 Value,Variant Price\n';

  it('come as parts of one key, the later ones told, and none clears what the first has said', async () => {
    const { products } = await readAll(`${header}a,Apple,Size,S,1\nb,Bread,Title,Default Title,2\na,,,M,3\na,,,L,4\n`);
    expect(products.map((product) => [product.key, product.rows, rulesOf([product])])).toEqual([
      ['a', 1, []],
      ['b', 1, []],
      ['a', 2, ['split_rows']],
    ]);
    expect(products[2]).not.toHaveProperty('title');
    expect(products[2]?.variants.map((variant) => variant.price?.decimal)).toEqual(['3', '4']);
  });

  it('thousands of rows of one key are parted, so that no more is held', async () => {
    const rows = Array.from({ length: 4500 }, (_, index) => `a,Apple,Size,S${index},1\n`).join('');
    const { products } = await readAll(header + rows);
    expect(products.map((product) => product.rows)).toEqual([2000, 2000, 500]);
    expect(products.map((product) => rulesOf([product]))).toEqual([[], ['split_rows'], ['split_rows']]);
  });
});

describe('a broken record of markup or JSON', () => {
  it('costs itself only', async () => {
    const { products } = await readAll(
      '[{"title":"A","price":1},\n{"title":"B","price":},\n{"title":"C","price":3}]',
      {},
      'x.json',
    );
    expect(products.map((product) => [product.title, rulesOf([product])])).toEqual([
      ['A', []],
      [undefined, ['record_broken']],
      ['C', []],
    ]);
    const item = (name: string) => `<item><g:id>${name}</g:id><title>${name}</title><g:price>1 USD</g:price></item>`;
    const xml = `<rss xmlns:g="x"><channel>${item('A')}<item><title>B</title>${item('C')}${item('D')}</channel></rss>`;
    const read = await readAll(xml, {}, 'x.xml');
    expect(read.products.map((product) => [product.title, rulesOf([product])])).toEqual([
      ['A', []],
      [undefined, ['record_broken']],
      ['C', []],
      ['D', []],
    ]);
  });

  it('cut by the end of the file is told', async () => {
    const { products } = await readAll('[{"title":"A","price":1},{"title":"B","pri', {}, 'x.json');
    expect(products.map((product) => rulesOf([product]))).toEqual([[], ['record_broken']]);
  });

  it('entities a file declares are not followed', async () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">]>`;
    const { products } = await readAll(
      `${bomb}<rss><item><id>1</id><title>T &b;</title><price>1</price></item></rss>`,
      {},
      'x.xml',
    );
    expect(products[0]?.title).toBe('T &b;');
    expect(rulesOf(products)).toEqual(['markup_broken']);
  });

  it('names without end do not make columns without end', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) =>
      JSON.stringify({ title: `P${index}`, [`field ${index}`]: 1 }),
    );
    const { products } = await readAll(`[${rows.join(',')}]`, {}, 'x.json', 4096);
    expect(rowsOf(products)).toBe(3000);
    expect(products.at(-1)?.unheld).toEqual(['…']);
  });
});
