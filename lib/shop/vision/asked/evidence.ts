import { likeness, type SeenClass, type SeenObject, storedLength } from '@/lib/shop/vision/models/model';
import { isGoodsClass, isLivingClass } from '@/lib/shop/vision/models/tags';
import type { World } from './worlds';

/** What speaks for or against that the shop has what is shown, in this order; each from -2 to 2, what `side` is in excepted. */
export const evidenceNames = [
  'best',
  'mean',
  'gap',
  'agreed',
  'side',
  'bystander',
  'thing',
  'living',
  'goods',
  'known',
  'foreign',
  'side of best',
  'known of foreign',
  'side of rather known',
  'best of known',
  'best of foreign',
  'side of side',
] as const;

/** What was seen in a shown picture besides its numbers: things, and classes of its part; no classes where A is not. */
export type Signs = { readonly objects: readonly SeenObject[]; readonly classes: readonly SeenClass[] };

/** What the detector knows and shops do not sell. */
const bystanders: ReadonlySet<string> = new Set(['person', 'cattle', 'cat', 'dog', 'vehicle', 'car']);

/** Products near what is shown that are asked whether they are like it. */
const witnesses = 10;

/**
 * The evidence, as numbers in the order of `evidenceNames`: the likeness of the nearest product, the mean of the five nearest, how far the
 * tenth is behind, the likeness on which part and whole agree, on which side the numbers lie of what tells goods from everything
 * else (learned), the surest bystander and thing, how much of the classes are living beings and goods, how near the nearest of the
 * world's goods are, and of what no shop sells; and products of these: a thing that looks like goods may be less like those of this
 * shop. `lists` are likenesses of products, nearest first: one list for each vector that was sought.
 */
export function evidenceOf(
  lists: readonly (readonly number[])[],
  vectors: readonly Int8Array[],
  { objects, classes }: Signs,
  world: World,
): number[] {
  const heads = lists.length === 0 ? [-1] : lists.map(([first]) => first ?? -1);
  const best = Math.max(...heads);
  const near = (lists[heads.indexOf(best)] ?? []).slice(0, witnesses);
  const mean = near.slice(0, 5).reduce((sum, one) => sum + one, 0) / Math.max(1, Math.min(5, near.length));
  const surest = (isMeant: (name: string) => boolean) =>
    Math.max(0, ...objects.filter(({ name }) => isMeant(name)).map(({ score }) => score));
  const share = (isMeant: (index: number) => boolean) =>
    classes.filter(({ index }) => isMeant(index)).reduce((sum, { score }) => sum + score, 0);
  const most = (of: (vector: Int8Array) => number) => (vectors.length === 0 ? 0 : Math.max(...vectors.map(of)));
  const side = most((vector) => sideOf(vector, world.side));
  const known = most((vector) => nearnessTo(vector, world.goods));
  const foreign = most((vector) => nearnessTo(vector, world.foreign));
  return [
    best,
    mean,
    best - (near.at(-1) ?? best),
    Math.min(...heads),
    side,
    surest((name) => bystanders.has(name)),
    surest((name) => !bystanders.has(name)),
    share(isLivingClass),
    share(isGoodsClass),
    known,
    foreign,
    side * best,
    known * foreign,
    side * (known - foreign),
    best * known,
    best * foreign,
    side * side,
  ];
}

/** How like a vector is to the nearest three of a part of the world; 0 without one. */
function nearnessTo(vector: Int8Array, some: readonly Int8Array[]): number {
  const near = some
    .filter(({ length }) => length === vector.length)
    .map((one) => likeness(vector, one))
    .sort((one, other) => other - one)
    .slice(0, 3);
  return near.reduce((sum, one) => sum + one, 0) / Math.max(1, near.length);
}

/** Where a stored vector lies of the plane that `side` says: its numbers, and the constant last. 0 for one of another size. */
export function sideOf(vector: Int8Array, side: readonly number[]): number {
  if (side.length !== vector.length + 1) return 0;
  return vector.reduce((sum, number, at) => sum + (number / storedLength) * (side[at] ?? 0), side.at(-1) ?? 0);
}

/** What each evidence weighs; believed from 0 on. */
export type Belief = { readonly weights: readonly number[]; readonly constant: number };

/**
 * Whether what is near is likely what is shown. What seems to be the very thing is never doubted, and an embedder that nothing was
 * learned for believes everything. Where more than one guess is tried, the further ones must be believed by at least `least`.
 */
export function isBelieved(
  evidence: readonly number[],
  { belief, sameItem }: { readonly belief?: Belief; readonly sameItem: number },
  least = 0,
): boolean {
  if (belief === undefined || (evidence[0] ?? -1) >= sameItem) return true;
  return evidence.reduce((sum, number, at) => sum + number * (belief.weights[at] ?? 0), belief.constant) >= least;
}
