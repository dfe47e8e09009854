import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import { expandUpcE, type Gtin, gtinIn, gtinOf } from './gtin';
import type { OpenPicture } from './model';

/** What was read: the number of the goods, the kind of mark it stood in, and where in the picture, in its pixels. */
export type FoundBarcode = {
  readonly gtin: Gtin;
  readonly format: string;
  readonly corners: readonly (readonly [x: number, y: number])[];
};

const program = 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm';

/** Codes looked for in one picture. */
const codesMax = 4;

const options: ReaderOptions = {
  formats: ['EAN13', 'EAN8', 'UPCA', 'UPCE', 'Code128', 'QRCode'],
  tryInvert: false,
  maxNumberOfSymbols: codesMax,
};

let prepared: Promise<unknown> | undefined;

/**
 * The goods whose barcode is in a picture, largest mark first: EAN-13 and -8, UPC-A and -E, Code-128 and QR (GS1 too), upright or
 * turned, each with its check digit proven. Empty when there is none. It computes for some tens of milliseconds without a pause: it
 * belongs in a worker thread. The program is read from its package, never fetched.
 */
export async function readBarcode(picture: OpenPicture): Promise<readonly FoundBarcode[]> {
  prepared ??= prepare();
  await prepared;
  const upright = await read(withAlpha(picture));
  if (upright.length > 0) return upright;
  const { pixels, back } = turnedByEighth(picture);
  return (await read(pixels)).map((found) => ({ ...found, corners: found.corners.map(back) }));
}

async function read(pixels: Pixels): Promise<readonly FoundBarcode[]> {
  const results = await readBarcodes(pixels, options);
  const found = results.flatMap((result) => {
    const gtin = result.isValid ? gtinFrom(result) : null;
    return gtin === null ? [] : [{ gtin, format: result.format, corners: cornersOf(result) }];
  });
  return found.filter(({ gtin }, index) => found.findIndex((other) => other.gtin === gtin) === index);
}

async function prepare(): Promise<unknown> {
  // By its place below the root, because this file runs bundled elsewhere.
  const file = await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), program));
  const wasmBinary = new Uint8Array(file).buffer;
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

function gtinFrom({ format, text }: ReadResult): Gtin | null {
  if (format === 'UPCE') return gtinOf(expandUpcE(text) ?? text);
  return format === 'QRCode' || format === 'Code128' ? gtinIn(text) : gtinOf(text);
}

function cornersOf({ position }: ReadResult): FoundBarcode['corners'] {
  const { topLeft, topRight, bottomRight, bottomLeft } = position;
  return [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => [x, y] as const);
}

type Pixels = {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly colorSpace: 'srgb';
};

/** The reader takes four bytes a pixel. */
function withAlpha({ width, height, rgb }: OpenPicture): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    data[to] = rgb[from] ?? 0;
    data[to + 1] = rgb[from + 1] ?? 0;
    data[to + 2] = rgb[from + 2] ?? 0;
  }
  return { data, width, height, colorSpace: 'srgb' };
}

/**
 * The picture turned by 45 degrees on white, in its own scale: the reader looks along lines that lie or stand, and misses what runs
 * halfway between. `back` says where a point of it was.
 */
function turnedByEighth(picture: OpenPicture): {
  readonly pixels: Pixels;
  readonly back: (point: readonly [number, number]) => readonly [number, number];
} {
  const { width, height, rgb } = picture;
  const side = Math.ceil((width + height) * Math.SQRT1_2);
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  const back = ([x, y]: readonly [number, number]) => {
    const [right, down] = [(x - side / 2) * Math.SQRT1_2, (y - side / 2) * Math.SQRT1_2];
    return [right + down + width / 2, down - right + height / 2] as const;
  };
  for (let y = 0, to = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1, to += 4) {
      const right = (x - side / 2) * Math.SQRT1_2 + width / 2;
      const down = (y - side / 2) * Math.SQRT1_2;
      const [column, row] = [right + down, down - right + width / 2 + height / 2];
      if (column < 0 || row < 0 || column >= width - 1 || row >= height - 1) continue;
      const grey = between(rgb, width, column, row);
      data[to] = data[to + 1] = data[to + 2] = grey;
    }
  }
  return { pixels: { data, width: side, height: side, colorSpace: 'srgb' }, back };
}

/** The green between four pixels, which is most of what is light or dark. */
function between(rgb: Buffer, width: number, column: number, row: number): number {
  const [x, y] = [Math.floor(column), Math.floor(row)];
  const [right, down] = [column - x, row - y];
  const at = (y * width + x) * 3 + 1;
  const above = (rgb[at] ?? 0) * (1 - right) + (rgb[at + 3] ?? 0) * right;
  const below = (rgb[at + width * 3] ?? 0) * (1 - right) + (rgb[at + width * 3 + 3] ?? 0) * right;
  return above * (1 - down) + below * down;
}
