import { compare, type Money } from '@/lib/kernel/money';

/** What a thing cost before, shown crossed out, and the lowest price of the 30 days before the present one where there was another. */
export type Reduction = { readonly was: Money; readonly lowest: Money | null };

/**
 * The reduction that may be shown of a price, null when there is none that is true: what it cost before must be more, and where
 * it had another price within the 30 days before, the lowest of them must be more too. All three in one currency.
 */
export function trueReduction(price: Money, was: Money | null, lowest: Money | null): Reduction | null {
  if (was === null || compare(was, price) <= 0) return null;
  return lowest !== null && compare(lowest, price) <= 0 ? null : { was, lowest };
}
