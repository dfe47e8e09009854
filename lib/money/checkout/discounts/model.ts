/**
 * What a seller's discounts do to the lines of an order: a step of its quote, between the goods and their delivery.
 *
 * Invariants
 * - Each discount that is taken is one line, below zero; what it took of goods and of delivery stands beside them and sums to it.
 * - Which one is taken is the shop's own reckoning (`lib/shop/discounts/reckoning`); nothing is chosen here.
 */
import type { Id } from '@/lib/kernel/ids';
import { type Currency, type Money, money } from '@/lib/kernel/money';
import type { DiscountRule } from '@/lib/shop/discounts/model';
import {
  type LeftDiscount,
  type ReckonedGoods,
  reckonDiscounts,
  type TakenDiscount,
} from '@/lib/shop/discounts/reckoning/model';

/** A discount as a line of an order: what it is called, its code (empty without one), and what it takes off, below zero. */
export type DiscountLine = {
  readonly kind: 'discount';
  readonly amount: Money;
  readonly title: string;
  readonly code: string;
  readonly discountId: Id<'discount'>;
  readonly version: number;
};

/** What discounts do to an order: its lines, what was taken of each of its goods and of the delivery, and what was not taken and why. */
export type DiscountStep = {
  readonly ofThings: readonly DiscountLine[];
  readonly ofDelivery: readonly DiscountLine[];
  readonly offGoods: readonly Money[];
  readonly offDelivery: Money;
  readonly left: readonly LeftDiscount[];
};

/** Reckons the discounts of an order of goods in one currency. `deliveryFor` says what delivery costs once the goods come to so much. */
export function discountsOf(
  goods: readonly ReckonedGoods[],
  currency: Currency,
  deliveryFor: (goods: Money) => Money,
  rules: readonly DiscountRule[],
): DiscountStep {
  const { taken, left } = reckonDiscounts({ goods, currency, deliveryFor }, rules);
  const off = (pick: (one: TakenDiscount) => bigint) =>
    money(
      taken.reduce((sum, one) => sum + pick(one), 0n),
      currency,
    );
  return {
    ofThings: taken.filter((one) => one.ofDelivery === 0n).map(lineOf),
    ofDelivery: taken.filter((one) => one.ofDelivery > 0n).map(lineOf),
    offGoods: goods.map((_, at) => off((one) => one.ofGoods[at] ?? 0n)),
    offDelivery: off((one) => one.ofDelivery),
    left,
  };
}

function lineOf({ rule, amount }: TakenDiscount): DiscountLine {
  return {
    kind: 'discount',
    amount: money(-amount.amount, amount.currency),
    title: rule.title,
    code: rule.code ?? '',
    discountId: rule.id,
    version: rule.version,
  };
}
