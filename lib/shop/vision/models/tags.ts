import { type Goods, goodsWords } from './goods-words';
import type { SeenClass } from './model';

/** A kind of goods that a picture seems to show: its words in both languages and how sure it is, 0 to 1. */
export type SeenTag = Pick<Goods, 'key' | 'en' | 'ar'> & { readonly score: number };

const scoreMin = 0.05;

const byClass = new Map(goodsWords.flatMap((one) => one.classes.map((index) => [index, one] as const)));

/** The goods behind classes, the surest first; scores of classes that show the same goods are added. */
export function tagsFrom(classes: readonly SeenClass[]): SeenTag[] {
  const sums = new Map<Goods, number>();
  for (const { index, score } of classes) {
    const found = byClass.get(index);
    if (found) sums.set(found, (sums.get(found) ?? 0) + score);
  }
  return [...sums]
    .filter(([, score]) => score >= scoreMin)
    .map(([{ key, en, ar }, score]) => ({ key, en, ar, score }))
    .sort((one, other) => other.score - one.score);
}

/** Whether a class shows goods that have words here. */
export function isGoodsClass(index: number): boolean {
  return byClass.has(index);
}

/** ImageNet's first classes, behind the background, are living beings. */
const livingLast = 398;

/** Whether a class is an animal. */
export function isLivingClass(index: number): boolean {
  return index >= 1 && index <= livingLast;
}

const classesMax = 5;

/** The likeliest classes of A's scores, each at least a hundredth likely. */
export function likeliest(scores: ArrayLike<number> | undefined): SeenClass[] {
  return Array.from(scores ?? [], (score, index) => ({ index, score }))
    .sort((one, other) => other.score - one.score)
    .slice(0, classesMax)
    .filter(({ score }) => score >= 0.01);
}
