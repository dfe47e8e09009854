/** Looks at pictures with the product's own models and keeps what was seen, so that judging needs no second look. */
import fs from 'node:fs';
import path from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { openVision } from './open.mjs';
import { openAsShown } from './shown.mjs';

const weights = 'lib/shop/vision/models/weights';
const names = { a: 'tf2_mobilenet_v2_1.0_224_ptq.tflite', b: 'mobilenet_v1_1.0_224_quant_embedding_extractor.tflite' };
/** Numbers of one picture in the file of what was kept: joined features, both vectors in bytes, a square of 32 × 32. */
const bytesOfOne = 2304 * 4 + 512 + 512 + 32 * 32 * 3;

async function openModels({ joinCoral, readProjection }, models) {
  const [a, b] = [names.a, names.b].map((name) => fs.readFileSync(path.join(models, name)));
  const projection = readProjection(fs.readFileSync(path.join(weights, 'coral-projection-1.bin')));
  const open = (file) =>
    InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 });
  return {
    features: await open(Buffer.from(joinCoral(a, b))),
    carried: await open(path.join(weights, 'souk-vision-1.onnx')),
    projection,
  };
}

async function seenIn(vision, file, { features, carried, projection }) {
  const picture = await openAsShown(vision, file);
  if (picture === null) throw new Error(`${file}: the product refuses it`);
  const bytes = await vision.squareOf(picture, vision.wholePicture, 224, 'cover');
  const numbers = new Float32Array(bytes.length);
  bytes.forEach((byte, at) => {
    numbers[(at % 3) * 224 * 224 + Math.floor(at / 3)] = (byte - 127.5) / 127.5;
  });
  const feed = { image: new Tensor('float32', numbers, [1, 3, 224, 224]) };
  const joined = (await features.run(feed)).features.data;
  const square = await vision.squareOf(picture, vision.wholePicture, 32, 'cover');
  return [joined, inBytes(project(joined, projection)), inBytes((await carried.run(feed)).embedding.data), square];
}

function project(joined, { dimensions, mean, directions }) {
  const sums = new Float32Array(dimensions);
  joined.forEach((number, row) => {
    for (let k = 0; k < dimensions; k++) sums[k] += (number - mean[row]) * directions[row * dimensions + k];
  });
  const length = Math.hypot(...sums);
  return sums.map((number) => number / length);
}

const inBytes = (vector) => Int8Array.from(vector, (number) => Math.round(number * 127));

/**
 * @param {string[]} ids @param {{ items: Record<string, { file: string }>, models: string, out: string }} where
 * @returns {Promise<Map<string, { features: Float32Array, coral: Int8Array, carried: Int8Array, square: Uint8Array }>>}
 */
export async function lookAt(ids, { items, models, out }) {
  const folder = path.join(out, 'features');
  fs.mkdirSync(folder, { recursive: true });
  const missing = ids.filter((id) => !fs.existsSync(path.join(folder, id)));
  const vision = missing.length > 0 ? await openVision() : null;
  const opened = vision && (await openModels(vision, models));
  for (const id of missing) {
    const parts = await seenIn(vision, items[id].file, opened);
    const bytes = parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
    fs.writeFileSync(path.join(folder, id), Buffer.concat(bytes));
  }
  return new Map(ids.map((id) => [id, kept(path.join(folder, id))]));
}

function kept(file) {
  const { buffer } = Uint8Array.from(fs.readFileSync(file));
  if (buffer.byteLength !== bytesOfOne) throw new Error(`${file} is of another run; remove its folder`);
  return {
    features: new Float32Array(buffer, 0, 2304),
    coral: new Int8Array(buffer, 2304 * 4, 512),
    carried: new Int8Array(buffer, 2304 * 4 + 512, 512),
    square: new Uint8Array(buffer, 2304 * 4 + 1024),
  };
}
