/**
 * The rules of a purchase, with values in and values out.
 *
 * Invariants
 * - An order's lines sum to its total; a purchase's orders sum to its total, in one currency.
 * - A contained tax line adds nothing; an added one is the rate taken of goods and delivery.
 * - States change along the tables below and no other way; `db/sql/50-money.sql` holds the same graphs.
 * - The tap ends in `authorized`; `paid` means captured, after the shopper's undo time.
 * - A delayed attempt (a bank account) holds nothing: its bank is asked when the undo time is over, and answers days later.
 *   Until then attempt and orders are `settling`: nothing is shipped, refunded or sold to somebody else.
 */
import type { Id } from '@/lib/kernel/ids';
import { add, basisPointsOf, type Currency, includedShare, type Money, sum, times, zero } from '@/lib/kernel/money';
import type { DiscountRule } from '@/lib/shop/discounts/model';
import type { LeftDiscount } from '@/lib/shop/discounts/reckoning/model';
import { type DiscountLine, discountsOf } from './discounts/model';

/** Who can hold and take money. The same names are CHECKed in the database, on every attempt. */
export const providers = ['stripe', 'paypal'] as const;

/** A payment provider. */
export type Provider = (typeof providers)[number];

/** How long the shopper can take a purchase back before it is captured. */
export const undoSeconds = 10;

/** How long stock is held for an attempt that has not ended. */
export const reserveSeconds = 600;

/** Every state an order can be in, with the states that may follow. */
export const orderNext = {
  pending: ['authorized', 'canceled', 'failed', 'expired'],
  authorized: ['settling', 'paid', 'canceled', 'failed', 'expired'],
  settling: ['paid', 'failed'],
  paid: ['fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed'],
  fulfilled: ['delivered', 'partially_refunded', 'refunded', 'disputed'],
  delivered: ['partially_refunded', 'refunded', 'disputed'],
  partially_refunded: ['refunded', 'disputed'],
  disputed: ['refunded', 'partially_refunded', 'delivered', 'fulfilled', 'paid'],
  refunded: [],
  canceled: [],
  failed: [],
  expired: [],
} as const satisfies Record<string, readonly string[]>;

/** A state of an order. */
export type OrderState = keyof typeof orderNext;

/** Every state an attempt at paying can be in, with the states that may follow. */
export const attemptNext = {
  pending: ['action', 'unknown', 'authorized', 'declined', 'voiding', 'expired'],
  action: ['unknown', 'authorized', 'declined', 'voiding', 'expired'],
  unknown: ['action', 'authorized', 'declined', 'voiding', 'expired'],
  authorized: ['capturing', 'voiding'],
  capturing: ['captured', 'settling', 'voiding'],
  settling: ['captured', 'voiding'],
  voiding: ['voided'],
  captured: [],
  declined: [],
  voided: [],
  expired: [],
} as const satisfies Record<string, readonly string[]>;

/** A state of an attempt. */
export type AttemptState = keyof typeof attemptNext;

/** What a seller asks for besides the goods. */
export type SellerTerms = {
  readonly currency: Currency;
  readonly delivery: Money;
  readonly deliveryDaysMin: number;
  readonly deliveryDaysMax: number;
  readonly taxBasisPoints: number;
  readonly taxInclusive: boolean;
  /** What she takes off, for whoever asks. */
  readonly discounts: readonly DiscountRule[];
};

/** Goods to be priced: what, how many, and the seller's present price for one. */
export type GoodsLine = {
  readonly variantId: Id<'variant'>;
  readonly productId: Id<'product'>;
  readonly title: string;
  readonly optionText: string;
  readonly productSlug: string;
  readonly category: string;
  readonly mediaKey: string | null;
  readonly quantity: number;
  readonly unit: Money;
};

/**
 * One line of a total. `off` is what discounts, which have lines of their own, take of goods or delivery; `included` tax is contained
 * in the prices and adds nothing.
 */
export type QuotedLine =
  | ({ readonly kind: 'goods'; readonly amount: Money; readonly off: Money } & GoodsLine)
  | DiscountLine
  | { readonly kind: 'delivery'; readonly amount: Money; readonly off: Money }
  | { readonly kind: 'tax'; readonly amount: Money; readonly included: boolean; readonly taxBasisPoints: number };

/** What one seller's part of a purchase comes to, and which of her discounts are not in it. */
export type Quote = {
  readonly lines: readonly QuotedLine[];
  readonly total: Money;
  readonly left: readonly LeftDiscount[];
};

/** Prices goods under a seller's terms: goods, discounts, delivery, tax. Goods are not empty and in the seller's currency. */
export function quoteOrder(goods: readonly GoodsLine[], terms: SellerTerms): Quote {
  const { delivery } = terms;
  const { ofThings, ofDelivery, offGoods, offDelivery, left } = discountsOf(
    goods,
    terms.currency,
    () => delivery,
    terms.discounts,
  );
  const lines: QuotedLine[] = goods.map((line, at) => ({
    ...{ kind: 'goods' as const, ...line, amount: times(line.unit, line.quantity) },
    off: offGoods[at] ?? zero(terms.currency),
  }));
  lines.push(...ofThings);
  if (delivery.amount > 0n) lines.push({ kind: 'delivery', amount: delivery, off: offDelivery }, ...ofDelivery);
  const net = sum(
    lines.map((line) => line.amount),
    terms.currency,
  );
  if (terms.taxBasisPoints === 0) return { lines, total: net, left };
  const rate = terms.taxBasisPoints;
  const tax = terms.taxInclusive ? includedShare(net, rate) : basisPointsOf(net, rate);
  lines.push({ kind: 'tax', amount: tax, included: terms.taxInclusive, taxBasisPoints: rate });
  return { lines, total: terms.taxInclusive ? net : add(net, tax), left };
}

/** Adds up orders of one currency. */
export function totalOf(quotes: readonly { readonly total: Money }[], currency: Currency): Money {
  return quotes.reduce((total, quote) => add(total, quote.total), zero(currency));
}

/** The first and last day on which a delivery sent under these terms arrives, as `YYYY-MM-DD`. */
export function arrivalDays(terms: SellerTerms, now: Date): { from: string; by: string } {
  return { from: dayAfter(now, terms.deliveryDaysMin), by: dayAfter(now, terms.deliveryDaysMax) };
}

/**
 * Decides what a changed price means: a higher total than the shopper saw needs a new consent, a lower one
 * is simply taken.
 */
export function consented(seen: Money, now: Money): boolean {
  return seen.currency === now.currency && now.amount <= seen.amount;
}

/** What of the asked is still there, by the stock of each variant: fewer of a scarce thing, and none of what is gone. */
export function whatIsLeft<Item extends { variantId: Id<'variant'>; quantity: number }>(
  items: readonly Item[],
  stock: ReadonlyMap<Id<'variant'>, number>,
): Item[] {
  const left = new Map(stock);
  return items.flatMap((item) => {
    const quantity = Math.min(item.quantity, left.get(item.variantId) ?? 0);
    left.set(item.variantId, (left.get(item.variantId) ?? 0) - quantity);
    return quantity > 0 ? [{ ...item, quantity }] : [];
  });
}

function dayAfter(now: Date, days: number): string {
  const day = new Date(now);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
