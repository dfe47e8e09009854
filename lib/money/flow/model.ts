/**
 * Where the money of one order is, with the postings of the ledger in and a picture out.
 *
 * Invariants
 * - What the buyer paid is where it is: given back, with the buyer's bank, kept as a fee, sent to the seller, or waiting for her.
 * - Buyer, seller and operator are shown the same figures, added from postings. What waits is divided before it is sent as it will be
 *   then, by the rule that the seller's statement has too.
 */
import { add, type Currency, type Money, money, subtract, zero } from '@/lib/kernel/money';
import { platformFee as feeOf, sellerShare } from '@/lib/money/payouts/model';

/** What moved money. */
export const flowKinds = [
  'authorize',
  'settle',
  'refund',
  'refund_return',
  'dispute',
  'dispute_won',
  'provider_fee',
  'transfer',
  'transfer_reversal',
] as const;
/** One of `flowKinds`. */
export type FlowKind = (typeof flowKinds)[number];

/** What a total consists of. */
export const flowParts = ['goods', 'delivery', 'tax', 'discount'] as const;
/** One of `flowParts`. */
export type FlowPart = (typeof flowParts)[number];

/** Whose account a posting is on: the payment provider's, its fees, the seller's, the order's own, Souk's fees. */
export const flowAccounts = ['psp', 'psp_fees', 'seller', 'order', 'fees'] as const;
/** One of `flowAccounts`. */
export type FlowAccount = (typeof flowAccounts)[number];

/** How a transaction stands: money is held, it counts, or it was let go. */
export type FlowState = 'pending' | 'posted' | 'voided' | 'expired';

/** One posting. `amount` is above zero for a debit and below for a credit; the postings of a transaction sum to zero. */
export type Posting = {
  txn: string;
  kind: FlowKind;
  state: FlowState;
  at: Date;
  account: FlowAccount;
  part: FlowPart | null;
  amount: bigint;
};

/** A line of the books: one account is debited and another credited with the same amount. `id` is its own among an order's lines. */
export type BookLine = {
  id: string;
  kind: FlowKind;
  at: Date;
  debit: FlowAccount;
  credit: FlowAccount;
  part: FlowPart | null;
  amount: Money;
};

/**
 * The whole of an order's money. `stage`: `held` until it is taken, `let_go` when it never was. `parts` sum to `paid`, and so do
 * `back`, `disputed`, `platformFee`, `providerFee`, `sent` and `waiting`. `feeOpen` while the provider's fee is not known yet; once it
 * is, it is no longer waiting for the seller, though she bears it only with the transfer. `feeBeyond` is what the provider took of a
 * fee that the order does not bear as it stands, because its money was given back or is with a bank: it is none of `paid`.
 */
export type Flow = {
  stage: 'held' | 'taken' | 'let_go';
  paid: Money;
  parts: { part: FlowPart; amount: Money }[];
  back: Money;
  disputed: Money;
  platformFee: Money;
  providerFee: Money;
  feeBeyond: Money;
  feeOpen: boolean;
  sent: Money;
  waiting: Money;
  lines: BookLine[];
};

/** Adds up the postings of one order, in the order in which they were made; null when there are none. */
export function flowOf(postings: readonly Posting[], currency: Currency): Flow | null {
  const hold = postings.filter((one) => one.kind === 'authorize');
  const first = hold[0];
  if (!first) return null;
  const parts = flowParts
    .map((part) => ({
      part,
      amount: negated(hold, currency, (one) => one.account === 'order' && (one.part ?? 'goods') === part),
    }))
    .filter(({ amount }) => amount.amount !== 0n);
  const paid = total(hold, currency, (one) => one.account === 'psp');
  const stage = first.state === 'pending' ? 'held' : first.state === 'posted' ? 'taken' : 'let_go';
  const of = (kinds: readonly FlowKind[], account: FlowAccount) =>
    negated(postings, currency, (one) => kinds.includes(one.kind) && one.account === account);
  const back = of(['refund', 'refund_return'], 'psp');
  const sentKinds: FlowKind[] = ['transfer', 'transfer_reversal'];
  const disputed = of(['dispute', 'dispute_won'], 'psp');
  const platformFee = of(sentKinds, 'fees');
  const sent = of(sentKinds, 'psp');
  const left = subtract(paid, [back, disputed, platformFee, sent].reduce(add));
  const isSent = postings.some((one) => sentKinds.includes(one.kind));
  const taken = total(postings, currency, (one) => one.kind === 'provider_fee' && one.account === 'psp_fees');
  const providerFee = isSent ? of(sentKinds, 'psp_fees') : feeOfWhatStands(paid, left, taken);
  return {
    ...{ stage, paid, parts, back, disputed, platformFee, providerFee, sent },
    feeBeyond: taken.amount > providerFee.amount ? subtract(taken, providerFee) : zero(currency),
    feeOpen: !isSent && !postings.some((one) => one.kind === 'provider_fee'),
    waiting: stage === 'let_go' ? zero(currency) : subtract(left, providerFee),
    lines: linesOf(postings, currency),
  };
}

/** Each transaction as pairs of a debit and a credit, part by part. */
function linesOf(postings: readonly Posting[], currency: Currency): BookLine[] {
  const lines: BookLine[] = [];
  for (const txn of new Set(postings.map((one) => one.txn))) {
    const own = postings.filter((one) => one.txn === txn);
    const single = own.find((one) => own.every((other) => other === one || other.amount > 0n !== one.amount > 0n));
    const whole = single ?? own.reduce((most, one) => (size(one) > size(most) ? one : most));
    for (const one of own) {
      if (one === whole) continue;
      const [credit, debit] = one.amount < 0n ? [one.account, whole.account] : [whole.account, one.account];
      lines.push({
        ...{ id: `${txn} ${one.account} ${one.part}`, kind: one.kind, at: one.at, debit, credit, part: one.part },
        amount: money(size(one), currency),
      });
    }
  }
  return lines;
}

const size = ({ amount }: Posting) => (amount < 0n ? -amount : amount);

/** The provider's fee as the seller will bear it: for what was neither given back nor is with a bank. */
function feeOfWhatStands(paid: Money, left: Money, taken: Money): Money {
  if (left.amount <= 0n) return zero(taken.currency);
  const refunded = paid.amount - left.amount;
  const share = { total: paid, refunded, platformFee: feeOf(paid).amount, providerFee: taken.amount };
  return sellerShare(share).providerFee;
}

function total(postings: readonly Posting[], currency: Currency, which: (one: Posting) => boolean): Money {
  return money(
    postings.filter(which).reduce((sum, one) => sum + one.amount, 0n),
    currency,
  );
}

function negated(postings: readonly Posting[], currency: Currency, which: (one: Posting) => boolean): Money {
  return subtract(zero(currency), total(postings, currency, which));
}
