/**
 * Reads the text on what a picture shows, in the program in which models run: one model says where letters are, another reads line
 * after line. Both know Latin and Chinese letters.
 */
import { readFile } from 'node:fs/promises';
import { Tensor } from 'onnxruntime-node';
import { linesIn } from './text-lines.mjs';

/**
 * @typedef {{ where: string, what: string, letters: string, sideMax: number, linesMax: number }} Reader files of both models and of the
 * letters, how large a picture is in which lines are looked for, how many are read
 * @typedef {(file: string) => Promise<import('onnxruntime-node').InferenceSession>} Open
 */

/** On what is narrower stands nothing that can be read. */
const sideMin = 16;

/** Sides of a picture in which lines are looked for are of whole cells of so many pixels. */
const cell = 32;

/** Brings bytes to about 0, in blue, green, red, as both models have learned them. */
const [mean, spread] = [
  [0.485, 0.456, 0.406],
  [0.229, 0.224, 0.225],
];

/** Lines are read at this height, and no longer than this. */
const [lineHeight, lineLengthMax] = [48, 320];

/** Lines of which the model is less sure on the whole are not told. */
const sureMin = 0.5;

/** @type {Promise<string[]> | undefined} */
let alphabet;

/**
 * @param {Uint8Array} rgb @param {{ width: number, height: number, reader: Reader }} how @param {Open} open
 * @returns {Promise<string[]>} what the lines say, those of the highest letters first
 */
export async function readText(rgb, { width, height, reader }, open) {
  if (Math.min(width, height) < sideMin) return [];
  const picture = { rgb, width, height };
  // Both at once, so that the first picture with text on it waits no longer than one without.
  const [finder, model] = await Promise.all([open(reader.where), open(reader.what)]);
  const lines = await findLines(picture, reader, finder);
  if (lines.length === 0) return [];
  alphabet ??= readFile(reader.letters, 'utf8').then((text) => text.split('\n'));
  const letters = await alphabet;
  const read = [];
  for (const line of lines) read.push(await readLine(cutLine(picture, line), model, letters));
  return read.filter((text) => text !== '');
}

/** @param {{ rgb: Uint8Array, width: number, height: number }} picture @param {Reader} reader @param {import('onnxruntime-node').InferenceSession} model */
async function findLines({ rgb, width, height }, { sideMax, linesMax }, model) {
  const scale = Math.max(1, Math.max(width, height) / sideMax);
  const [columns, rows] = [width, height].map((side) => Math.ceil(side / scale / cell) * cell);
  const numbers = shrunk(rgb, width, height, scale, columns, rows);
  const answer = await model.run({ x: new Tensor('float32', numbers, [1, 3, rows, columns]) });
  const map = /** @type {Float32Array} */ (answer[model.outputNames[0]].data);
  return linesIn(map, columns, linesMax).map((line) => ({
    ...line,
    x: line.x * scale,
    y: line.y * scale,
    length: line.length * scale,
    height: line.height * scale,
  }));
}

/**
 * A picture made smaller, in the corner of one of whole cells; each place is the mean of the pixels that lie in it.
 * @param {Uint8Array} rgb @param {number} width @param {number} height @param {number} scale @param {number} columns @param {number} rows
 */
function shrunk(rgb, width, height, scale, columns, rows) {
  const area = columns * rows;
  const numbers = new Float32Array(area * 3);
  const counts = new Uint16Array(area);
  // Each pixel is read once, in its order: this is done for every picture that is shown.
  for (let y = 0, from = 0; y < height; y++) {
    const row = Math.floor(y / scale) * columns;
    for (let x = 0; x < width; x++, from += 3) {
      const at = row + Math.floor(x / scale);
      numbers[at] += rgb[from + 2];
      numbers[area + at] += rgb[from + 1];
      numbers[2 * area + at] += rgb[from];
      counts[at]++;
    }
  }
  for (let part = 0; part < 3; part++) {
    for (let at = 0; at < area; at++) {
      const place = part * area + at;
      // What lies outside of the picture is the mean of all pictures.
      numbers[place] = counts[at] === 0 ? 0 : (numbers[place] / counts[at] / 255 - mean[part]) / spread[part];
    }
  }
  return numbers;
}

/**
 * A line laid flat, as the second model takes it.
 * @param {{ rgb: Uint8Array, width: number, height: number }} picture @param {import('./text-lines.mjs').Line} line
 */
function cutLine({ rgb, width, height }, line) {
  const long = Math.min(
    lineLengthMax,
    Math.max(lineHeight, Math.round((lineHeight * line.length) / line.height / 8) * 8),
  );
  const numbers = new Float32Array(3 * lineHeight * long);
  const [right, down] = line.along;
  const step = line.height / lineHeight;
  // Of high letters several points make one.
  const points = Math.min(3, Math.max(1, Math.round(step)));
  for (let row = 0; row < lineHeight; row++) {
    for (let column = 0; column < long; column++) {
      for (let point = 0; point < points * points; point++) {
        const u = ((column + ((point % points) + 0.5) / points) / long - 0.5) * line.length;
        const v = ((row + (Math.floor(point / points) + 0.5) / points) / lineHeight - 0.5) * line.height;
        const x = Math.max(0, Math.min(width - 1.001, line.x + u * right - v * down - 0.5));
        const y = Math.max(0, Math.min(height - 1.001, line.y + u * down + v * right - 0.5));
        addBetween(rgb, width, x, y, numbers, row * long + column, lineHeight * long);
      }
    }
  }
  const scale = 1 / (127.5 * points * points);
  return { numbers: numbers.map((number) => number * scale - 1), long };
}

/** Adds what lies between four pixels. @param {Uint8Array} rgb @param {number} width @param {number} x @param {number} y @param {Float32Array} to @param {number} at @param {number} area */
function addBetween(rgb, width, x, y, to, at, area) {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - column, y - row];
  const from = (row * width + column) * 3;
  for (let part = 0; part < 3; part++) {
    const here = from + 2 - part;
    const above = rgb[here] * (1 - right) + rgb[here + 3] * right;
    const below = rgb[here + width * 3] * (1 - right) + rgb[here + width * 3 + 3] * right;
    to[part * area + at] += above * (1 - down) + below * down;
  }
}

/** @param {{ numbers: Float32Array, long: number }} line @param {import('onnxruntime-node').InferenceSession} model @param {string[]} letters */
async function readLine({ numbers, long }, model, letters) {
  const answer = await model.run({ x: new Tensor('float32', numbers, [1, 3, lineHeight, long]) });
  const { data, dims } = answer[model.outputNames[0]];
  return spell(/** @type {Float32Array} */ (data), dims[2], letters);
}

/**
 * Of each step the likeliest letter; the same one twice without a gap between is one.
 * @param {Float32Array} steps @param {number} width kinds of a step: a gap, the letters, a space @param {string[]} letters
 */
export function spell(steps, width, letters) {
  let text = '';
  let [before, sure, count] = [0, 0, 0];
  for (let from = 0; from < steps.length; from += width) {
    let kind = 0;
    for (let at = 1; at < width; at++) if (steps[from + at] > steps[from + kind]) kind = at;
    if (kind !== 0 && kind !== before) {
      text += letters[kind - 1] || ' ';
      sure += steps[from + kind];
      count += 1;
    }
    before = kind;
  }
  return count > 0 && sure / count >= sureMin ? text : '';
}
