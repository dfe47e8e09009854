/** A place on a picture, in pixels from its top left corner. */
export type Point = readonly [x: number, y: number];
/** A piece of an outline, straight, in the direction it is drawn. */
export type Edge = readonly [from: Point, to: Point];

/** Rows a row of pixels is made of: enough for letters that are read on a screen. */
const finer = 4;

/** How much of each pixel, from 0 to 1, lies inside closed outlines; holes are outlines drawn the other way round. */
export function fill(edges: readonly Edge[], width: number, height: number): Float32Array {
  const covered = new Float32Array(width * height);
  for (const [row, crossings] of crossingsByRow(edges, height * finer)) {
    crossings.sort((one, other) => one.x - other.x);
    let inside = 0;
    crossings.forEach(({ x, turn }, at) => {
      inside += turn;
      if (inside !== 0) cover(covered, Math.floor((row + 0.5) / finer) * width, width, x, crossings[at + 1]?.x ?? x);
    });
  }
  return covered;
}

type Crossing = { readonly x: number; readonly turn: 1 | -1 };

function crossingsByRow(edges: readonly Edge[], rows: number): Map<number, Crossing[]> {
  const found = new Map<number, Crossing[]>();
  for (const [from, to] of edges) {
    const [high, low] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]];
    const first = Math.max(0, Math.ceil(high * finer - 0.5));
    for (let row = first; row < rows && (row + 0.5) / finer < low; row += 1) {
      const y = (row + 0.5) / finer;
      const x = from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
      const crossing = { x, turn: to[1] > from[1] ? 1 : -1 } as const;
      const known = found.get(row);
      if (known) known.push(crossing);
      else found.set(row, [crossing]);
    }
  }
  return found;
}

function cover(covered: Float32Array, row: number, width: number, from: number, to: number): void {
  for (let x = Math.max(0, Math.floor(from)); x < Math.min(width, to); x += 1) {
    const share = Math.min(x + 1, to) - Math.max(x, from);
    covered[row + x] = Math.min(1, (covered[row + x] ?? 0) + Math.max(0, share) / finer);
  }
}
