import { describe, expect, it } from 'vitest';
import yazl from 'yazl';
import type { ArchiveSource } from './list-archive';
import { openArchive } from './open-archive';
import { readCatalogue } from './read-catalogue';

type Files = Readonly<Record<string, string | Buffer>>;

async function zipped(files: Files): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

const sourceOf = (bytes: Buffer): ArchiveSource => ({
  size: bytes.length,
  read: async function* (start, end) {
    for (let at = start; at < end; at += 1000) yield bytes.subarray(at, Math.min(end, at + 1000));
  },
});

const open = async (files: Files) => openArchive(sourceOf(await zipped(files)));
const table = 'name,price,image\nBowl,4.00,photos/bowl.jpg\n';

describe('an archive', () => {
  it('has its catalogue found and read, twice if need be, and its pictures given by the names the catalogue calls them', async () => {
    const read = await open({
      'README.txt': 'hello',
      '__MACOSX/shop/._products.csv': 'x',
      'shop/products.csv': table,
      'shop/notes.json': '{}',
      'shop/photos/bowl.jpg': Buffer.from([0xff, 0xd8, 1]),
      'shop/other/Jar.PNG': Buffer.from([2]),
    });
    if (!read.ok) throw new Error(read.code);
    const archive = read.value;
    expect(archive.catalogue.name).toBe('shop/products.csv');
    expect(archive.pictures).toEqual(['shop/photos/bowl.jpg', 'shop/other/Jar.PNG']);
    const catalogue = await readCatalogue(archive.catalogue);
    if (!catalogue.ok) throw new Error(catalogue.code);
    const products = [];
    for await (const product of catalogue.value.products) products.push(product);
    expect(products).toMatchObject([{ title: 'Bowl', pictures: [{ source: 'photos/bowl.jpg' }] }]);
    expect(Buffer.from((await archive.picture('photos/bowl.jpg')) ?? [])).toEqual(Buffer.from([0xff, 0xd8, 1]));
    expect(Buffer.from((await archive.picture('jar.png')) ?? [])).toEqual(Buffer.from([2]));
    expect(await archive.picture('../../etc/passwd')).toBeNull();
    expect(await archive.picture('none.jpg')).toBeNull();
    archive.close();
  });

  it('of pictures alone, without a catalogue, is refused', async () => {
    expect(await open({ 'a.jpg': 'x', 'LICENSE.txt': 'y' })).toMatchObject({ code: 'archive_no_catalogue' });
  });

  it('that is none, or is cut, is refused', async () => {
    expect(await openArchive(sourceOf(Buffer.from('name,price\n')))).toMatchObject({ code: 'archive_broken' });
    const whole = await zipped({ 'a.csv': table });
    expect(await openArchive(sourceOf(whole.subarray(0, whole.length - 30)))).toMatchObject({ code: 'archive_broken' });
  });

  it('with a name that leads out of it is refused', async () => {
    const bytes = await zipped({ 'aa/evil.csv': table });
    for (const name of ['../evil.csv!', '/aa/evil.csv', 'C:/evil.csv!']) {
      const changed = Buffer.from(bytes.toString('latin1').replaceAll('aa/evil.csv', name.slice(0, 11)), 'latin1');
      expect(await openArchive(sourceOf(changed))).toMatchObject({ code: 'archive_path' });
    }
  });

  it('made to fill a disk is refused before it is read', async () => {
    expect(await open({ 'a.csv': Buffer.alloc(8 << 20, 97) })).toMatchObject({ code: 'archive_bomb' });
    const bytes = await zipped({ 'a.csv': table });
    const directory = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    bytes.writeUInt32LE(0x9000_0000, directory + 24);
    expect(await openArchive(sourceOf(bytes))).toMatchObject({ code: 'archive_bomb' });
  });

  it('of more than twenty thousand entries is refused', async () => {
    const bytes = await zipped({ 'a.csv': table });
    const end = bytes.indexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
    bytes.writeUInt16LE(20_001, end + 8);
    bytes.writeUInt16LE(20_001, end + 10);
    expect(await openArchive(sourceOf(bytes))).toMatchObject({ code: 'archive_many' });
  });

  it('whose entry is longer than its list says fails when it is read, and is no picture', async () => {
    const bytes = await zipped({ 'a.csv': table, 'b.jpg': Buffer.alloc(5000, 1) });
    const directory = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    bytes.writeUInt32LE(10, directory + 24);
    const read = await openArchive(sourceOf(bytes));
    if (!read.ok) throw new Error(read.code);
    expect(await read.value.picture('b.jpg')).toBeNull();
  });
});
