/**
 * What sellers are paid, with values in and values out.
 *
 * Invariants
 * - Accounts, settlements and payouts change along the tables below and no other way; `db/sql/58-sellers.sql` holds the same graphs.
 * - A seller keeps her part of what was not refunded, before and after it was sent: what goes back is the difference.
 * - Of what was not refunded, what she keeps and the fees that she bears are the whole: every screen and file takes them from here.
 * - Money waits for a reason that is said, and until a day that is said where it is known.
 */
import { chargeStep, type Money, money, subtract } from '@/lib/kernel/money';

/** How far the provider has come with verifying a seller, with the states that may follow. */
export const sellerAccountNext = {
  /** The provider knows nothing of her. */
  none: ['started'],
  /** It waits for her. */
  started: ['pending', 'active', 'restricted'],
  /** It looks at what she gave. */
  pending: ['started', 'active', 'restricted'],
  active: ['pending', 'restricted'],
  /** It was open, or was refused, and something is needed of her. */
  restricted: ['pending', 'active'],
} as const satisfies Record<string, readonly string[]>;

/** A state of a seller's account. */
export type SellerAccountState = keyof typeof sellerAccountNext;

/** Where the money of one order may go from where it stands. `unknown`: the provider was asked and nobody heard its answer. */
export const settlementNext = {
  held: ['due', 'reversed'],
  due: ['held', 'sending', 'reversed'],
  sending: ['unknown', 'sent', 'failed', 'reversed'],
  unknown: ['sent', 'failed', 'reversed'],
  failed: ['held', 'due', 'reversed'],
  sent: ['reversed'],
  /** What a bank had taken and gave back on appeal waits again. */
  reversed: ['held'],
} as const satisfies Record<string, readonly string[]>;

/** A state of what a seller is due of an order. */
export type SettlementState = keyof typeof settlementNext;

/** Where a payout may go. A bank may send back even what it had taken. */
export const payoutNext = {
  sending: ['unknown', 'in_transit', 'failed'],
  unknown: ['in_transit', 'failed'],
  in_transit: ['paid', 'failed'],
  paid: ['failed'],
  failed: [],
} as const satisfies Record<string, readonly string[]>;

/** A state of a payout. */
export type PayoutState = keyof typeof payoutNext;

/** Why money waits, most urgent first: the first that is true is the one that is said. */
export const holdReasons = ['disputed', 'return_open', 'refund_open', 'verify', 'new_order', 'decided'] as const;

/** One of `holdReasons`. */
export type HoldReason = (typeof holdReasons)[number];

/** How long the money of an order waits after it was taken, the same for every seller. */
export const holdDays = 7;

/** Souk's part of an order. */
export function platformFee(total: Money): Money {
  return money(0n, total.currency);
}

/** What the seller keeps of an order: its total without the fees, for the part not refunded, rounded down to the provider's step. */
export function sellerKeeps(order: { total: Money; refunded: bigint; fees: bigint }): Money {
  const { amount: total, currency } = order.total;
  const withoutFees = total > order.fees ? total - order.fees : 0n;
  const step = chargeStep(currency);
  return money(((withoutFees * (total - order.refunded)) / total / step) * step, currency);
}

/** What was not refunded of an order, divided: the fees that follow it, and what its seller gets. Whatever else was taken of a fee is Souk's to bear. */
export type SellerShare = { platformFee: Money; providerFee: Money; net: Money };

/** The share of what stands of an order. `sent` is what was transferred already and is then not reckoned again. */
export function sellerShare(order: {
  total: Money;
  refunded: bigint;
  platformFee: bigint;
  providerFee: bigint;
  sent?: Money;
}): SellerShare {
  const { total, refunded, sent } = order;
  const left = money(total.amount - refunded, total.currency);
  const platform = money((order.platformFee * left.amount) / total.amount, total.currency);
  const net = sent ?? sellerKeeps({ total, refunded, fees: order.platformFee + order.providerFee });
  return { platformFee: platform, providerFee: subtract(subtract(left, platform), net), net };
}

/** How full the limit is, in whole percent, never above 100. */
export function limitPercent(used: bigint, limit: bigint): number {
  return used >= limit ? 100 : Number((used * 100n) / limit);
}

/** A stored word as the state of a seller's account. */
export function sellerAccountStateOf(word: string): SellerAccountState {
  return known(sellerAccountNext, word);
}

/** A stored word as the state of a settlement. */
export function settlementStateOf(word: string): SettlementState {
  return known(settlementNext, word);
}

/** A stored word as the state of a payout. */
export function payoutStateOf(word: string): PayoutState {
  return known(payoutNext, word);
}

/** A stored word as why money waits. */
export function holdReasonOf(word: string | null): HoldReason | null {
  const found = holdReasons.find((one) => one === word);
  if (word !== null && found === undefined) throw new Error(`Invariant broken: unknown word ${word}`);
  return found ?? null;
}

function known<Word extends string>(words: Readonly<Record<Word, unknown>>, word: string): Word {
  for (const one in words) if (one === word) return one;
  throw new Error(`Invariant broken: unknown word ${word}`);
}
