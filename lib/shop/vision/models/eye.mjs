/**
 * The program in which models run: pixels in, numbers (or the marks and the text that are printed on what is shown) out. Plain JavaScript, because it is started from its own file by the
 * app, by the bundled programs and by tests alike. Models are opened once, at their first picture, and kept.
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { readMarks } from './marks.mjs';
import { readText } from './read-text.mjs';

/**
 * @typedef {{ file: string, input: string, outputs: string[], size: number, mean: number[], std: number[],
 *   layout: 'nchw' | 'nhwc', mirrored: boolean }} Model
 */

/** @type {Map<string, Promise<InferenceSession>>} */
const sessions = new Map();

/** @param {string} file */
function session(file) {
  const known = sessions.get(file);
  if (known) return known;
  // One thread a model: a second one takes the processor from the other pictures and makes this one hardly faster.
  const opened = InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 });
  sessions.set(file, opened);
  opened.catch(() => sessions.delete(file));
  return opened;
}

/** @param {Uint8Array} pixels @param {Model} model @param {boolean} mirror */
function numbersOf(pixels, { size, mean, std, layout }, mirror) {
  const numbers = new Float32Array(pixels.length);
  const area = size * size;
  for (let place = 0; place < area; place++) {
    const column = place % size;
    const from = (mirror ? place - column + size - 1 - column : place) * 3;
    for (let part = 0; part < 3; part++) {
      const to = layout === 'nchw' ? part * area + place : place * 3 + part;
      numbers[to] = (pixels[from + part] - mean[part]) / std[part];
    }
  }
  return new Tensor('float32', numbers, layout === 'nchw' ? [1, 3, size, size] : [1, size, size, 3]);
}

/** @param {Uint8Array} pixels @param {Model} model @returns {Promise<Float32Array[]>} in the order of `model.outputs` */
async function run(pixels, model) {
  const opened = await session(model.file);
  /** @type {Float32Array[]} */
  let sums = [];
  for (const mirror of model.mirrored ? [false, true] : [false]) {
    const answer = await opened.run({ [model.input]: numbersOf(pixels, model, mirror) }, model.outputs);
    const found = model.outputs.map((name) => Float32Array.from(answer[name].data, Number));
    sums = found.map((numbers, index) => numbers.map((number, place) => number + (sums[index]?.[place] ?? 0)));
  }
  // A mean, so that scores stay scores.
  if (model.mirrored) sums = sums.map((sum) => sum.map((number) => number / 2));
  return sums;
}

/** @param {{ pixels: Uint8Array, model?: Model, marks?: Parameters<typeof readMarks>[1], text?: Parameters<typeof readText>[1] }} task */
async function answer({ pixels, model, marks, text }) {
  if (model) return { outputs: await run(pixels, model) };
  if (marks) return { marks: await readMarks(pixels, marks) };
  return text ? { lines: await readText(pixels, text, session) } : { fault: 'nothing was wanted' };
}

process.on('message', async (task) => {
  try {
    process.send?.(await answer(task));
  } catch (error) {
    process.send?.({ fault: error instanceof Error ? error.message : String(error) });
  }
});
// Whoever started us is gone.
process.on('disconnect', () => process.exit(0));
