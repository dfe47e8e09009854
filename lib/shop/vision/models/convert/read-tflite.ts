import { ByteBuffer } from 'flatbuffers';

/** How a tensor's whole numbers stand for real ones: `scale * (number - zeroPoint)`, one pair or one for each channel. */
export type Quantization = {
  readonly scale: readonly number[];
  readonly zeroPoint: readonly number[];
  /** Along which axis the pairs go when there are several. */
  readonly axis: number;
};

/** The kinds of numbers that these models hold. */
export type TfliteNumber = 'float32' | 'float16' | 'int32' | 'uint8' | 'int64' | 'int8';

/** A tensor as it lies in the file. `data` is there for weights alone; `shape` is in TFLite's order (pictures: N, H, W, C). */
export type TfliteTensor = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: TfliteNumber;
  readonly data: Uint8Array | undefined;
  readonly quantization: Quantization | undefined;
};

/** One step. `field` reads the step's n-th option; what is not written in the file has the default given. */
export type TfliteStep = {
  readonly code: number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  field(index: number, kind: 'byte' | 'int', otherwise: number): number;
};

/** The only graph of a model file; steps stand in an order in which they can be run. */
export type TfliteModel = {
  readonly tensors: readonly TfliteTensor[];
  readonly steps: readonly TfliteStep[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
};

const NUMBERS = new Map<number, TfliteNumber>([
  [0, 'float32'],
  [1, 'float16'],
  [2, 'int32'],
  [3, 'uint8'],
  [4, 'int64'],
  [9, 'int8'],
]);

/** Where a field of a table lies, or 0. Fields are numbered in the order of the published schema (`schema.fbs`, version 3). */
const fieldAt = (bytes: ByteBuffer, table: number, field: number): number => {
  const offset = bytes.__offset(table, 4 + 2 * field);
  return offset === 0 ? 0 : table + offset;
};

function listOf<Value>(
  bytes: ByteBuffer,
  table: number,
  field: number,
  width: number,
  read: (at: number) => Value,
): Value[] {
  const at = fieldAt(bytes, table, field);
  if (at === 0) return [];
  const [start, length] = [bytes.__vector(at), bytes.__vector_len(at)];
  return Array.from({ length }, (_, index) => read(start + index * width));
}

const tablesOf = (bytes: ByteBuffer, table: number, field: number): number[] =>
  listOf(bytes, table, field, 4, (at) => bytes.__indirect(at));
const intsOf = (bytes: ByteBuffer, table: number, field: number): number[] =>
  listOf(bytes, table, field, 4, (at) => bytes.readInt32(at));

function bytesOf(bytes: ByteBuffer, table: number): Uint8Array | undefined {
  const at = fieldAt(bytes, table, 0);
  if (at === 0 || bytes.__vector_len(at) === 0) return undefined;
  const start = bytes.__vector(at);
  return bytes.bytes().subarray(start, start + bytes.__vector_len(at));
}

function quantizationOf(bytes: ByteBuffer, tensor: number): Quantization | undefined {
  const at = fieldAt(bytes, tensor, 4);
  if (at === 0) return undefined;
  const table = bytes.__indirect(at);
  const scale = listOf(bytes, table, 2, 4, (place) => bytes.readFloat32(place));
  if (scale.length === 0) return undefined;
  const zeroPoint = listOf(bytes, table, 3, 8, (place) => Number(bytes.readInt64(place)));
  const axisAt = fieldAt(bytes, table, 6);
  return { scale, zeroPoint, axis: axisAt === 0 ? 0 : bytes.readInt32(axisAt) };
}

function tensorOf(bytes: ByteBuffer, table: number, buffers: readonly number[]): TfliteTensor {
  const typeAt = fieldAt(bytes, table, 1);
  const code = typeAt === 0 ? 0 : bytes.readInt8(typeAt);
  const type = NUMBERS.get(code);
  if (type === undefined) throw new Error(`a tensor of a kind of numbers that is not read here: ${code}`);
  const nameAt = fieldAt(bytes, table, 3);
  const bufferAt = fieldAt(bytes, table, 2);
  const buffer = buffers[bufferAt === 0 ? 0 : bytes.readUint32(bufferAt)];
  return {
    name: nameAt === 0 ? '' : String(bytes.__string(nameAt)),
    shape: intsOf(bytes, table, 0),
    type,
    data: buffer === undefined ? undefined : bytesOf(bytes, buffer),
    quantization: quantizationOf(bytes, table),
  };
}

/** Old files hold the code of an operation in a byte, newer ones in a whole number as well; the larger is the true one. */
function codeOf(bytes: ByteBuffer, table: number): number {
  const [old, wide] = [fieldAt(bytes, table, 0), fieldAt(bytes, table, 3)];
  return Math.max(old === 0 ? 0 : bytes.readInt8(old), wide === 0 ? 0 : bytes.readInt32(wide));
}

function stepOf(bytes: ByteBuffer, table: number, codes: readonly number[]): TfliteStep {
  const codeAt = fieldAt(bytes, table, 0);
  const optionsAt = fieldAt(bytes, table, 4);
  const options = optionsAt === 0 ? 0 : bytes.__indirect(optionsAt);
  return {
    code: codes[codeAt === 0 ? 0 : bytes.readUint32(codeAt)] ?? -1,
    inputs: intsOf(bytes, table, 1),
    outputs: intsOf(bytes, table, 2),
    field: (index, kind, otherwise) => {
      const at = options === 0 ? 0 : fieldAt(bytes, options, index);
      if (at === 0) return otherwise;
      return kind === 'byte' ? bytes.readInt8(at) : bytes.readInt32(at);
    },
  };
}

/** Reads a TensorFlow Lite file of one graph. Throws on anything else, and on kinds of numbers it does not know. */
export function readTflite(file: Uint8Array): TfliteModel {
  const bytes = new ByteBuffer(file);
  if (file.length < 8 || Buffer.from(file.subarray(4, 8)).toString('latin1') !== 'TFL3') {
    throw new Error('not a TensorFlow Lite file');
  }
  const model = bytes.readInt32(0);
  const [graph, ...more] = tablesOf(bytes, model, 2);
  if (graph === undefined || more.length > 0) throw new Error('a model of exactly one graph is wanted');
  const buffers = tablesOf(bytes, model, 4);
  const codes = tablesOf(bytes, model, 1).map((table) => codeOf(bytes, table));
  return {
    tensors: tablesOf(bytes, graph, 0).map((table) => tensorOf(bytes, table, buffers)),
    steps: tablesOf(bytes, graph, 3).map((table) => stepOf(bytes, table, codes)),
    inputs: intsOf(bytes, graph, 1),
    outputs: intsOf(bytes, graph, 2),
  };
}
