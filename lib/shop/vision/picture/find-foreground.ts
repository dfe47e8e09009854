import { clusterColours } from './cluster-colours';
import type { OpenPicture, PictureBox } from './model';
import { type Lab, labDistance } from './oklab';
import { type LabGrid, shrinkToLab } from './shrink-to-lab';

/**
 * What stands before the background. `weights`: one for each square of `grid`, 0 to 1. `isFound` is false when the edge of the
 * picture tells nothing (the thing fills it, or the room is as colourful as the thing): then the middle counts more, nothing is
 * cut away, and `box` is the whole picture.
 */
export type Foreground = {
  readonly grid: LabGrid;
  readonly weights: readonly number[];
  readonly box: PictureBox;
  readonly isFound: boolean;
};

/** Squares of the longer side: outline and colours of a thing. All of them are gone through many times, on the event loop. */
const foregroundSide = 80;

/** How much a square may differ from a colour of the edge and still belong to the background. */
const backgroundNear = 0.075;

/** How much it may differ from the background square beside it: a wall that grows darker is still the wall. */
const stepNear = 0.022;

/** Air that a box leaves around the thing, as a share of its side. */
const air = 0.04;

/**
 * Finds the thing that is shown: what is like the colours along the edge, and reached from there, is background; the rest is
 * weighed towards the middle. `box` is in pixels of the picture.
 */
export function findForeground(picture: OpenPicture, within?: PictureBox): Foreground {
  const whole = within ?? { left: 0, top: 0, width: picture.width, height: picture.height };
  const grid = shrinkToLab(picture, within, foregroundSide);
  const background = backgroundOf(grid);
  const isThing = grid.labs.map((_, index) => background[index] !== 1);
  const share = isThing.filter(Boolean).length / isThing.length;
  const middle = grid.labs.map((_, index) => middleWeight(grid, index));
  const inMiddle = middle.reduce((sum, weight, index) => sum + (isThing[index] ? weight : 0), 0);
  const all = middle.reduce((sum, weight) => sum + weight, 0);
  const isFound = share > 0.02 && share < 0.92 && inMiddle / all > 0.03;
  const inside = isFound ? withoutRim(grid, isThing) : isThing.map(() => true);
  const weights = middle.map((weight, index) => (inside[index] ? weight : 0));
  return { grid, weights, box: isFound ? boxOf(grid, isThing, whole) : whole, isFound };
}

/** Without the squares that lie half on the background and have its colour in theirs; a thing that is all rim keeps it. */
function withoutRim({ width, height }: LabGrid, isThing: readonly boolean[]): readonly boolean[] {
  const inner = isThing.map((is, index) => is && neighbours(index, width, height).every((next) => isThing[next]));
  return inner.filter(Boolean).length * 3 > isThing.filter(Boolean).length ? inner : isThing;
}

/** 1 in the middle, a fifth in the corners. */
function middleWeight({ width, height }: LabGrid, index: number): number {
  const x = ((index % width) + 0.5) / width - 0.5;
  const y = (Math.floor(index / width) + 0.5) / height - 0.5;
  return Math.exp(-3.2 * (x * x + y * y));
}

/** 1 for each square of the background, grown from the edge inwards. */
function backgroundOf(grid: LabGrid): Uint8Array {
  const { width, height, labs } = grid;
  const edge = labs.map((_, index) => isEdge(index, width, height));
  const colours = clusterColours(
    labs,
    edge.map((one) => (one ? 1 : 0)),
    3,
  ).filter(({ share }) => share > 0.12);
  const isLike = (lab: Lab, near: number) => colours.some((colour) => labDistance(colour.lab, lab) < near);
  const reached = new Uint8Array(labs.length);
  const waiting: number[] = [];
  const reach = (index: number) => {
    reached[index] = 1;
    waiting.push(index);
  };
  for (const [index, lab] of labs.entries()) if (edge[index] && isLike(lab, backgroundNear)) reach(index);
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    const here = labs[from];
    for (const next of neighbours(from, width, height)) {
      const lab = labs[next];
      if (!lab || !here || reached[next]) continue;
      const isSoft = labDistance(lab, here) < stepNear && isLike(lab, backgroundNear * 2);
      if (isSoft || isLike(lab, backgroundNear)) reach(next);
    }
  }
  return reached;
}

function isEdge(index: number, width: number, height: number): boolean {
  const [x, y] = [index % width, Math.floor(index / width)];
  return x < 2 || y < 2 || x >= width - 2 || y >= height - 2;
}

function neighbours(index: number, width: number, height: number): number[] {
  const [x, y] = [index % width, Math.floor(index / width)];
  const found: number[] = [];
  if (x > 0) found.push(index - 1);
  if (x < width - 1) found.push(index + 1);
  if (y > 0) found.push(index - width);
  if (y < height - 1) found.push(index + width);
  return found;
}

/** Around all but the outermost hundredth of the thing on each side, so that one crumb does not widen it. */
function boxOf(grid: LabGrid, isThing: readonly boolean[], whole: PictureBox): PictureBox {
  const columns = new Float64Array(grid.width);
  const rows = new Float64Array(grid.height);
  for (const [index, is] of isThing.entries()) {
    if (!is) continue;
    const [x, y] = [index % grid.width, Math.floor(index / grid.width)];
    columns[x] = (columns[x] ?? 0) + 1;
    rows[y] = (rows[y] ?? 0) + 1;
  }
  const [left, right] = rangeOf(columns);
  const [top, bottom] = rangeOf(rows);
  const x = [whole.left + Math.floor(left * whole.width), whole.left + Math.ceil(right * whole.width)] as const;
  const y = [whole.top + Math.floor(top * whole.height), whole.top + Math.ceil(bottom * whole.height)] as const;
  return { left: x[0], top: y[0], width: Math.max(1, x[1] - x[0]), height: Math.max(1, y[1] - y[0]) };
}

/** From where to where most of it lies, in shares of the side, with air. */
function rangeOf(counts: Float64Array): [number, number] {
  const total = counts.reduce((sum, one) => sum + one, 0);
  let [from, to, sum] = [0, counts.length, 0];
  while (from < counts.length && sum + (counts[from] ?? 0) <= total / 100) sum += counts[from++] ?? 0;
  sum = 0;
  while (to > from + 1 && sum + (counts[to - 1] ?? 0) <= total / 100) sum += counts[--to] ?? 0;
  return [Math.max(0, from / counts.length - air), Math.min(1, to / counts.length + air)];
}
