/**
 * Fits the projection of A's and B's joined features on the DEV pictures, without their labels, and writes the file that the
 * product carries: principal directions, each damped by its variance to the power 0.2.
 *   node bench/vision/fit-projection.mjs --features <file of bench/vision/look.mjs> [--out <file>] [--rounds 24]
 */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { openVision } from './open.mjs';

const { values } = parseArgs({
  options: {
    features: { type: 'string' },
    out: { type: 'string', default: 'lib/shop/vision/models/weights/coral-projection-1.bin' },
    rounds: { type: 'string', default: '24' },
  },
});
/** Chosen by two-fold cross-validation inside DEV; docs/decisions/024. */
const DIMENSIONS = 512;
const POWER = 0.2;

/** @param {Float32Array} rows @param {number} width @returns {{ mean: Float32Array, covariance: Float32Array }} */
function covarianceOf(rows, width) {
  const count = rows.length / width;
  const mean = new Float64Array(width);
  for (let at = 0; at < rows.length; at++) mean[at % width] += rows[at] / count;
  const covariance = new Float64Array(width * width);
  const row = new Float64Array(width);
  for (let start = 0; start < rows.length; start += width) {
    for (let i = 0; i < width; i++) row[i] = rows[start + i] - mean[i];
    for (let i = 0; i < width; i++) {
      const own = row[i] / count;
      for (let j = i, at = i * width + i; j < width; j++, at++) covariance[at] += own * row[j];
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) covariance[i * width + j] = covariance[j * width + i];
  return { mean: Float32Array.from(mean), covariance };
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
function principal(covariance, width, count, rounds) {
  let state = 1;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  };
  const times = (vector) =>
    Float64Array.from({ length: width }, (_, i) => dot(covariance.subarray(i * width, (i + 1) * width), vector));
  let directions = Array.from({ length: count }, () => Float64Array.from({ length: width }, random));
  straighten(directions);
  for (let round = 0; round < rounds; round++) {
    directions = directions.map(times);
    straighten(directions);
  }
  return directions.map((direction) => ({ direction, variance: dot(direction, times(direction)) }));
}

if (!values.features) throw new Error('--features names the file that bench/vision/look.mjs --features wrote');
const { writeProjection } = await openVision();
const { width, numbers } = readFeatures(values.features);
const { mean, covariance } = covarianceOf(numbers, width);
const found = principal(covariance, width, DIMENSIONS, Number(values.rounds));
const directions = new Float32Array(width * DIMENSIONS);
found.forEach(({ direction, variance }, k) => {
  const weight = variance ** -POWER;
  for (let i = 0; i < width; i++) directions[i * DIMENSIONS + k] = direction[i] * weight;
});
const file = writeProjection({ features: width, dimensions: DIMENSIONS, mean, directions });
fs.writeFileSync(values.out, file);
console.log(`${values.out}: ${width} to ${DIMENSIONS}, ${file.length} bytes, ${numbers.length / width} pictures`);

/** @param {string} name @returns {{ width: number, numbers: Float32Array }} */
function readFeatures(name) {
  const { buffer } = Uint8Array.from(fs.readFileSync(name));
  const [width] = new Uint32Array(buffer, 0, 1);
  return { width, numbers: new Float32Array(buffer, 4) };
}
