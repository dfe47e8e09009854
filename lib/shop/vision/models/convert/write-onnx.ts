import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** An option of a step: a whole number, a real one, or a list of whole numbers. */
export type OnnxOption = { readonly int: number } | { readonly real: number } | { readonly ints: readonly number[] };

/** One step of a graph; values are known by their names. */
export type OnnxStep = {
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly options?: Readonly<Record<string, OnnxOption>>;
};

/** A constant: real numbers, or whole ones for shapes and axes. */
export type OnnxConstant = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly numbers: Float32Array | BigInt64Array;
};

/** A value that enters or leaves; always real numbers of 32 bits. */
export type OnnxPort = { readonly name: string; readonly shape: readonly number[] };

/** A graph whose steps stand in an order in which they can be run. */
export type OnnxGraph = {
  readonly name: string;
  readonly steps: readonly OnnxStep[];
  readonly constants: readonly OnnxConstant[];
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
};

/** Numbers of ONNX's own table of kinds (onnx.proto, TensorProto.DataType). */
const KIND_REAL = 1;
const KIND_WHOLE = 7;
/** Of the operations as they are used here: Clip with limits as inputs, ReduceMean with axes as an option. */
const OPERATIONS_VERSION = 13;
const FORMAT_VERSION = 8;

type Write = (into: BinaryWriter) => unknown;

function message(into: BinaryWriter, field: number, write: Write): void {
  into.tag(field, WireType.LengthDelimited).fork();
  write(into);
  into.join();
}

const text = (into: BinaryWriter, field: number, value: string) =>
  into.tag(field, WireType.LengthDelimited).string(value);
const whole = (into: BinaryWriter, field: number, value: number) => into.tag(field, WireType.Varint).int64(value);

function writeOption(into: BinaryWriter, name: string, option: OnnxOption): void {
  text(into, 1, name);
  if ('real' in option) {
    into.tag(2, WireType.Bit32).float(option.real);
    whole(into, 20, 1);
  } else if ('int' in option) {
    whole(into, 3, option.int);
    whole(into, 20, 2);
  } else {
    for (const value of option.ints) whole(into, 8, value);
    whole(into, 20, 7);
  }
}

function writeStep(into: BinaryWriter, { operation, inputs, outputs, options = {} }: OnnxStep): void {
  for (const name of inputs) text(into, 1, name);
  for (const name of outputs) text(into, 2, name);
  text(into, 4, operation);
  for (const [name, option] of Object.entries(options)) message(into, 5, (inner) => writeOption(inner, name, option));
}

function writeConstant(into: BinaryWriter, { name, shape, numbers }: OnnxConstant): void {
  for (const size of shape) whole(into, 1, size);
  whole(into, 2, numbers instanceof Float32Array ? KIND_REAL : KIND_WHOLE);
  text(into, 8, name);
  into.tag(9, WireType.LengthDelimited).bytes(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
}

function writePort(into: BinaryWriter, { name, shape }: OnnxPort): void {
  text(into, 1, name);
  message(into, 2, (type) =>
    message(type, 1, (tensor) => {
      whole(tensor, 1, KIND_REAL);
      message(tensor, 2, (sizes) => {
        for (const size of shape) message(sizes, 1, (one) => whole(one, 1, size));
      });
    }),
  );
}

/** The bytes of an ONNX file. Field numbers are those of onnx.proto; byte order is that of the machine, little-endian everywhere Souk runs. */
export function writeOnnx({ name, steps, constants, inputs, outputs }: OnnxGraph): Uint8Array {
  const writer = new BinaryWriter();
  whole(writer, 1, FORMAT_VERSION);
  text(writer, 2, 'souk');
  message(writer, 7, (graph) => {
    for (const step of steps) message(graph, 1, (into) => writeStep(into, step));
    text(graph, 2, name);
    for (const constant of constants) message(graph, 5, (into) => writeConstant(into, constant));
    for (const port of inputs) message(graph, 11, (into) => writePort(into, port));
    for (const port of outputs) message(graph, 12, (into) => writePort(into, port));
  });
  message(writer, 8, (version) => whole(version, 2, OPERATIONS_VERSION));
  return writer.finish();
}
