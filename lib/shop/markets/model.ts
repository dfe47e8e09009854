/**
 * Markets of a page: countries in which its things cost something else, or are not sold. Where Souk itself is open is another
 * question (`lib/markets`).
 *
 * Invariants
 * - A country is in one market of a page at most; where it is in none, the page's own prices are asked.
 * - All prices are in the page's currency: it is what orders, delivery, discounts and payouts of the page are counted in.
 * - What is asked in a market is reckoned in one place, `shop.market_price_of` (db/sql/22-markets.sql); nothing here repeats it.
 */
import type { Id } from '@/lib/kernel/ids';
import { type Currency, minorDigits } from '@/lib/kernel/money';

/** How a price changed by a percentage is rounded, as `shop.adjusted` does it. */
export const roundings = ['exact', 'whole', 'fives', 'tens', 'hundreds', 'ends_99', 'ends_95'] as const;
/** One of them. */
export type Rounding = (typeof roundings)[number];

/** Markets of a page; the positions in the database end there too. */
export const marketsMax = 20;
/** A percentage is at least and at most so many basis points. */
export const basisPointsRange = [-9_000, 90_000] as const;

/** A market as its owner sees it. `basisPoints` are what its prices are changed by: 1000 is ten percent more. */
export type Market = {
  readonly id: Id<'market'>;
  readonly name: string;
  /** ISO 3166-1 alpha-2, in alphabetical order. */
  readonly countries: readonly string[];
  readonly basisPoints: number;
  readonly rounding: Rounding;
};

/** What a variant is offered at in a market; `lowest` is the lowest price there of the 30 days before the present one. Minor units. */
export type MarketOffer = {
  readonly market: Id<'market'>;
  readonly countries: readonly string[];
  readonly price: bigint;
  readonly compareAt: bigint | null;
  readonly lowest: bigint | null;
  /** Whether its product is sold there at all. */
  readonly sold: boolean;
};

/** The offer for a country, null where the page's own price is asked: in no market, or when nobody said where. */
export function offerIn<Offer extends Pick<MarketOffer, 'countries'>>(
  offers: readonly Offer[],
  country: string,
): Offer | null {
  return (country !== '' && offers.find((offer) => offer.countries.includes(country))) || null;
}

/** The rules of rounding that mean something in a currency: endings need decimals. */
export function roundingsFor(currency: Currency): readonly Rounding[] {
  return minorDigits(currency) === 0 ? roundings.filter((one) => !one.startsWith('ends_')) : roundings;
}
