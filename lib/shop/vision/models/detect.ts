import type { Crop, SeenObject } from './model';

/** What the detector knows, in the order of its label map (class 0 is nothing). */
export const objectNames = [
  'bicycle',
  'boot',
  'laptop',
  'person',
  'chair',
  'cattle',
  'desk',
  'cat',
  'computer-mouse',
  'computer-monitor',
  'box',
  'mug',
  'coffee-cup',
  'stationary-bicycle',
  'table',
  'bottle',
  'high-heels',
  'vehicle',
  'footwear',
  'dog',
  'book',
  'camera',
  'car',
] as const;

/** Less sure than this is not told. */
export const objectScoreMin = 0.3;
/** Boxes of one class that share this much of their union are one thing; of different classes, this much. */
const sharedMax = { sameClass: 0.5, otherClass: 0.8 };
const objectsMax = 12;

/** The grids of the detector (300 pixels, strides 16 to 512) and the sizes of the boxes it imagines on each. */
const grids = [19, 10, 5, 3, 2, 1];
const sizeOf = (layer: number) => (layer >= grids.length ? 1 : 0.2 + (0.75 * layer) / (grids.length - 1));
/** How much the detector's numbers are spread: centre by 10, sides by 5. */
const spread = { centre: 10, side: 5 };

type Anchor = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const shaped = (size: number, ratio: number) => ({ width: size * Math.sqrt(ratio), height: size / Math.sqrt(ratio) });

/** The lowest grid has three shapes a place, the others five and one between two sizes. */
function shapesOf(layer: number) {
  const size = sizeOf(layer);
  if (layer === 0) return [shaped(0.1, 1), shaped(size, 2), shaped(size, 0.5)];
  const between = Math.sqrt(size * sizeOf(layer + 1));
  return [...[1, 2, 0.5, 3, 1 / 3].map((ratio) => shaped(size, ratio)), shaped(between, 1)];
}

const anchors: readonly Anchor[] = grids.flatMap((side, layer) => {
  const shapes = shapesOf(layer);
  const places = Array.from({ length: side * side }, (_, place) => ({
    x: ((place % side) + 0.5) / side,
    y: (Math.floor(place / side) + 0.5) / side,
  }));
  return places.flatMap((place) => shapes.map((shape) => ({ ...place, ...shape })));
});

/** How much two boxes share of what they cover together, 0 to 1. */
export function sharedPart(one: Crop, other: Crop): number {
  const side = (from: number, length: number, start: number, size: number) =>
    Math.max(0, Math.min(from + length, start + size) - Math.max(from, start));
  const both = side(one.left, one.width, other.left, other.width) * side(one.top, one.height, other.top, other.height);
  const all = one.width * one.height + other.width * other.height - both;
  return all <= 0 ? 0 : both / all;
}

function boxAt(boxes: Float32Array, index: number): Crop {
  const anchor = anchors[index] ?? { x: 0, y: 0, width: 0, height: 0 };
  const [y = 0, x = 0, tall = 0, wide = 0] = boxes.subarray(index * 4, index * 4 + 4);
  const [width, height] = [anchor.width * Math.exp(wide / spread.side), anchor.height * Math.exp(tall / spread.side)];
  const left = anchor.x + (x / spread.centre) * anchor.width - width / 2;
  const top = anchor.y + (y / spread.centre) * anchor.height - height / 2;
  const inside = (value: number) => Math.min(1, Math.max(0, value));
  const [from, above] = [inside(left), inside(top)];
  return { left: from, top: above, width: inside(left + width) - from, height: inside(top + height) - above };
}

/**
 * Things out of the detector's two answers (1,917 × 4 and 1,917 × 24 numbers), the surest first: each at least
 * `objectScoreMin` sure, none told twice. Throws when the answers have other sizes.
 */
export function objectsFrom(boxes: Float32Array, classes: Float32Array): SeenObject[] {
  const width = objectNames.length + 1;
  if (boxes.length !== anchors.length * 4 || classes.length !== anchors.length * width) {
    throw new Error('Invariant broken: another detector');
  }
  const least = Math.log(objectScoreMin / (1 - objectScoreMin));
  const found: SeenObject[] = [];
  for (let index = 0; index < classes.length; index += 1) {
    const value = classes[index] ?? 0;
    const name = objectNames[(index % width) - 1];
    if (value < least || name === undefined) continue;
    const box = boxAt(boxes, Math.floor(index / width));
    if (box.width > 0.02 && box.height > 0.02) found.push({ name, score: 1 / (1 + Math.exp(-value)), box });
  }
  return withoutRepeats(found.sort((one, other) => other.score - one.score));
}

/** Keeps a thing unless a surer one covers nearly the same place. */
function withoutRepeats(sorted: readonly SeenObject[]): SeenObject[] {
  const kept: SeenObject[] = [];
  for (const { name, score, box } of sorted) {
    const repeated = kept.some(
      (known) => sharedPart(known.box, box) > (known.name === name ? sharedMax.sameClass : sharedMax.otherClass),
    );
    if (!repeated) kept.push({ name, score, box });
    if (kept.length === objectsMax) break;
  }
  return kept;
}
