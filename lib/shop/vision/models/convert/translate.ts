import { realNumbers, reorder } from './numbers';
import type { TfliteModel, TfliteStep, TfliteTensor } from './read-tflite';
import type { OnnxConstant, OnnxOption, OnnxStep } from './write-onnx';

/** Codes of TensorFlow Lite's operations (schema.fbs, BuiltinOperator): the ones that our models use. */
export const operation = {
  add: 0,
  averagePool: 1,
  concatenation: 2,
  convolution: 3,
  depthwiseConvolution: 4,
  dequantize: 6,
  logistic: 14,
  reshape: 22,
  softmax: 25,
  mean: 40,
  quantize: 114,
} as const;

const SAME = 0;
const TO_CHANNELS_LAST = [0, 2, 3, 1];

/** What a translation has written so far. Names of values are the numbers of TFLite's tensors behind a prefix. */
export type Draft = {
  readonly model: TfliteModel;
  readonly prefix: string;
  readonly steps: OnnxStep[];
  readonly constants: OnnxConstant[];
  /** Tensors whose values stand as N, C, H, W here though TFLite has them as N, H, W, C: whatever convolutions touch. */
  readonly channelsFirst: Set<number>;
  /** A tensor that is another one under a new number. */
  readonly sameAs: Map<number, string>;
};

/** Begins a translation: pictures come in as N, C, H, W. */
export function draftOf(model: TfliteModel, prefix: string, input: string): Draft {
  const [first] = model.inputs;
  if (first === undefined || model.inputs.length !== 1) throw new Error('a model of one input is wanted');
  const sameAs = new Map([[first, input]]);
  return { model, prefix, steps: [], constants: [], channelsFirst: new Set([first]), sameAs };
}

/** The tensor of this number; a file that names one it does not hold is broken. */
export function tensorAt(draft: Draft, index: number | undefined): TfliteTensor {
  const tensor = index === undefined ? undefined : draft.model.tensors[index];
  if (tensor === undefined) throw new Error(`the model names a tensor it does not hold: ${index}`);
  return tensor;
}

/** Under which name a tensor's values are found. */
export const nameOf = ({ prefix, sameAs }: Draft, index: number): string => sameAs.get(index) ?? `${prefix}${index}`;

function constant(draft: Draft, name: string, shape: readonly number[], numbers: Float32Array | BigInt64Array): string {
  const full = `${draft.prefix}${name}`;
  draft.constants.push({ name: full, shape, numbers });
  return full;
}

/**
 * TFLite's SAME: as many outputs as inputs divided by the step, rounded up; an odd row of padding stands behind, not
 * before. Answers [top, left, bottom, right].
 */
export function paddingOf(
  padding: number,
  input: readonly number[],
  kernel: readonly number[],
  stride: readonly number[],
): number[] {
  if (padding !== SAME) return [0, 0, 0, 0];
  const all = input.map((size, axis) => {
    const [step, width] = [stride[axis] ?? 1, kernel[axis] ?? 1];
    return Math.max((Math.ceil(size / step) - 1) * step + width - size, 0);
  });
  return [...all.map((total) => Math.floor(total / 2)), ...all.map((total) => Math.ceil(total / 2))];
}

/** The limits of an activation (schema.fbs, ActivationFunctionType). */
function limitsOf(activation: number): [number, number] {
  const limits: Record<number, [number, number]> = {
    0: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    1: [0, Number.POSITIVE_INFINITY],
    2: [-1, 1],
    3: [0, 6],
  };
  const found = limits[activation];
  if (found === undefined) throw new Error(`an activation that is not known here: ${activation}`);
  return found;
}

/** What a tensor of whole numbers can say at all: beyond it the model saturates, and was trained to. */
function rangeOf({ type, quantization }: TfliteTensor): [number, number] {
  const [scale, zeroPoint] = [quantization?.scale[0], quantization?.zeroPoint[0] ?? 0];
  if (scale === undefined || (type !== 'uint8' && type !== 'int8')) {
    return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  }
  const least = type === 'uint8' ? 0 : -128;
  return [scale * (least - zeroPoint), scale * (least + 255 - zeroPoint)];
}

