/**
 * What is there to sell, and where.
 *
 * Invariants
 * - A variant's stock is the sum of what is at its page's places; a page with one place or none does not keep them apart.
 * - Stock changes by a sale, or by an adjustment with a reason, by somebody, at a moment; adjustments are added and never changed.
 *   Their sum less what is sold and held is the stock.
 * - Owners are told once when something runs low, and again only after there was enough of it.
 */

/** Why an owner adjusts stock. `counted` says how many there are, `transfer` how many go elsewhere, the others how many come or go. */
export const adjustReasons = [
  ...(['received', 'counted', 'damaged', 'lost', 'returned', 'sold_elsewhere', 'transfer'] as const),
] as const;
/** One of them. */
export type AdjustReason = (typeof adjustReasons)[number];
/** Why stock changed without a sale, as it is kept: those of owners, and what the shop did itself. */
export const moveReasons = [...adjustReasons, 'opening', 'edited', 'import', 'placed'] as const;
/** One of them. */
export type MoveReason = (typeof moveReasons)[number];

/** Places of one page. */
export const placesMax = 50;
/** The highest number at which owners are told. */
export const lowStockMax = 1_000_000;

/** By how much stock changes, given the units somebody typed and what is there now. */
export function changeBy(reason: Exclude<AdjustReason, 'transfer'>, units: number, there: number): number {
  if (reason === 'counted') return units - there;
  return reason === 'received' || reason === 'returned' ? units : -units;
}
