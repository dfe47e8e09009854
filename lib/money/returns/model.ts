/**
 * A return: what a buyer wants to send back of an order, the seller's answer, and the money or the other thing she gets for it.
 *
 * Invariants
 * - A return moves along `returnNext` and no other way; at most one of an order is open.
 * - Units that go back are never more than the buyer still has; units on offer for it are of the same product and price.
 * - It ends as `refunded` with the refund that succeeded, never before; a failed one leaves it where it stood.
 */
import type { Id } from '@/lib/kernel/ids';
import { basisPointsOf, chargeStep, compare, type Money, money, subtract, sum, times } from '@/lib/kernel/money';

/** Where a return may go from where it stands. `db/sql/55-returns.sql` holds the same table. */
export const returnNext = {
  requested: ['accepted', 'declined', 'withdrawn', 'refunded'],
  accepted: ['sent', 'received', 'withdrawn', 'refunded'],
  sent: ['received', 'refunded'],
  received: ['refunded', 'exchanged'],
  declined: [],
  withdrawn: [],
  refunded: [],
  exchanged: [],
} as const satisfies Record<string, readonly string[]>;

/** Where a return stands. */
export type ReturnState = keyof typeof returnNext;

/** Every state of a return. */
export const returnStates = Object.keys(returnNext) as readonly ReturnState[];

/** Whether a return may go from one state to another. */
export function mayMove(from: ReturnState, to: ReturnState): boolean {
  return (returnNext[from] as readonly ReturnState[]).includes(to);
}

/** Whether somebody still has to do something about a return. */
export function isOpen(state: ReturnState): boolean {
  return returnNext[state].length > 0;
}

/** Whether it is the seller's turn: to answer, or to end what has come back. */
export function waitsForSeller({ state }: { state: ReturnState }): boolean {
  return state === 'requested' || state === 'received';
}

/** Why something goes back. */
export const returnReasons = [
  'damaged',
  'not_as_described',
  'wrong_item',
  'does_not_fit',
  'changed_mind',
  'other',
] as const;

/** One of `returnReasons`. */
export type ReturnReason = (typeof returnReasons)[number];

/** What the buyer wants for it. */
export const returnWishes = ['money', 'exchange'] as const;

/** One of `returnWishes`. */
export type ReturnWish = (typeof returnWishes)[number];

/** Units by variant. */
export type Units = Readonly<Record<Id<'variant'>, number>>;

/** A return as both sides of its order see it. `answer` is the seller's: how to send it back, or why not. */
export type ReturnView = {
  id: Id<'return'>;
  state: ReturnState;
  units: Units;
  reason: ReturnReason;
  note: string;
  wish: ReturnWish;
  /** The options of what is wanted in exchange, as they were; empty for money. */
  wantedText: string;
  answer: string;
  /** An https address, or empty. */
  labelUrl: string;
  /** The last day to send it, `YYYY-MM-DD`; null until the seller agrees. */
  sendBy: string | null;
  carrier: string;
  trackingCode: string;
  /** The latest refund begun for it. */
  refundId: Id<'refund'> | null;
  replacementCarrier: string;
  replacementCode: string;
  at: Date;
};

/** The return of an order that somebody still has to do something about, or null. */
export function openReturn(order: { returns: readonly ReturnView[] }): ReturnView | null {
  return order.returns.find((one) => isOpen(one.state)) ?? null;
}

/** How the refund of a return stands; null when none was begun. */
export function refundOf<State>(
  order: { refunds: readonly { id: Id<'refund'>; state: State }[] },
  asked: Pick<ReturnView, 'refundId'>,
): State | null {
  return order.refunds.find((refund) => refund.id === asked.refundId)?.state ?? null;
}

type SoldLine = {
  kind: string;
  title: string;
  optionText: string;
  variantId: Id<'variant'> | null;
  unit: Money | null;
  quantity: number;
  off: Money;
  included: boolean;
  taxBasisPoints: number;
};

/** What goes back of a line of goods, and what it was worth. */
export type BackLine = { variantId: Id<'variant'>; title: string; optionText: string; units: number; amount: Money };

/** What units of an order were worth: each line's goods, the tax that was added to them, and the sum. */
export type MoneyBack = { lines: BackLine[]; tax: Money; total: Money };

/**
 * What is to be given back for units of an order: their goods, less their share of what discounts took off them, and the tax that came on
 * top, without delivery, and never more than `refundable`. Units of something else count for nothing.
 */
export function moneyBack(order: { lines: readonly SoldLine[]; refundable: Money }, units: Units): MoneyBack {
  const { currency } = order.refundable;
  const lines = order.lines.flatMap(({ variantId, unit, quantity, off, title, optionText }): BackLine[] => {
    const count = variantId === null ? 0 : (units[variantId] ?? 0);
    if (variantId === null || unit === null || count === 0) return [];
    return [
      {
        variantId,
        title,
        optionText,
        units: count,
        amount: subtract(times(unit, count), shareOf(off, count, quantity)),
      },
    ];
  });
  const goods = sum(
    lines.map((line) => line.amount),
    currency,
  );
  const added = order.lines.find((line) => line.kind === 'tax' && !line.included);
  const tax = added ? basisPointsOf(goods, added.taxBasisPoints) : money(0n, currency);
  const whole = sum([goods, tax], currency);
  return { lines, tax, total: compare(whole, order.refundable) > 0 ? order.refundable : whole };
}

/** The share of so many units in what was taken off a line: all of it for all of them, for fewer rounded up to what a card can be paid. */
function shareOf(off: Money, units: number, quantity: number): Money {
  if (units >= quantity) return off;
  const step = chargeStep(off.currency);
  const whole = BigInt(quantity) * step;
  return money(((off.amount * BigInt(units) + whole - 1n) / whole) * step, off.currency);
}
