/**
 * The index of pictures: what is kept of each, and how near two of them are.
 *
 * Invariants
 * - A picture's numbers have length one and are kept as signed bytes of 127ths; they are compared only with numbers of the same
 *   embedder.
 * - Its code holds the sign of each number: the codes of near pictures differ in few places.
 */

/** How many of the nearest codes are compared exactly. Recall of the first ten is 0.97 to 1.00 at 400. */
export const compared = 400;

/** The signs of numbers as bits, most significant first, in hexadecimal: what `code` is made of. */
export function codeOf(vector: Int8Array): string {
  const bytes = new Uint8Array(Math.ceil(vector.length / 8));
  for (const [place, value] of vector.entries()) {
    if (value > 0) bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (128 >> (place & 7));
  }
  return Buffer.from(bytes).toString('hex');
}

/** Cosine of two pictures of one embedder, from -1 to 1. */
export function likeness(a: Int8Array, b: Int8Array): number {
  let [both, one, other] = [0, 0, 0];
  for (const [place, x] of a.entries()) {
    const y = b[place] ?? 0;
    both += x * y;
    one += x * x;
    other += y * y;
  }
  return one === 0 || other === 0 ? 0 : both / Math.sqrt(one * other);
}
