import 'server-only';
import { compare, type Money, money, zero } from '@/lib/kernel/money';
import { fromPayPal } from '@/lib/platform/paypal-amount';
import type { PayPalDispute } from '@/lib/platform/paypal-disputes';
import type { ProviderDispute } from '../gateway';
import type { DisputeReason, DisputeState } from '../model';

const reasons: Readonly<Record<string, DisputeReason>> = {
  MERCHANDISE_OR_SERVICE_NOT_RECEIVED: 'product_not_received',
  MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED: 'product_unacceptable',
  UNAUTHORISED: 'fraudulent',
  CREDIT_NOT_PROCESSED: 'credit_not_processed',
  DUPLICATE_TRANSACTION: 'duplicate',
  CANCELED_RECURRING_BILLING: 'subscription_canceled',
};

/** What PayPal took for itself; every other line is the buyer's money. */
const fees: ReadonlySet<string> = new Set([
  ...['DISPUTE_FEE', 'CHARGEBACK_FEE', 'DISPUTE_SETTLEMENT_FEE', 'REVERSED_TRANSACTION_FEE'],
]);

/** What is left of a disputed payment, and what its seller gave back herself; `at` in milliseconds, not a number when it is not said. */
export type DisputedPayment = { left: Money; refunds: readonly { amount: Money; at: number }[] };

/**
 * What a dispute of PayPal's means (decision 019). An inquiry takes nothing. A claim is held from its beginning until it is
 * decided, without a line for it; what it cost in the end is what PayPal's lines say, less than was held when only a part of it went.
 * A line of a refund is no line of the dispute: that money has moved already. Without a line no more can be gone than is `left` of the
 * payment: it names what was asked for at first, whatever was given back since.
 */
export function meaningOf(
  dispute: PayPalDispute,
  payment: DisputedPayment | null = null,
): Omit<ProviderDispute, 'provider' | 'id' | 'intentId' | 'isOurs'> {
  const disputed = fromPayPal(dispute.dispute_amount);
  const { taken, fee, isMoved } = movedOf(dispute, disputed, payment?.refunds ?? []);
  const claimed = dispute.dispute_life_cycle_stage !== 'INQUIRY';
  const decided = dispute.status === 'RESOLVED';
  const away =
    compare(taken, zero(taken.currency)) > 0
      ? taken
      : isAway(dispute, isMoved)
        ? awayOf(dispute, disputed)
        : zero(taken.currency);
  const withdrawn = away.amount > 0n;
  const state = decided ? endOf(dispute, withdrawn, isMoved) : openState(dispute.status);
  const due = dispute.seller_response_due_date;
  return {
    ...{ state, reason: reasons[dispute.reason] ?? 'general', inquiry: !claimed && !withdrawn, withdrawn, fee },
    amount: withdrawn ? away : disputed,
    gone: money((taken.amount > 0n ? away : atMost(away, payment?.left)).amount + fee.amount, fee.currency),
    dueBy: state === 'needs_response' && due !== undefined ? new Date(due) : null,
  };
}

function atMost(amount: Money, left: Money | undefined): Money {
  return left !== undefined && left.currency === amount.currency && compare(left, amount) < 0 ? left : amount;
}

/** A line and the refund it is of are made by one act; PayPal may stamp them apart. */
const sameActMilliseconds = 5 * 60_000;

/**
 * The sums of the seller's lines in the dispute's own currency: what left her less what came back, and the fees. `isMoved` says that
 * her money has a line at all; a fee is none, nor what the buyer got, nor what she gave back herself: each refund explains one
 * debit of its amount and its moment.
 */
function movedOf(
  dispute: PayPalDispute,
  { currency }: Money,
  refunds: DisputedPayment['refunds'],
): { taken: Money; fee: Money; isMoved: boolean } {
  const sums = { taken: 0n, fee: 0n };
  let isMoved = false;
  const unseen = [...refunds];
  for (const line of dispute.fund_movements ?? dispute.money_movements ?? []) {
    if ((line.party ?? line.affected_party) !== 'SELLER' || line.amount.currency_code !== currency) continue;
    const { amount } = fromPayPal(line.amount);
    const kind = fees.has(line.reason ?? '') ? 'fee' : 'taken';
    const isDebit = line.type !== 'CREDIT';
    if (kind === 'taken' && isDebit && explain(unseen, money(amount, currency), line.initiated_time)) continue;
    sums[kind] += isDebit ? amount : -amount;
    isMoved ||= kind === 'taken';
  }
  return { taken: money(sums.taken, currency), fee: money(sums.fee, currency), isMoved };
}

/** Whether one of the refunds, which is then used up, is what a line tells of. */
function explain(refunds: DisputedPayment['refunds'][number][], amount: Money, at: string | undefined): boolean {
  const found = refunds.findIndex(
    (one) =>
      one.amount.currency === amount.currency &&
      one.amount.amount === amount.amount &&
      Math.abs(one.at - Date.parse(at ?? '')) <= sameActMilliseconds,
  );
  if (found >= 0) refunds.splice(found, 1);
  return found >= 0;
}

/** Decisions by which the seller keeps her money. */
const hers: ReadonlySet<string> = new Set([
  ...['RESOLVED_SELLER_FAVOUR', 'RESOLVED_WITH_PAYOUT', 'CANCELED_BY_BUYER', 'DENIED'],
]);
/** Decisions by which it is the buyer's. */
const buyers: ReadonlySet<string> = new Set(['RESOLVED_BUYER_FAVOUR', 'ACCEPTED']);

/**
 * Whether the money is not the seller's although no line says so: held for a claim, decided against her, or decided in a way that
 * is not told yet. A decision may be there before its lines are.
 */
function isAway(dispute: PayPalDispute, isMoved: boolean): boolean {
  if (dispute.dispute_life_cycle_stage === 'INQUIRY') return false;
  if (dispute.status !== 'RESOLVED') return true;
  return !isMoved && !hers.has(dispute.dispute_outcome?.outcome_code ?? '');
}

function awayOf(dispute: PayPalDispute, disputed: Money): Money {
  const refunded = dispute.status === 'RESOLVED' ? dispute.dispute_outcome?.amount_refunded : undefined;
  return refunded === undefined ? disputed : fromPayPal(refunded);
}

/** Who is waited for. A seller cannot answer an open inquiry through PayPal yet, but both sides may speak here. */
function openState(status: string): DisputeState {
  return status === 'OPEN' || status === 'WAITING_FOR_SELLER_RESPONSE' ? 'needs_response' : 'under_review';
}

/**
 * Money that is still away is lost, unless PayPal promised it to the seller, or its lines and its word for the decision are still to
 * come; nothing away is won, also when PayPal paid the buyer itself (`RESOLVED_WITH_PAYOUT`); an inquiry that took nothing is closed.
 */
function endOf(dispute: PayPalDispute, withdrawn: boolean, isMoved: boolean): DisputeState {
  const outcome = dispute.dispute_outcome?.outcome_code ?? '';
  if (withdrawn && outcome === 'RESOLVED_SELLER_FAVOUR') return 'won';
  if (withdrawn) return isMoved || buyers.has(outcome) ? 'lost' : 'under_review';
  return dispute.dispute_life_cycle_stage === 'INQUIRY' ? 'closed' : 'won';
}
