/**
 * How often products are found by picture, as their owner may know it.
 *
 * Invariants
 * - A count is of a product and a day; nothing says who searched, when on that day, or with what.
 * - Of a product its owner reads one sum of each kind: of sums of parts, small ones could be worked out.
 * - A sum below `tellableMin` is told as "fewer than" that, zero among them.
 * - A day is told when it is over: a sum that grew while its owner watched would tell the minute of a search.
 */

/** The least that is told as a number. */
export const tellableMin = 5;

/** Days over which it is added up, the last of them yesterday. */
export const tellableDays = 30;

/** How often a product was shown and opened; null: fewer than `tellableMin`. */
export type FoundCounts = { readonly shown: number | null; readonly opened: number | null };

/** A sum as it may be told. */
export function tellable(sum: number): number | null {
  return sum < tellableMin ? null : sum;
}
