import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { prepareZXingModule, type WriterOptions, writeBarcode } from 'zxing-wasm/writer';
import { closeEyes } from '@/lib/shop/vision/models/gateway';
import { readMarks } from '@/lib/shop/vision/models/marks.mjs';
import { expandUpcE, gtinIn, gtinOf } from './gtin';
import { mayBearLetters, mayBearMark } from './may-bear-mark';
import type { OpenPicture } from './model';
import { openPicture } from './open-picture';
import { type FoundBarcode, readBarcode } from './read-barcode';
import { scene } from './testing/samples';

beforeAll(async () => {
  const file = readFileSync('node_modules/zxing-wasm/dist/writer/zxing_writer.wasm');
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer }, fireImmediately: true });
});

afterAll(closeEyes);

/** A mark printed on white, `width` pixels wide, turned, a little out of focus, on a photograph of 1200 by 900. */
async function photographed(
  text: string,
  format: NonNullable<WriterOptions['format']>,
  width = 480,
  turned = 0,
): Promise<Buffer> {
  const { image, error } = await writeBarcode(text, { format, scale: 4, addQuietZones: true });
  if (image === null) throw new Error(error);
  const mark = await sharp(Buffer.from(await image.arrayBuffer()))
    .resize({ width })
    .rotate(turned, { background: '#dddddd' })
    .png()
    .toBuffer();
  const photo = await scene(1200, 900)
    .composite([{ input: mark, left: 190, top: 110 }])
    .png()
    .toBuffer();
  return sharp(photo).blur(0.7).jpeg({ quality: 80 }).toBuffer();
}

async function read(bytes: Buffer): Promise<string[]> {
  const opened = await openPicture(bytes);
  if (!opened.ok) throw new Error(opened.code);
  return (await found(opened.value)).map(({ gtin }) => gtin);
}

async function found(picture: OpenPicture): Promise<readonly FoundBarcode[]> {
  const marks = await readBarcode(picture);
  if (!marks.ok) throw new Error(marks.code);
  return marks.value;
}

