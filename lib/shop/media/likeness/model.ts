/**
 * The likeness of a picture: 64 bits that stay nearly the same when it is made smaller, encoded anew or cut a little at its edges.
 *
 * Invariants
 * - The same pixels have the same likeness, everywhere and always: the database compares them (db/sql/98-alike.sql).
 * - 0 is no likeness: a picture that is nearly of one tone, or that could not be opened, is like nothing.
 */

/** A picture is looked at in grey with this many pixels on each side. */
export const greySide = 256;

/** And these are brought together to so many fields on each side, by their mean: fine lines, made smaller at once, would be drawn anew. */
const side = 32;
const step = greySide / side;

/** Slow waves across a picture: the first of each side, its mean left out. Fine detail is what encoding and shrinking change. */
const waves = 12;
const bits = 64;

/** Below this the strongest waves are noise of the encoder. */
const plainBelow = 40;

const cosines = Array.from({ length: waves }, (_, wave) =>
  Array.from({ length: side }, (_, at) => Math.cos((Math.PI * (2 * at + 1) * wave) / (2 * side))),
);

/** The places of the slowest waves, diagonal by diagonal. */
const places = Array.from({ length: waves }, (_, diagonal) =>
  Array.from({ length: diagonal + 1 }, (_, down) => ({ down, across: diagonal - down })),
)
  .slice(1)
  .flat()
  .slice(0, bits);

/** The likeness of a picture in grey (row by row from the top), as a signed number of 64 bits: which waves are stronger than the middle one; 0 for a plain one. */
export function likenessOf(grey: Uint8Array): bigint {
  const fields = meansOf(grey);
  const rows = Array.from({ length: side }, (_, row) => {
    const line = fields.subarray(row * side, (row + 1) * side);
    return cosines.map((wave) => wave.reduce((sum, height, at) => sum + height * (line[at] ?? 0), 0));
  });
  const strengths = places.map(({ down, across }) =>
    (cosines[down] ?? []).reduce((sum, height, row) => sum + height * (rows[row]?.[across] ?? 0), 0),
  );
  const spread = Math.sqrt(strengths.reduce((sum, strength) => sum + strength * strength, 0) / bits);
  if (spread < plainBelow) return 0n;
  const ordered = [...strengths].sort((one, other) => one - other);
  const middle = ((ordered[bits / 2 - 1] ?? 0) + (ordered[bits / 2] ?? 0)) / 2;
  return BigInt.asIntN(
    bits,
    strengths.reduce((sum, strength, at) => (strength > middle ? sum | (1n << BigInt(at)) : sum), 0n),
  );
}

function meansOf(grey: Uint8Array): Float64Array {
  const fields = new Float64Array(side * side);
  for (const [at, tone] of grey.entries()) {
    const [row, column] = [Math.floor(at / greySide / step), Math.floor((at % greySide) / step)];
    fields[row * side + column] = (fields[row * side + column] ?? 0) + tone / step ** 2;
  }
  return fields;
}

/** What shows pictures that are compared. */
export const comparedKinds = ['product', 'post', 'review'] as const;

/** One of them. */
export type ComparedKind = (typeof comparedKinds)[number];
