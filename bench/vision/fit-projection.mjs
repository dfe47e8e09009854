/**
 * Fits the projection of A's and B's joined features on the DEV pictures, without their labels, and writes the file that the
 * product carries: principal directions, each damped by its variance to the power 0.2.
 *   node bench/vision/fit-projection.mjs [--seen dist/bench/vision/features] [--out <file>] [--rounds 12]
 * The folder is what `bench/vision/run.mjs` kept of the pictures.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { openVision } from './open.mjs';

const { values } = parseArgs({
  options: {
    seen: { type: 'string', default: 'dist/bench/vision/features' },
    out: { type: 'string', default: 'lib/shop/vision/models/weights/coral-projection-1.bin' },
    rounds: { type: 'string', default: '12' },
  },
});
/** Chosen by two-fold cross-validation inside DEV; docs/decisions/024. */
const DIMENSIONS = 512;
const POWER = 0.2;

const { writeProjection, writeOnnx } = await openVision();

/** rows × inner times inner × columns, by the library that has fast code for it. */
async function product(one, other, rows, inner, columns) {
  const inputs = [
    { name: 'one', shape: [rows, inner] },
    { name: 'other', shape: [inner, columns] },
  ];
  const steps = [{ operation: 'MatMul', inputs: ['one', 'other'], outputs: ['product'] }];
  const outputs = [{ name: 'product', shape: [rows, columns] }];
  const file = Buffer.from(writeOnnx({ name: 'product', steps, constants: [], inputs, outputs }));
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const answer = await session.run({
    one: new Tensor('float32', one, [rows, inner]),
    other: new Tensor('float32', other, [inner, columns]),
  });
  return answer.product.data;
}

/** Mean and covariance of rows. @param {Float32Array} rows @param {number} width */
async function covarianceOf(rows, width) {
  const count = rows.length / width;
  const mean = new Float64Array(width);
  for (let at = 0; at < rows.length; at++) mean[at % width] += rows[at] / count;
  const centred = rows.map((number, at) => (number - mean[at % width]) / Math.sqrt(count));
  const turned = new Float32Array(rows.length);
  for (let at = 0; at < rows.length; at++) turned[(at % width) * count + Math.floor(at / width)] = centred[at];
  return { mean: Float32Array.from(mean), covariance: await product(turned, centred, width, count, width) };
}

const dot = (one, other) => {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at] * other[at];
  return sum;
};

/** Gram and Schmidt, in place; each direction keeps what those before it do not say. */
function straighten(directions) {
  for (let k = 0; k < directions.length; k++) {
    const own = directions[k];
    for (let j = 0; j < k; j++) {
      const share = dot(own, directions[j]);
      for (let at = 0; at < own.length; at++) own[at] -= share * directions[j][at];
    }
    const length = Math.sqrt(dot(own, own));
    for (let at = 0; at < own.length; at++) own[at] /= length;
  }
}

/**
 * The loudest directions by orthogonal iteration. Directions of nearly equal variance stay mixed with each other, which
 * changes nothing: they are damped alike.
 */
async function principal(covariance, width, count, rounds) {
  let state = 1;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  };
  let directions = Array.from({ length: count }, () => Float64Array.from({ length: width }, random));
  const turn = async () => {
    // Columns side by side, as the product wants them.
    const columns = new Float32Array(width * count);
    for (let i = 0; i < width; i++) for (let k = 0; k < count; k++) columns[i * count + k] = directions[k][i];
    const turned = await product(covariance, columns, width, width, count);
    return directions.map((_, k) => Float64Array.from({ length: width }, (_, i) => turned[i * count + k]));
  };
  straighten(directions);
  for (let round = 0; round < rounds; round++) {
    directions = await turn();
    straighten(directions);
  }
  const turned = await turn();
  return directions.map((direction, k) => ({ direction, variance: dot(direction, turned[k]) }));
}

const { width, numbers } = readFeatures(values.seen);
const { mean, covariance } = await covarianceOf(numbers, width);
const found = await principal(covariance, width, DIMENSIONS, Number(values.rounds));
const directions = new Float32Array(width * DIMENSIONS);
found.forEach(({ direction, variance }, k) => {
  const weight = variance ** -POWER;
  for (let i = 0; i < width; i++) directions[i * DIMENSIONS + k] = direction[i] * weight;
});
const file = writeProjection({ features: width, dimensions: DIMENSIONS, mean, directions });
fs.writeFileSync(values.out, file);
console.log(`${values.out}: ${width} to ${DIMENSIONS}, ${file.length} bytes, ${numbers.length / width} pictures`);

/** The features that `run.mjs` kept of every picture. @param {string} folder @returns {{ width: number, numbers: Float32Array }} */
function readFeatures(folder) {
  const width = 2304;
  const files = fs.readdirSync(folder).sort();
  const numbers = new Float32Array(files.length * width);
  files.forEach((name, index) => {
    const { buffer } = Uint8Array.from(fs.readFileSync(path.join(folder, name)));
    numbers.set(new Float32Array(buffer, 0, width), index * width);
  });
  return { width, numbers };
}
