/**
 * Searching: what may be asked and what is answered.
 *
 * Invariants: a search never fails on what was typed; a filter that makes no sense is as if it were absent;
 * prices are only compared within one currency; the same search gives the same order.
 */
import type { Currency } from '@/lib/kernel/money';
import type { Category, Listing, ProductCard } from '@/lib/shop/catalog/model';
import type { NodeId } from '@/lib/shop/taxonomy/tree';

/** Longer queries are cut: nobody means more, and folding costs time by the letter. */
export const queryLengthMax = 100;

/** Products in one part of the results. */
export const resultsPerPart = 24;

/**
 * How many matches of one search are looked at, the newest first: what nobody pages through is not worth reading a million products.
 */
export const matchesAtMost = 10_000;

/** What to look for; every part may be absent. Prices are in minor units and need a currency. */
export type SearchRequest = {
  readonly query: string;
  /** A shelf, or a place below one: what stands below it counts too. */
  readonly category?: NodeId | undefined;
  /** The handle of one page. */
  readonly page?: string | undefined;
  /** ISO 3166-1 alpha-2: only shops that deliver there. */
  readonly country?: string | undefined;
  /** ISO 3166-1 alpha-2: where she is, whose prices are shown. No filter: what is not delivered there is found all the same. */
  readonly to?: string | undefined;
  readonly currency?: Currency | undefined;
  readonly priceMin?: bigint | undefined;
  readonly priceMax?: bigint | undefined;
  /** A size in which it is to be had now, as the shop writes it. */
  readonly size?: string | undefined;
  readonly cursor?: string | null | undefined;
};

/** What was found. Facets count what each choice would show with the other filters as they are. */
export type SearchResult = Listing<ProductCard> & {
  readonly total: number;
  /** True when there are more than `total`, which nobody counted; then the facets count some of them too. */
  readonly more: boolean;
  /** How misspelt words were read, as one text; null when every word was understood as typed. */
  readonly readAs: string | null;
  /** True when no product has all the words and those with some of them are shown. */
  readonly partly: boolean;
  readonly categories: readonly { readonly category: Category; readonly count: number }[];
  /** What is directly below the category asked for and has something in it, in the tree’s order. */
  readonly below: readonly { readonly category: NodeId; readonly count: number }[];
  readonly pages: readonly { readonly handle: string; readonly name: string; readonly count: number }[];
  readonly currencies: readonly { readonly currency: Currency; readonly count: number }[];
};
