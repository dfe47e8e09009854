/**
 * Reads printed marks in the program in which models run, because it computes for some tens of milliseconds without a pause.
 * The reader's own program is read from its package, never fetched.
 */
import { readFile } from 'node:fs/promises';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const program = 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm';

/** Marks looked for in one picture. */
const marksMax = 4;

/** @type {import('zxing-wasm/reader').ReaderOptions} */
const options = {
  formats: ['EAN13', 'EAN8', 'UPCA', 'UPCE', 'Code128', 'QRCode'],
  tryInvert: false,
  maxNumberOfSymbols: marksMax,
};

/** @type {Promise<unknown> | undefined} */
let prepared;

async function prepare() {
  const wasmBinary = new Uint8Array(await readFile(program)).buffer;
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/**
 * @param {Uint8Array} rgb @param {{ width: number, height: number, turned: boolean }} how turned: by 45 degrees, for what runs halfway
 * between lying and standing, which the reader misses
 * @returns {Promise<{ format: string, text: string, corners: [number, number][] }[]>} corners in pixels of the picture
 */
export async function readMarks(rgb, { width, height, turned }) {
  prepared ??= prepare();
  await prepared;
  const { pixels, back } = turned ? turnedByEighth(rgb, width, height) : withAlpha(rgb, width, height);
  return (await readBarcodes(pixels, options))
    .filter(({ isValid }) => isValid)
    .map(({ format, text, position }) => ({ format, text, corners: cornersOf(position).map(back) }));
}

/** @param {import('zxing-wasm/reader').ReadResult['position']} position @returns {[number, number][]} */
function cornersOf({ topLeft, topRight, bottomRight, bottomLeft }) {
  return [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => [x, y]);
}

/** The reader takes four bytes a pixel. @param {Uint8Array} rgb @param {number} width @param {number} height */
function withAlpha(rgb, width, height) {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    data[to] = rgb[from];
    data[to + 1] = rgb[from + 1];
    data[to + 2] = rgb[from + 2];
  }
  /** @param {[number, number]} point */
  const back = (point) => point;
  return { pixels: { data, width, height, colorSpace: /** @type {const} */ ('srgb') }, back };
}

/**
 * The picture turned by 45 degrees on white, in its own scale; `back` says where a point of it was.
 * @param {Uint8Array} rgb @param {number} width @param {number} height
 */
function turnedByEighth(rgb, width, height) {
  const side = Math.ceil((width + height) * Math.SQRT1_2);
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  /** @param {[number, number]} point @returns {[number, number]} */
  const back = ([x, y]) => {
    const [right, down] = [(x - side / 2) * Math.SQRT1_2, (y - side / 2) * Math.SQRT1_2];
    return [right + down + width / 2, down - right + height / 2];
  };
  for (let y = 0, to = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1, to += 4) {
      const [column, row] = back([x, y]);
      if (column < 0 || row < 0 || column >= width - 1 || row >= height - 1) continue;
      const grey = between(rgb, width, column, row);
      data[to] = data[to + 1] = data[to + 2] = grey;
    }
  }
  return { pixels: { data, width: side, height: side, colorSpace: /** @type {const} */ ('srgb') }, back };
}

/** The green between four pixels, which is most of what is light or dark. @param {Uint8Array} rgb @param {number} width @param {number} column @param {number} row */
function between(rgb, width, column, row) {
  const [x, y] = [Math.floor(column), Math.floor(row)];
  const [right, down] = [column - x, row - y];
  const at = (y * width + x) * 3 + 1;
  const above = rgb[at] * (1 - right) + rgb[at + 3] * right;
  const below = rgb[at + width * 3] * (1 - right) + rgb[at + width * 3 + 3] * right;
  return above * (1 - down) + below * down;
}
