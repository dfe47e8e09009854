/**
 * What one seller's part of a purchase comes to: a pipeline over lines, each step seeing what those before it wrote.
 *
 * goods → discounts → delivery → tax → total. Discounts stand before delivery, because what is delivered for nothing depends on
 * what is really paid for the goods; delivery stands before tax, because it is taxed with them, unless a
 * tax service says that the place does not.
 *
 * Invariants
 * - The lines sum to the total; tax that prices contain adds nothing.
 * - Delivery is for what is sent alone: files have no weight, count no units of it, and of files alone there is none.
 * - Goods that no rate of the place carries have no delivery line and no `rate`: they cannot be bought for there.
 * - What paying at the door costs is delivery too, in a line of its own: no discount touches it, and it is taxed as delivery is.
 * - Tax is rounded by the one rule that has a name, `order_half_up` (`lib/shop/tax/model.ts`).
 */
import type { Id } from '@/lib/kernel/ids';
import {
  basisPointsOf,
  type Currency,
  includedShare,
  type Money,
  subtract,
  sum,
  times,
  zero,
} from '@/lib/kernel/money';
import { type DiscountLine, discountsOf } from '@/lib/money/checkout/discounts/model';
import { cheapest, type Rate } from '@/lib/shop/delivery/model';
import type { DiscountRule } from '@/lib/shop/discounts/model';
import type { LeftDiscount } from '@/lib/shop/discounts/reckoning/model';
import type { Tax } from '@/lib/shop/tax/model';

/** What a seller asks for besides the goods, in the version of her terms that it was read from. */
export type SellerTerms = {
  readonly version: bigint;
  readonly currency: Currency;
  /** Her ways to deliver to the place it goes to. */
  readonly rates: readonly Rate[];
  /** What goods and delivery are taxed with where they go; null for nothing. */
  readonly tax: Tax | null;
  /** What she takes off, for whoever asks. */
  readonly discounts: readonly DiscountRule[];
  /** What paying at the door costs more; null for nothing, and where it is paid now. */
  readonly doorFee?: Money | null;
};

/** Goods to be priced: what, how many, and the seller's present price for one. */
export type GoodsLine = {
  readonly variantId: Id<'variant'>;
  readonly productId: Id<'product'>;
  readonly title: string;
  readonly optionText: string;
  readonly productSlug: string;
  /** Where it stands in its shop. */
  readonly shelf: string;
  readonly mediaKey: string | null;
  /** Of one, in grams; 0 when nobody said. */
  readonly grams: number;
  readonly quantity: number;
  readonly unit: Money;
  /** Delivered as files: nothing of it is sent. */
  readonly asFiles: boolean;
};

/**
 * One line of a total. `off` is what discounts, which have lines of their own, take of goods or delivery; `included` tax is contained
 * in the prices and adds nothing.
 */
export type QuotedLine =
  | ({ readonly kind: 'goods'; readonly amount: Money; readonly off: Money } & GoodsLine)
  | DiscountLine
  | { readonly kind: 'delivery'; readonly amount: Money; readonly off: Money; readonly atDoor: boolean }
  | {
      readonly kind: 'tax';
      readonly amount: Money;
      readonly included: boolean;
      readonly taxBasisPoints: number;
      readonly name: string;
      readonly estimated: boolean;
    };

/** What one seller's part comes to, by which of her rates it is delivered, and which of her discounts are not in it. */
export type Quote = {
  readonly lines: readonly QuotedLine[];
  readonly total: Money;
  readonly rate: Rate | null;
  readonly left: readonly LeftDiscount[];
};

/** Prices goods under a seller's terms. Goods are not empty and in the seller's currency. */
export function quoteOrder(goods: readonly GoodsLine[], terms: SellerTerms): Quote {
  const { currency } = terms;
  const sent = goods.filter((line) => !line.asFiles);
  const grams = sent.reduce((sum, line) => sum + BigInt(line.grams) * BigInt(line.quantity), 0n);
  const units = sent.reduce((sum, line) => sum + BigInt(line.quantity), 0n);
  const deliveryOf = (worth: Money) =>
    sent.length === 0 ? null : cheapest(terms.rates, { goods: worth, grams, units });
  const priceOf = (worth: Money) => deliveryOf(worth)?.price ?? zero(currency);
  const off = discountsOf(goods, currency, priceOf, terms.discounts);
  const priced = goods.map((line, at) => ({
    ...{ kind: 'goods' as const, ...line, amount: times(line.unit, line.quantity) },
    off: off.offGoods[at] ?? zero(currency),
  }));
  const bought = [...priced, ...off.ofThings];
  const delivered = deliveryOf(paid(bought, currency));
  const none = zero(currency);
  const net = [
    ...bought,
    ...deliveryLines(delivered?.price, off.offDelivery, false),
    ...off.ofDelivery,
    ...deliveryLines(terms.doorFee ?? none, none, true),
  ];
  const taxed = terms.tax?.onDelivery === false ? bought : net;
  const lines = [...net, ...taxLines(paid(taxed, currency), terms.tax)];
  return { lines, total: paid(lines, currency), rate: delivered?.rate ?? null, left: off.left };
}

/** What paying at the door adds to a total: its fee, and what is taxed of it. */
export function addedAtDoor(goods: readonly GoodsLine[], terms: SellerTerms, fee: Money): Money {
  const total = (doorFee: Money | null) => quoteOrder(goods, { ...terms, doorFee }).total;
  return subtract(total(fee), total(null));
}

/** What lines add to a total. */
function paid(lines: readonly QuotedLine[], currency: Currency): Money {
  const counted = lines.filter((line) => !(line.kind === 'tax' && line.included));
  return sum(
    counted.map((line) => line.amount),
    currency,
  );
}

function deliveryLines(price: Money | undefined, off: Money, atDoor: boolean): QuotedLine[] {
  return price && price.amount > 0n ? [{ kind: 'delivery', amount: price, off, atDoor }] : [];
}

function taxLines(taxed: Money, tax: Tax | null): QuotedLine[] {
  if (!tax) return [];
  const { name, basisPoints, inclusive, estimated } = tax;
  const amount = inclusive ? includedShare(taxed, basisPoints) : basisPointsOf(taxed, basisPoints);
  return [{ kind: 'tax', amount, included: inclusive, taxBasisPoints: basisPoints, name, estimated }];
}
