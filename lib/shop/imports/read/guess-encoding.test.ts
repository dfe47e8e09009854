import { describe, expect, it } from 'vitest';
import { guessEncoding } from './guess-encoding';
import { readAll } from './testing/read-text';

const table =
  'name,price,description\nقميص قطني,10.00,قميص أبيض من القطن الخالص\nحقيبة جلدية,25.50,حقيبة يدوية الصنع\n';
const french = 'name,price,description\nThéière,10.00,Théière émaillée à la main\nPêche,2.50,Pêche déjà mûre\n';

/** Bytes of a text in an encoding of one byte a letter, which nothing but a look through all of them can write. */
function inCodePage(text: string, label: string): Uint8Array {
  const letters = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(label).decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from([...text].map((letter) => letters.get(letter) ?? 63));
}

function wide(text: string, isBig: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', new TextEncoder().encode(table)],
    ['utf-8', new TextEncoder().encode(`\ufeff${table}`)],
    ['utf-16le', wide(table, false, true)],
    ['utf-16be', wide(table, true, true)],
    ['utf-16le', wide(table, false, false)],
    ['utf-16be', wide(table, true, false)],
    ['windows-1256', inCodePage(table, 'windows-1256')],
  ])('%s is found, and its Arabic is read', async (label, bytes) => {
    const { file, products } = await readAll(bytes);
    expect(file).toMatchObject({ encoding: label, columns: ['name', 'price', 'description'] });
    expect(products.map((product) => product.title)).toEqual(['قميص قطني', 'حقيبة جلدية']);
  });

  it('of French is Windows-1252, though most of its bytes are letters of the Arabic page too', async () => {
    const { file, products } = await readAll(inCodePage(french, 'windows-1252'));
    expect(file.encoding).toBe('windows-1252');
    expect(products[0]).toMatchObject({ title: 'Théière', description: 'Théière émaillée à la main' });
  });

  it('is what XML declares where that is true, and what it is where it is not', async () => {
    const item = '<rss><channel><item><id>1</id><title>Prix été</title><price>1.00 EUR</price></item></channel></rss>';
    const declared = inCodePage(`<?xml version="1.0" encoding="ISO-8859-1"?>${item}`, 'windows-1252');
    expect((await readAll(declared)).products[0]?.title).toBe('Prix été');
    const lying = inCodePage(`<?xml version="1.0" encoding="utf-8"?>${item}`, 'windows-1252');
    expect((await readAll(lying)).products[0]?.title).toBe('Prix été');
  });

  it('stays UTF-8 where a few letters are broken, and their rows are warned of', async () => {
    const bytes = new TextEncoder().encode(table);
    bytes[bytes.lastIndexOf(0xd8)] = 0x20;
    expect(guessEncoding(bytes).label).toBe('utf-8');
    const { products } = await readAll(bytes);
    expect(products.flatMap((product) => product.problems.map((problem) => [problem.rule, problem.line]))).toEqual([
      ['letters_lost', 3],
    ]);
  });

  it('is judged the same where the look ends inside a letter', () => {
    for (let cut = 30; cut < 80; cut += 1)
      expect(guessEncoding(new TextEncoder().encode(table).subarray(0, cut)).label).toBe('utf-8');
  });
});