describe('a barcode in a photograph', () => {
  it.each([
    ['EAN13', '4006381333931', '04006381333931'],
    ['EAN8', '96385074', '00000096385074'],
    ['UPCA', '036000291452', '00036000291452'],
    ['UPCE', '04252614', '00042100005264'],
    ['Code128', '4006381333931', '04006381333931'],
    ['QRCode', 'https://id.example/01/09506000134352/10/ABC?x=1', '09506000134352'],
    ['QRCode', '(01)09506000134352(10)ABC', '09506000134352'],
  ] as const)('%s is read as a GTIN of 14 digits: %s', async (format, text, gtin) => {
    expect(await read(await photographed(text, format))).toEqual([gtin]);
  });

  it.each([15, 45, 90, 135, 180, 225, 340])('is read turned by %i degrees', async (turned) => {
    expect(await read(await photographed('4006381333931', 'EAN13', 480, turned))).toEqual(['04006381333931']);
  });

  it('is read when it is a fifth as wide as the photograph', async () => {
    expect(await read(await photographed('4006381333931', 'EAN13', 240))).toEqual(['04006381333931']);
  });

  it.each([0, 45])('says where it is, turned by %i degrees', async (turned) => {
    const opened = await openPicture(await photographed('4006381333931', 'EAN13', 480, turned));
    if (!opened.ok) throw new Error(opened.code);
    const [first] = await found(opened.value);
    for (const [x, y] of first?.corners ?? [[0, 0]]) {
      expect(x).toBeGreaterThan(180);
      expect(x).toBeLessThan(740);
      expect(y).toBeGreaterThan(100);
      expect(y).toBeLessThan(720);
    }
  });

  it('is nothing where there is none, or where it names no goods', async () => {
    expect(await read(await scene(1200, 900).jpeg().toBuffer())).toEqual([]);
    expect(await read(await photographed('https://shop.example/p/4006381333931x', 'QRCode'))).toEqual([]);
    expect(await read(await photographed('SHELF 12', 'Code128'))).toEqual([]);
  });

  it('is not looked for where nothing is like a mark', async () => {
    const [plain, marked] = await Promise.all([
      openPicture(await scene(1200, 900).jpeg().toBuffer()),
      openPicture(await photographed('96385074', 'EAN8')),
    ]);
    if (!plain.ok || !marked.ok) throw new Error('not opened');
    expect([plain.value, marked.value].map(mayBearMark)).toEqual([false, true]);
    const soft = await openPicture(await scene(1200, 900).blur(12).jpeg().toBuffer());
    expect([soft.ok && mayBearLetters(soft.value), mayBearLetters(marked.value)]).toEqual([false, true]);
  });

  it.each([
    ['EAN13', '4006381333931', 260, '#ffffff'],
    ['EAN8', '96385074', 200, '#202020'],
    ['QRCode', 'https://id.example/01/4006381333931', 130, '#ffffff'],
    ['QRCode', 'https://id.example/01/4006381333931', 1160, '#808080'],
  ] as const)('is found as %s (%s) %i pixels wide of 1200, on one colour', async (format, text, width, ground) => {
    const { image, error } = await writeBarcode(text, { format, scale: 4, addQuietZones: true });
    if (image === null) throw new Error(error);
    const mark = await sharp(Buffer.from(await image.arrayBuffer()))
      .resize({ width })
      .png()
      .toBuffer();
    const size = { width: 1200, height: 1200, channels: 3, background: ground } as const;
    const photo = await sharp({ create: size })
      .composite([{ input: mark }])
      .png()
      .toBuffer();
    expect(await read(await sharp(photo).blur(0.7).jpeg().toBuffer())).toHaveLength(1);
  });

  it('leaves the event loop free while it is looked for', async () => {
    // A mark that names no goods is looked for twice.
    const opened = await openPicture(await photographed('SHELF 12', 'Code128'));
    if (!opened.ok) throw new Error(opened.code);
    await found(opened.value);
    let turns = 0;
    const clock = setInterval(() => {
      turns += 1;
    }, 1);
    for (let round = 0; round < 3; round += 1) await found(opened.value);
    clearInterval(clock);
    // Read here, each round would leave it one or two.
    expect(turns).toBeGreaterThan(12);
  });

  it('asks nobody: the program is in its package', async () => {
    const asked = vi.spyOn(globalThis, 'fetch');
    const opened = await openPicture(await photographed('96385074', 'EAN8'));
    if (!opened.ok) throw new Error(opened.code);
    const { rgb, width, height } = opened.value;
    const marks = await readMarks(rgb, { width, height, turned: false });
    expect(marks.map(({ text }) => text)).toEqual(['96385074']);
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });
});

describe('the number of goods', () => {
  it.each([
    ['4006381333931', '04006381333931'],
    ['5901234123458', null],
    ['96385074', '00000096385074'],
    ['036000291452', '00036000291452'],
    ['00000000000000', null],
    ['400638133393', null],
    ['١٢٣٤٥٦٧٨', null],
  ])('%s has a right check digit or is none', (digits, gtin) => expect(gtinOf(digits)).toBe(gtin));

  it.each([
    ['04252614', '042100005264'],
    ['01234133', '012300000413'],
    ['01234543', '012340000053'],
    ['01234565', '012345000065'],
    ['91234565', null],
  ])('the short %s is the long %s', (short, long) => expect(expandUpcE(short)).toBe(long));

  it.each([
    ['https://id.example/some/path/gtin/4006381333931', '04006381333931'],
    ['https://id.example/01/5901234123458', null],
    ['javascript:alert(1)//01/4006381333931', null],
    [']C1010950600013435210ABC', '09506000134352'],
    [`https://x/01/${'9'.repeat(3000)}`, null],
    ['hello', null],
  ])('in %s is %s', (text, gtin) => expect(gtinIn(text)).toBe(gtin));
});
