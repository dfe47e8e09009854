/**
 * Goods of a page's shop, sold by a button on another site.
 *
 * Invariants
 * - A page names products, variants and how many; what they are called, cost and whether there are any is the shop's.
 * - Goods of another page than the site's own are not there.
 * - What is bought is an ordinary purchase of the shop.
 */
import type { Id } from '@/lib/kernel/ids';

type Item = { variantId: Id<'variant'>; quantity: number };

/** The most of one thing that is sold at once. */
export const quantityMax = 99;

/** Each variant once, with all that was asked of it; what nothing was asked of is left out. */
export function oneOfEach(items: readonly Item[]): Item[] {
  const asked = new Map<Id<'variant'>, number>();
  for (const { variantId, quantity } of items)
    if (quantity > 0) asked.set(variantId, Math.min((asked.get(variantId) ?? 0) + quantity, quantityMax));
  return [...asked].map(([variantId, quantity]) => ({ variantId, quantity }));
}
