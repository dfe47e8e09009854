import type { TfliteTensor } from './read-tflite';

/** A real number out of the 16 bits of a half-precision one. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 0x1f, bits & 0x3ff];
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * 2 ** (exponent - 25) * (1024 + fraction);
}

/** The numbers as they lie in the file. Copied first: a file's bytes need not lie where numbers of their width may. */
function stored({ type, data, name }: TfliteTensor): ArrayLike<number> {
  if (data === undefined) throw new Error(`${name} holds no numbers`);
  const { buffer } = Uint8Array.from(data);
  switch (type) {
    case 'float32':
      return new Float32Array(buffer);
    case 'float16':
      return Float32Array.from(new Uint16Array(buffer), fromHalf);
    case 'int32':
      return new Int32Array(buffer);
    case 'uint8':
      return new Uint8Array(buffer);
    case 'int8':
      return new Int8Array(buffer);
    case 'int64':
      return Array.from(new BigInt64Array(buffer), Number);
  }
}

/** Weights as real numbers, whatever they are stored as; channels with scales of their own get their own. */
export function realNumbers(tensor: TfliteTensor): Float32Array {
  const raw = stored(tensor);
  const { quantization, shape } = tensor;
  if (quantization === undefined) return Float32Array.from(raw);
  const { scale, zeroPoint, axis } = quantization;
  const inner = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  return Float32Array.from(raw, (number, index) => {
    const channel = scale.length === 1 ? 0 : Math.floor(index / inner) % scale.length;
    return (scale[channel] ?? 1) * (number - (zeroPoint[channel] ?? 0));
  });
}

/** Numbers of one order of axes put into another: `order[i]` names the axis of the old one that becomes axis `i`. */
export function reorder(numbers: Float32Array, shape: readonly number[], order: readonly number[]): Float32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const [sizes, steps] = [order.map((axis) => shape[axis] ?? 1), order.map((axis) => strides[axis] ?? 1)];
  const result = new Float32Array(numbers.length);
  const place = sizes.map(() => 0);
  for (let index = 0, from = 0; index < result.length; index += 1) {
    result[index] = numbers[from] ?? 0;
    for (let axis = sizes.length - 1; axis >= 0; axis -= 1) {
      const [size, step] = [sizes[axis] ?? 1, steps[axis] ?? 1];
      const next = (place[axis] ?? 0) + 1;
      if (next < size) {
        place[axis] = next;
        from += step;
        break;
      }
      place[axis] = 0;
      from -= step * (size - 1);
    }
  }
  return result;
}
