import type { Category } from '@/lib/shop/catalog/model';
import type { SeenObject } from '@/lib/shop/vision/models/model';
import { mainThing } from './main-thing';

/** Shelves of things that the detector knows by name. */
const shelves = new Map<string, Category>([
  ['boot', 'shoes'],
  ['high-heels', 'shoes'],
  ['footwear', 'shoes'],
  ['chair', 'furniture'],
  ['table', 'furniture'],
  ['desk', 'furniture'],
  ['mug', 'ceramics'],
  ['coffee-cup', 'ceramics'],
  ['laptop', 'computers'],
  ['computer-mouse', 'computers'],
  ['computer-monitor', 'computers'],
  ['book', 'books'],
  ['camera', 'cameras'],
  ['bicycle', 'sports'],
  ['stationary-bicycle', 'sports'],
]);

/** The shelf on which the main thing of a picture would stand; null when it has no name that tells. */
export function shelfOfThing(objects: readonly SeenObject[]): Category | null {
  return shelves.get(mainThing(objects)?.name ?? '') ?? null;
}
