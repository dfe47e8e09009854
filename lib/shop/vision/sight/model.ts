/**
 * How far the shop has come in looking at the photographs of a product.
 *
 * Invariants
 * - Only what is on sale is looked at: everything else has no state.
 * - A photograph that cannot be seen counts as done: nothing is waited for.
 */
import type { PictureFault } from '@/lib/shop/vision/picture/model';

/** The photographs of a product on sale: all of them, those that were looked at, and why the others cannot be. */
export type ProductSight = {
  readonly photos: number;
  readonly seen: number;
  /** One for each that cannot be seen; null where it is not known any more. */
  readonly faults: readonly (PictureFault | null)[];
};

/** `none`: no photograph. `looking`: some are waiting. `seen`: it is found by picture. `unseen`: none of them can be seen. */
export type SightState = 'none' | 'looking' | 'seen' | 'unseen';

/** Where a product stands. */
export function sightState({ photos, seen, faults }: ProductSight): SightState {
  if (photos === 0) return 'none';
  if (seen + faults.length < photos) return 'looking';
  return seen > 0 ? 'seen' : 'unseen';
}
