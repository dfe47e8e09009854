/**
 * What eyes make of a picture: numbers that are alike when goods are alike, things with their places, words.
 *
 * Invariants
 * - A vector says which embedder made it; vectors of two embedders are never compared.
 * - A stored vector has length 127, give or take its rounding: `likeness` is the one place that knows.
 * - A code has 512 bits for every embedder, so one column holds them all.
 */

/** A part of a picture in fractions of its sides, 0 to 1. */
export type Crop = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** A thing in a picture. `name` is one of `objectNames`; `box` in fractions of the whole picture. */
export type SeenObject = { readonly name: string; readonly score: number; readonly box: Crop };

/** How likely a picture shows a class of ImageNet: `index` into A's 1,001 classes, `score` 0 to 1. */
export type SeenClass = { readonly index: number; readonly score: number };

/** What makes vectors: an id that carries its version, and how many numbers a vector has. */
export type EmbedderFacts = { readonly id: string; readonly dimensions: number };

/** Length of a stored vector: the scale by which numbers of a vector of length 1 become bytes. */
export const storedLength = 127;

/** Bits of a code. */
export const codeBits = 512;

/** Divides by its length; a vector of nothing but zeros stays one. */
export function toUnitLength(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((number) => number / length);
}

/** A vector of length 1 as bytes. */
export function toStored(unit: Float32Array): Int8Array {
  return Int8Array.from(unit, (number) => Math.max(-127, Math.min(127, Math.round(number * storedLength))));
}

/** How alike two stored vectors of one embedder are: their cosine, -1 to 1, but for rounding. Throws on unequal sizes. */
export function likeness(one: Int8Array, other: Int8Array): number {
  if (one.length !== other.length) throw new Error('Invariant broken: vectors of two embedders are compared');
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum / (storedLength * storedLength);
}

/**
 * The signs of a vector, turned, as 128 hexadecimal digits, the first number in the highest bit: `bit(512)` in Postgres from
 * `'x' || code`. It is turned by the same angles for ever, so that every bit tells as much as the next: of numbers as models make
 * them the first tell a lot and the last hardly anything, and of the ten nearest every seventh was missed. A vector of another
 * size is thrown onto 512 directions that are the same for ever.
 */
export function signCode(unit: Float32Array): string {
  const numbers = unit.length === codeBits ? turned(unit) : thrown(unit);
  let code = '';
  for (let first = 0; first < codeBits; first += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1) digit = digit * 2 + ((numbers[first + bit] ?? 0) > 0 ? 1 : 0);
    code += digit.toString(16);
  }
  return code;
}

/** Signs that a small generator (xorshift) draws from a fixed seed. */
function drawSigns(seed: number): Int8Array {
  let state = seed;
  return Int8Array.from({ length: codeBits }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0x10000 ? 1 : -1;
  });
}

const turns = [drawSigns(0x9e3779b9), drawSigns(0x7f4a7c15)];

/** Twice: signs changed as drawn, then every number mixed with every other (the fast transform of Walsh and Hadamard). */
function turned(unit: Float32Array): Float32Array {
  const numbers = Float32Array.from(unit);
  for (const signs of turns) {
    for (let at = 0; at < codeBits; at += 1) numbers[at] = (numbers[at] ?? 0) * (signs[at] ?? 1);
    for (let width = 1; width < codeBits; width *= 2) {
      for (let at = 0; at < codeBits; at += 1) {
        if ((at & width) !== 0) continue;
        const [one, other] = [numbers[at] ?? 0, numbers[at + width] ?? 0];
        numbers[at] = one + other;
        numbers[at + width] = one - other;
      }
    }
  }
  return numbers;
}

/** Every number joins each of the 512 sums with a sign that a small generator (xorshift, seeds fixed) draws. */
function thrown(unit: Float32Array): Float32Array {
  let state = 0x9e3779b9;
  const sums = new Float32Array(codeBits);
  for (const number of unit) {
    for (let bit = 0; bit < codeBits; bit += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      sums[bit] = (sums[bit] ?? 0) + (state & 0x10000 ? number : -number);
    }
  }
  return sums;
}

/** The longer side, in pixels, of what text is read on. */
export const readSide = 640;

/** The whole of a picture. */
export const wholePicture: Crop = { left: 0, top: 0, width: 1, height: 1 };