/** Writes a step whose result is clamped by its activation and by what its tensor can hold. */
function clamped(draft: Draft, step: TfliteStep, activation: number, write: Omit<OnnxStep, 'outputs'>): void {
  const [output] = step.outputs;
  const [limits, range] = [limitsOf(activation), rangeOf(tensorAt(draft, output))];
  const [least, most] = [Math.max(limits[0], range[0]), Math.min(limits[1], range[1])];
  const name = nameOf(draft, output ?? -1);
  if (least === Number.NEGATIVE_INFINITY && most === Number.POSITIVE_INFINITY) {
    draft.steps.push({ ...write, outputs: [name] });
    return;
  }
  const ends = [least, most].map((end, side) =>
    Number.isFinite(end) ? constant(draft, `${output}-limit-${side}`, [], Float32Array.of(end)) : '',
  );
  draft.steps.push({ ...write, outputs: [`${name}-free`] });
  draft.steps.push({ operation: 'Clip', inputs: [`${name}-free`, ...ends], outputs: [name] });
}

const ints = (...values: number[]): OnnxOption => ({ ints: values });

function convolve(draft: Draft, step: TfliteStep, weights: (index: number) => TfliteTensor): void {
  const depthwise = step.code === operation.depthwiseConvolution;
  const [picture = -1, kernel = -1, bias] = step.inputs;
  const tensor = weights(kernel);
  const [outer = 1, height = 1, width = 1, inner = 1] = tensor.shape;
  // Kernels of channels each on its own are stored as 1, H, W, C; the others as O, H, W, I. ONNX wants O, I, H, W of both.
  const order = depthwise ? [3, 0, 1, 2] : [0, 3, 1, 2];
  const shape = order.map((axis) => tensor.shape[axis] ?? 1);
  const stride = [step.field(2, 'int', 1), step.field(1, 'int', 1)];
  const dilation = depthwise
    ? [step.field(6, 'int', 1), step.field(5, 'int', 1)]
    : [step.field(5, 'int', 1), step.field(4, 'int', 1)];
  if (dilation.some((one) => one !== 1)) throw new Error('spread kernels are not translated');
  const [, rows = 0, columns = 0, channels = 0] = tensorAt(draft, picture).shape;
  if (depthwise ? outer !== 1 || inner !== channels : inner !== channels)
    throw new Error('grouped kernels are not translated');
  const inputs = [
    nameOf(draft, picture),
    constant(draft, `${step.outputs[0]}-kernel`, shape, reorder(realNumbers(tensor), tensor.shape, order)),
  ];
  if (bias !== undefined && bias >= 0) {
    const numbers = realNumbers(weights(bias));
    inputs.push(constant(draft, `${step.outputs[0]}-bias`, [numbers.length], numbers));
  }
  clamped(draft, step, step.field(depthwise ? 4 : 3, 'byte', 0), {
    operation: 'Conv',
    inputs,
    options: {
      strides: ints(...stride),
      pads: ints(...paddingOf(step.field(0, 'byte', SAME), [rows, columns], [height, width], stride)),
      kernel_shape: ints(height, width),
      group: { int: depthwise ? channels : 1 },
    },
  });
  draft.channelsFirst.add(step.outputs[0] ?? -1);
}

function pool(draft: Draft, step: TfliteStep): void {
  const [picture = -1] = step.inputs;
  const [, rows = 0, columns = 0] = tensorAt(draft, picture).shape;
  const [stride, kernel] = [
    [step.field(2, 'int', 1), step.field(1, 'int', 1)],
    [step.field(4, 'int', 1), step.field(3, 'int', 1)],
  ];
  // Rows of padding do not count in TFLite's mean, and not in ONNX's either unless it is told so.
  clamped(draft, step, step.field(5, 'byte', 0), {
    operation: 'AveragePool',
    inputs: [nameOf(draft, picture)],
    options: {
      kernel_shape: ints(...kernel),
      strides: ints(...stride),
      pads: ints(...paddingOf(step.field(0, 'byte', SAME), [rows, columns], kernel, stride)),
    },
  });
  draft.channelsFirst.add(step.outputs[0] ?? -1);
}

