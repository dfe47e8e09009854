/**
 * A cart: what somebody means to buy, over any number of sellers and currencies.
 *
 * Invariants
 * - Each change raises the version; checkout names the version the shopper saw, so one version is bought once.
 * - A part per currency is one purchase of its own; nothing is converted, and no total spans two currencies.
 * - A line that cannot be bought as it stands says why, and its currency cannot be paid until it is mended.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Currency, Money } from '@/lib/kernel/money';
import type { OpeningProblem } from '@/lib/money/openings/model';
import type { LeftDiscount } from '@/lib/shop/discounts/reckoning/model';

/** The most of one thing, and the most different things, that a cart holds. */
export const quantityMax = 99;
/** See `quantityMax`. */
export const linesMax = 50;

/** A picture as `<Photo>` wants it. */
export type CartPicture = { key: string; width: number; height: number; blur: string; alt: string };

/** Why one line cannot be bought: no longer sold, none left, fewer left than asked for, or not sold where it goes. */
export type LineProblem = 'gone' | 'sold_out' | 'too_few' | 'not_sold_there';

/** Why a seller's whole part cannot be bought: delivery or market, or a shop that has closed. */
export type SellerProblem = 'not_delivered_here' | 'closed' | 'market_closed' | OpeningProblem;

/** One variant in the cart. `unit` is today's price, null for what is no longer sold. */
export type CartLineView = {
  variantId: Id<'variant'>;
  title: string;
  optionText: string;
  productSlug: string;
  pageId: Id<'page'> | null;
  pageHandle: string;
  quantity: number;
  unit: Money | null;
  /** How many there are, where that is few enough to be told to everybody; null otherwise. */
  left: number | null;
  picture: CartPicture | null;
  problem: LineProblem | null;
};

/** A discount in a seller's part: what it is called, its code (empty without one), and what it takes off, below zero. */
export type CartDiscount = { title: string; code: string; amount: Money };

/** One seller's part of the cart, priced with delivery and tax. */
export type CartSeller = {
  pageId: Id<'page'>;
  pageName: string;
  pageHandle: string;
  lines: CartLineView[];
  /** What is taken off, and what of the seller's discounts is not, and why. */
  discounts: readonly CartDiscount[];
  left: readonly LeftDiscount[];
  delivery: Money | null;
  tax: { amount: Money; included: boolean; estimated: boolean } | null;
  total: Money;
  arrivesFrom: string;
  arrivesBy: string;
  problem: SellerProblem | null;
};

/**
 * Everything of one currency: one purchase. `payable` is false while a line or a seller has a problem, and when
 * the total is more than can be paid at once (`tooHigh`).
 */
export type CartPart = {
  currency: Currency;
  total: Money;
  sellers: CartSeller[];
  payable: boolean;
  tooHigh: boolean;
};

/** A whole cart; `gone` are lines that nobody sells any more. */
export type CartView = { version: number; count: number; parts: CartPart[]; gone: CartLineView[] };

/** An empty cart. */
export const emptyCart: CartView = { version: 0, count: 0, parts: [], gone: [] };

/** What keeps a line from being bought as it stands. */
export function lineProblem(line: { onSale: boolean; stock: number; quantity: number }): LineProblem | null {
  if (!line.onSale) return 'gone';
  if (line.stock === 0) return 'sold_out';
  return line.stock < line.quantity ? 'too_few' : null;
}
