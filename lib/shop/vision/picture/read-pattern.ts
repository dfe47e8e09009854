import { findForeground } from './find-foreground';
import type { OpenPicture, PictureBox } from './model';
import { shrinkToLab } from './shrink-to-lab';

/** What repeats on a surface: lines that lie, lines that stand, or figures both across and down. */
export type PatternKind = 'lying' | 'standing' | 'all_over';

/** The pattern of a thing: what repeats, and after which share of the thing's longer side. */
export type Pattern = { readonly kind: PatternKind; readonly every: number };

/** Less contrast is light and shade on one colour. */
const contrastMin = 0.035;

/** From so much likeness to itself, moved by one repeat, a surface is said to repeat; folds hang down, so more is asked of what stands. */
const repeatMin = 0.25;
const standingMin = 0.45;

/** Repeats are looked for from 3 to 13 squares of 96: a surface has room for some of them. */
const [nearest, farthest] = [3, 13];

/** What repeats is like itself after the next repeat too, at least so much: a pair of legs is not. */
const againMin = 0.15;

/** So many times as strong as the repeats before it a later one must be. */
const firstFavoured = 1.3;

/** Fewer squares than this tell nothing of a pattern. */
const squaresMin = 400;

/** What repeats on the surface of what a picture, or a part of it, shows (its foreground may be given); null when nothing does. */
export function readPattern(
  picture: OpenPicture,
  box?: PictureBox,
  found = findForeground(picture, box),
): Pattern | null {
  const whole = box ?? { left: 0, top: 0, width: picture.width, height: picture.height };
  const grid = shrinkToLab(picture, found.box);
  const { width, height } = grid;
  const isInside = (index: number) => {
    const x = (found.box.left + ((index % width) + 0.5) * (found.box.width / width) - whole.left) / whole.width;
    const y =
      (found.box.top + (Math.floor(index / width) + 0.5) * (found.box.height / height) - whole.top) / whole.height;
    const column = Math.min(found.grid.width - 1, Math.max(0, Math.floor(x * found.grid.width)));
    const row = Math.min(found.grid.height - 1, Math.max(0, Math.floor(y * found.grid.height)));
    return (found.weights[row * found.grid.width + column] ?? 0) > 0;
  };
  const inside = grid.labs.map((_, index) => isInside(index));
  const squares = inside.filter(Boolean).length;
  if (squares < squaresMin) return null;
  const surface = {
    width,
    height,
    inside,
    values: lessMean(
      grid.labs.map(([one]) => one),
      inside,
      grid,
      Math.round(Math.max(width, height) / 10),
    ),
  };
  if (spread(surface.values, inside, squares) < contrastMin) return null;
  const [across, down] = [repeatOf(surface, 1), repeatOf(surface, width)];
  const every = (...lags: number[]) => Math.min(...lags) / Math.max(width, height);
  if (across.strength >= repeatMin && down.strength >= repeatMin)
    return { kind: 'all_over', every: every(across.lag, down.lag) };
  if (down.strength >= repeatMin) return { kind: 'lying', every: every(down.lag) };
  return across.strength >= standingMin ? { kind: 'standing', every: every(across.lag) } : null;
}

type Size = { readonly width: number; readonly height: number };
type Surface = Size & { readonly inside: readonly boolean[]; readonly values: readonly number[] };

/** How like a surface is to itself moved by the lag at which it is likest, after a lag at which it is unlike. */
function repeatOf(surface: Surface, step: number): { lag: number; strength: number } {
  const likeness = Array.from({ length: 2 * farthest + 2 }, (_, lag) =>
    lag === 0 ? 1 : movedLikeness(surface, step, lag),
  );
  const low = likeness.findIndex((one, lag) => lag > 0 && one < 0.05);
  if (low < 0) return { lag: 0, strength: 0 };
  const trough = Math.min(...likeness.slice(low, farthest));
  let best = { lag: 0, strength: 0 };
  for (let lag = Math.max(nearest, low + 1); lag <= farthest; lag += 1) {
    const here = likeness[lag] ?? 0;
    const isPeak = here >= (likeness[lag - 1] ?? 0) && here >= (likeness[lag + 1] ?? 0);
    const again = Math.max(...likeness.slice(2 * lag - 1, 2 * lag + 2));
    // Every second repeat is a repeat as well: the first that is nearly as strong is meant.
    if (isPeak && again >= againMin && here > best.strength * firstFavoured) best = { lag, strength: here };
  }
  return trough < -0.05 ? best : { lag: 0, strength: 0 };
}

function movedLikeness({ width, height, inside, values }: Surface, step: number, lag: number): number {
  const isAcross = step === 1;
  let [sum, one, other, count] = [0, 0, 0, 0];
  for (let y = 0; y < (isAcross ? height : height - lag); y += 1) {
    for (let x = 0; x < (isAcross ? width - lag : width); x += 1) {
      const at = y * width + x;
      const moved = at + step * lag;
      if (!inside[at] || !inside[moved]) continue;
      const [left, right] = [values[at] ?? 0, values[moved] ?? 0];
      sum += left * right;
      one += left * left;
      other += right * right;
      count += 1;
    }
  }
  return count < squaresMin / 2 || one === 0 || other === 0 ? 0 : sum / Math.sqrt(one * other);
}

const spread = (values: readonly number[], inside: readonly boolean[], count: number) =>
  Math.sqrt(values.reduce((sum, value, at) => sum + (inside[at] ? value * value : 0), 0) / count);

/** Each value less the mean of those inside around it: slow shading goes, and the edge of the thing is no edge. */
function lessMean(
  values: readonly number[],
  inside: readonly boolean[],
  { width, height }: Size,
  reach: number,
): number[] {
  const sums = summed(
    values.map((value, at) => (inside[at] ? value : 0)),
    width,
    height,
  );
  const counts = summed(
    inside.map((is) => (is ? 1 : 0)),
    width,
    height,
  );
  return values.map((value, at) => {
    if (!inside[at]) return 0;
    const [x, y] = [at % width, Math.floor(at / width)];
    const within = [
      Math.max(0, x - reach),
      Math.max(0, y - reach),
      Math.min(width, x + reach + 1),
      Math.min(height, y + reach + 1),
    ] as const;
    return value - areaOf(sums, width, within) / Math.max(1, areaOf(counts, width, within));
  });
}

/** Sums of all that lies above and left, with a row and a column of zeros before. */
function summed(values: readonly number[], width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += values[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  return sums;
}

function areaOf(
  sums: Float64Array,
  width: number,
  [left, top, right, bottom]: readonly [number, number, number, number],
): number {
  const at = (x: number, y: number) => sums[y * (width + 1) + x] ?? 0;
  return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
}

/** Repeats of one kind that are at most so many times as far apart are one pattern: things are photographed from nearer and farther. */
const sameEvery = 1.6;

/** Whether two things have the same pattern. */
export function isSamePattern(one: Pattern | null, other: Pattern | null): boolean {
  if (one === null || other === null || one.kind !== other.kind) return false;
  return Math.max(one.every, other.every) / Math.min(one.every, other.every) <= sameEvery;
}