function mean(draft: Draft, step: TfliteStep, weights: (index: number) => TfliteTensor): void {
  const [picture = -1, axes = -1] = step.inputs;
  const over = [...realNumbers(weights(axes))].sort((one, other) => one - other);
  if (over.join() !== '1,2' || !draft.channelsFirst.has(picture)) throw new Error('a mean over a picture is wanted');
  const kept = step.field(0, 'byte', 0);
  clamped(draft, step, 0, {
    operation: 'ReduceMean',
    inputs: [nameOf(draft, picture)],
    options: { axes: ints(2, 3), keepdims: { int: kept } },
  });
  if (kept) draft.channelsFirst.add(step.outputs[0] ?? -1);
}

function reshape(draft: Draft, step: TfliteStep): void {
  const [from = -1] = step.inputs;
  const [to = -1] = step.outputs;
  let name = nameOf(draft, from);
  if (draft.channelsFirst.has(from)) {
    // The numbers must be cut up in the order in which TFLite has them.
    const turned = `${nameOf(draft, to)}-turned`;
    draft.steps.push({
      operation: 'Transpose',
      inputs: [name],
      outputs: [turned],
      options: { perm: ints(...TO_CHANNELS_LAST) },
    });
    name = turned;
  }
  const { shape } = tensorAt(draft, to);
  const wanted = constant(draft, `${to}-shape`, [shape.length], BigInt64Array.from(shape, BigInt));
  draft.steps.push({ operation: 'Reshape', inputs: [name, wanted], outputs: [nameOf(draft, to)] });
}

function join(draft: Draft, step: TfliteStep): void {
  const first = step.inputs.map((index) => draft.channelsFirst.has(index));
  if (new Set(first).size > 1) throw new Error('what is joined stands in two orders');
  const axis = step.field(0, 'int', 0);
  clamped(draft, step, step.field(1, 'byte', 0), {
    operation: 'Concat',
    inputs: step.inputs.map((index) => nameOf(draft, index)),
    options: { axis: { int: first[0] ? ([0, 2, 3, 1][axis] ?? axis) : axis } },
  });
  if (first[0]) draft.channelsFirst.add(step.outputs[0] ?? -1);
}

/** Writes what one step of TFLite says into the draft. Throws on an operation that is not in the list above. */
export function translate(draft: Draft, step: TfliteStep, weights: (index: number) => TfliteTensor): void {
  const [from = -1, other = -1] = step.inputs;
  const [to = -1] = step.outputs;
  const plain = (name: string, options: OnnxStep['options'] = {}) => {
    draft.steps.push({ operation: name, inputs: [nameOf(draft, from)], outputs: [nameOf(draft, to)], options });
    if (draft.channelsFirst.has(from)) draft.channelsFirst.add(to);
  };
  switch (step.code) {
    case operation.convolution:
    case operation.depthwiseConvolution:
      convolve(draft, step, weights);
      break;
    case operation.add:
      clamped(draft, step, step.field(0, 'byte', 0), {
        operation: 'Add',
        inputs: [nameOf(draft, from), nameOf(draft, other)],
      });
      if (draft.channelsFirst.has(from)) draft.channelsFirst.add(to);
      break;
    case operation.averagePool:
      pool(draft, step);
      break;
    case operation.mean:
      mean(draft, step, weights);
      break;
    case operation.reshape:
      reshape(draft, step);
      break;
    case operation.concatenation:
      join(draft, step);
      break;
    case operation.logistic:
      plain('Sigmoid');
      break;
    case operation.softmax:
      // Of rows: whatever stands last, and no model here sharpens or softens it.
      plain('Softmax', { axis: { int: -1 } });
      break;
    case operation.dequantize:
    case operation.quantize:
      // Values are real numbers here all along, so one more way to store them changes nothing.
      draft.sameAs.set(to, nameOf(draft, from));
      if (draft.channelsFirst.has(from)) draft.channelsFirst.add(to);
      break;
    default:
      throw new Error(`an operation that is not translated: ${step.code}`);
  }
}
