/**
 * The likeness of a picture: 64 bits that stay nearly the same when it is made smaller, encoded anew or cut a little at its edges.
 *
 * Invariants
 * - The same pixels have the same likeness, everywhere and always: the database compares them (db/sql/98-alike.sql).
 * - 0 is no likeness: a picture that is nearly of one tone, or that could not be opened, is like nothing.
 */

/** A picture is looked at in grey with this many pixels on each side. */
export const greySide = 32;

const [across, down] = [9, 8];
const bits = 64;

/** A picture has at least so many steps up and so many down, and its tones differ at least so much; else it is like any other plain one. */
const stepsMin = 6;
const spreadMin = 4;

/** Neighbours lie far apart in the number, so that no part of it is empty where a corner of the picture is. */
const places = Array.from({ length: bits }, (_, step) => BigInt((step * 37) % bits));

/**
 * The likeness of a picture in grey (row by row from the top), as a signed number of 64 bits: for eight rows of nine fields each whether
 * a field is lighter than the next. 0 for a plain one.
 */
export function likenessOf(grey: Uint8Array): bigint {
  const fields = Array.from({ length: across * down }, (_, at) => fieldOf(grey, at % across, Math.floor(at / across)));
  const steps = fields.map((tone, at) => tone > (fields[at + 1] ?? 0)).filter((_, at) => at % across < across - 1);
  const lighter = steps.filter(Boolean).length;
  const middle = fields.reduce((sum, tone) => sum + tone, 0) / fields.length;
  const spread = Math.sqrt(fields.reduce((sum, tone) => sum + (tone - middle) ** 2, 0) / fields.length);
  if (lighter < stepsMin || lighter > bits - stepsMin || spread < spreadMin) return 0n;
  return BigInt.asIntN(
    bits,
    steps.reduce((sum, isLighter, step) => (isLighter ? sum | (1n << (places[step] ?? 0n)) : sum), 0n),
  );
}

/** The mean tone of a field; a pixel on the line between two counts for both. */
function fieldOf(grey: Uint8Array, column: number, row: number): number {
  const [left, right] = [Math.floor((column * greySide) / across), Math.ceil(((column + 1) * greySide) / across)];
  const [top, bottom] = [Math.floor((row * greySide) / down), Math.ceil(((row + 1) * greySide) / down)];
  let sum = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += grey[y * greySide + x] ?? 0;
  return sum / ((right - left) * (bottom - top));
}

/** What shows pictures that are compared. */
export const comparedKinds = ['product', 'post', 'review'] as const;

/** One of them. */
export type ComparedKind = (typeof comparedKinds)[number];
