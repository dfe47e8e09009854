import { type Translated, translateTflite } from './convert';
import { type OnnxStep, writeOnnx } from './write-onnx';

/**
 * How the features of A and B, each of length 1 and joined, become one vector: their mean is taken away, and what is left is
 * seen from `dimensions` directions, loud ones damped. Fitted by `bench/vision/fit-projection.mjs`.
 */
export type Projection = {
  readonly features: number;
  readonly dimensions: number;
  readonly mean: Float32Array;
  /** features × dimensions, row by row. */
  readonly directions: Float32Array;
};

/** Bytes before the numbers: two sizes of 32 bits. */
const headerBytes = 8;

/** A projection as a file: sizes, mean, one scale a direction, and each direction in bytes of that scale. */
export function writeProjection({ features, dimensions, mean, directions }: Projection): Buffer {
  const scales = new Float32Array(dimensions);
  for (let index = 0; index < directions.length; index += 1) {
    const column = index % dimensions;
    scales[column] = Math.max(scales[column] ?? 0, Math.abs(directions[index] ?? 0) / 127);
  }
  const bytes = Int8Array.from(directions, (number, index) => Math.round(number / (scales[index % dimensions] || 1)));
  return Buffer.concat([
    Buffer.from(Uint32Array.of(features, dimensions).buffer),
    Buffer.from(mean.slice().buffer),
    Buffer.from(scales.buffer),
    Buffer.from(bytes.buffer),
  ]);
}

/** Reads what `writeProjection` wrote. Throws when the sizes it tells are not those it has. */
export function readProjection(file: Uint8Array): Projection {
  const { buffer } = Uint8Array.from(file);
  const [features = 0, dimensions = 0] = new Uint32Array(buffer, 0, 2);
  const expected = headerBytes + 4 * (features + dimensions) + features * dimensions;
  if (buffer.byteLength !== expected) throw new Error('not a projection');
  const mean = new Float32Array(buffer, headerBytes, features);
  const scales = new Float32Array(buffer, headerBytes + 4 * features, dimensions);
  const bytes = new Int8Array(buffer, headerBytes + 4 * (features + dimensions));
  const directions = Float32Array.from(bytes, (number, index) => number * (scales[index % dimensions] ?? 0));
  return { features, dimensions, mean, directions };
}

/** The names of values that leave the joined graph. */
export const coralOutputs = { embedding: 'embedding', scores: 'scores', features: 'features' } as const;

function port({ pooled }: Translated): { name: string; channels: number } {
  const channels = pooled?.shape[1];
  if (!pooled || channels === undefined) throw new Error('a model that ends in a mean over the picture is wanted');
  return { name: pooled.name, channels };
}

const flatUnit = (from: string, to: string): OnnxStep[] => [
  { operation: 'Flatten', inputs: [from], outputs: [`${to}-flat`], options: { axis: { int: 1 } } },
  {
    operation: 'LpNormalization',
    inputs: [`${to}-flat`],
    outputs: [to],
    options: { axis: { int: 1 }, p: { int: 2 } },
  },
];

/**
 * A (class scores and features) and B (features) as one ONNX graph over one picture of 224 × 224, `image`: `scores` of A's
 * classes and `embedding` of length 1. Without a projection it answers the joined `features`, which a fit needs.
 */
export function joinCoral(fileA: Uint8Array, fileB: Uint8Array, projection?: Projection): Uint8Array {
  const [a, b] = [translateTflite(fileA, 'a-'), translateTflite(fileB, 'b-')];
  const [featuresA, featuresB] = [port(a), port(b)];
  const features = featuresA.channels + featuresB.channels;
  const [scores] = a.outputs;
  if (!scores) throw new Error('a model with class scores is wanted');
  const joined: OnnxStep[] = [
    ...flatUnit(featuresA.name, 'unit-a'),
    ...flatUnit(featuresB.name, 'unit-b'),
    {
      operation: 'Concat',
      inputs: ['unit-a', 'unit-b'],
      outputs: [coralOutputs.features],
      options: { axis: { int: 1 } },
    },
    { operation: 'Identity', inputs: [scores.name], outputs: [coralOutputs.scores] },
  ];
  const head = projection ? projecting(projection, features) : { steps: [], constants: [] };
  const answer = projection
    ? { name: coralOutputs.embedding, shape: [1, projection.dimensions] }
    : { name: coralOutputs.features, shape: [1, features] };
  return writeOnnx({
    name: 'coral',
    steps: [...a.steps, ...b.steps, ...joined, ...head.steps],
    constants: [...a.constants, ...b.constants, ...head.constants],
    inputs: [a.input],
    outputs: [answer, { name: coralOutputs.scores, shape: scores.shape }],
  });
}

function projecting({ features: expected, dimensions, mean, directions }: Projection, features: number) {
  if (expected !== features) throw new Error(`a projection of ${features} features is wanted, not of ${expected}`);
  const steps: OnnxStep[] = [
    { operation: 'Sub', inputs: [coralOutputs.features, 'mean'], outputs: ['centred'] },
    { operation: 'MatMul', inputs: ['centred', 'directions'], outputs: ['projected'] },
    {
      operation: 'LpNormalization',
      inputs: ['projected'],
      outputs: [coralOutputs.embedding],
      options: { axis: { int: 1 }, p: { int: 2 } },
    },
  ];
  const constants = [
    { name: 'mean', shape: [1, features], numbers: mean },
    { name: 'directions', shape: [features, dimensions], numbers: directions },
  ];
  return { steps, constants };
}
