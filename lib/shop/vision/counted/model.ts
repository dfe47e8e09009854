/**
 * How often products are found by picture, as their owner may know it.
 *
 * Invariants
 * - A count is of a product and a day; nothing says who searched, when on that day, or with what.
 * - Of a product its owner reads what insights tell of it: one number of each kind for a month that is over, in tens and with chance in
 *   it, and none of few (`lib/shop/insights/model.ts`). The exact ones are deleted when the month is over.
 */

/** How often a product was shown and opened in the month before this one; null: too few to be told. */
export type FoundCounts = { readonly shown: number | null; readonly opened: number | null };
