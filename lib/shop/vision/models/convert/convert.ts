import { readTflite, type TfliteModel, type TfliteTensor } from './read-tflite';
import { draftOf, nameOf, operation, tensorAt, translate } from './translate';
import { type OnnxConstant, type OnnxPort, type OnnxStep, writeOnnx } from './write-onnx';

/** A TFLite graph said in ONNX's words, so that it can be written or joined with others. */
export type Translated = {
  readonly steps: readonly OnnxStep[];
  readonly constants: readonly OnnxConstant[];
  /** The picture that goes in: N, C, H, W. */
  readonly input: OnnxPort;
  /** In the order of the file, in TFLite's shapes. */
  readonly outputs: readonly OnnxPort[];
  /** What stands behind the mean over the whole picture, when the model takes one. */
  readonly pooled: OnnxPort | undefined;
};

/** Weights that a first step only widens (16 bits to 32) are taken from where they lie. */
function weightsOf(model: TfliteModel): (index: number) => TfliteTensor {
  const widened = new Map<number, number>();
  for (const { code, inputs, outputs } of model.steps) {
    if (code === operation.dequantize) widened.set(outputs[0] ?? -1, inputs[0] ?? -1);
  }
  return (index) => {
    const tensor = model.tensors[widened.get(index) ?? index];
    if (tensor === undefined) throw new Error(`the model names weights it does not hold: ${index}`);
    return tensor;
  };
}

/** Translates a TFLite file. `prefix` keeps the names of two models apart, `input` names the picture. Throws on what it can't. */
export function translateTflite(file: Uint8Array, prefix = '', input = 'image'): Translated {
  const model = readTflite(file);
  const draft = draftOf(model, prefix, input);
  const weights = weightsOf(model);
  let pooled: OnnxPort | undefined;
  for (const step of model.steps) {
    const [from, to] = [step.inputs[0] ?? -1, step.outputs[0] ?? -1];
    if (step.code === operation.dequantize && model.tensors[from]?.data !== undefined) continue;
    translate(draft, step, weights);
    if (step.code === operation.mean || step.code === operation.averagePool) {
      const channels = tensorAt(draft, to).shape.at(-1) ?? 0;
      pooled = { name: nameOf(draft, to), shape: [1, channels, 1, 1] };
    }
  }
  const [, rows = 0, columns = 0, channels = 0] = tensorAt(draft, model.inputs[0]).shape;
  const outputs = model.outputs.map((index) => ({ name: nameOf(draft, index), shape: tensorAt(draft, index).shape }));
  const { steps, constants } = draft;
  return { steps, constants, input: { name: input, shape: [1, channels, rows, columns] }, outputs, pooled };
}

/** An ONNX file that says what the TFLite file says; outputs are called `names`, in the order of the file. */
export function tfliteToOnnx(file: Uint8Array, names: readonly string[]): Uint8Array {
  const { steps, constants, input, outputs } = translateTflite(file);
  const ports = outputs.map(({ name, shape }, index) => ({ from: name, name: names[index] ?? name, shape }));
  const renamed = ports.map(({ from, name }) => ({ operation: 'Identity', inputs: [from], outputs: [name] }));
  return writeOnnx({
    name: 'converted',
    steps: [...steps, ...renamed],
    constants,
    inputs: [input],
    outputs: ports.map(({ name, shape }) => ({ name, shape })),
  });
}
