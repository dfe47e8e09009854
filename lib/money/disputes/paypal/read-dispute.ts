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

/**
 * What a dispute of PayPal's means (decision 019). An inquiry takes nothing. A claim is held from its beginning until it is
 * decided, without a line for it; what it cost in the end is what PayPal's lines say, less than was held when only a part of it went.
 */
export function meaningOf(dispute: PayPalDispute): Omit<ProviderDispute, 'provider' | 'id' | 'intentId' | 'isOurs'> {
  const disputed = fromPayPal(dispute.dispute_amount);
  const { taken, fee } = movedOf(dispute, disputed);
  const claimed = dispute.dispute_life_cycle_stage !== 'INQUIRY';
  const decided = dispute.status === 'RESOLVED';
  const away =
    compare(taken, zero(taken.currency)) > 0
      ? taken
      : isAway(dispute)
        ? awayOf(dispute, disputed)
        : zero(taken.currency);
  const withdrawn = away.amount > 0n;
  const state = decided ? endOf(dispute, withdrawn) : openState(dispute.status);
  const due = dispute.seller_response_due_date;
  return {
    ...{ state, reason: reasons[dispute.reason] ?? 'general', inquiry: !claimed && !withdrawn, withdrawn, fee },
    amount: withdrawn ? away : disputed,
    gone: money(away.amount + fee.amount, fee.currency),
    dueBy: state === 'needs_response' && due !== undefined ? new Date(due) : null,
  };
}

/** The sums of the seller's lines: what left her less what came back, and the fees. */
function movedOf(dispute: PayPalDispute, { currency }: Money): { taken: Money; fee: Money } {
  const sums = { taken: 0n, fee: 0n };
  for (const line of dispute.fund_movements ?? dispute.money_movements ?? []) {
    if ((line.party ?? line.affected_party) !== 'SELLER') continue;
    const { amount } = fromPayPal(line.amount);
    sums[fees.has(line.reason ?? '') ? 'fee' : 'taken'] += line.type === 'CREDIT' ? -amount : amount;
  }
  return { taken: money(sums.taken, currency), fee: money(sums.fee, currency) };
}

/** Whether the money is not the seller's although no line says so: held for a claim, or decided against her without a line. */
function isAway(dispute: PayPalDispute): boolean {
  if (dispute.dispute_life_cycle_stage === 'INQUIRY') return false;
  if (dispute.status !== 'RESOLVED') return true;
  return (
    lineless(dispute) && ['RESOLVED_BUYER_FAVOUR', 'ACCEPTED'].includes(dispute.dispute_outcome?.outcome_code ?? '')
  );
}

const lineless = (dispute: PayPalDispute) => (dispute.fund_movements ?? dispute.money_movements ?? []).length === 0;

function awayOf(dispute: PayPalDispute, disputed: Money): Money {
  const refunded = dispute.status === 'RESOLVED' ? dispute.dispute_outcome?.amount_refunded : undefined;
  return refunded === undefined ? disputed : fromPayPal(refunded);
}

/** Who is waited for. A seller cannot answer an open inquiry through PayPal yet, but both sides may speak here. */
function openState(status: string): DisputeState {
  return status === 'OPEN' || status === 'WAITING_FOR_SELLER_RESPONSE' ? 'needs_response' : 'under_review';
}

/**
 * Money that is still away is lost, unless PayPal promised it to the seller; nothing away is won, also when PayPal paid the buyer
 * itself (`RESOLVED_WITH_PAYOUT`); an inquiry that took nothing is closed.
 */
function endOf(dispute: PayPalDispute, withdrawn: boolean): DisputeState {
  if (dispute.dispute_outcome?.outcome_code === 'RESOLVED_SELLER_FAVOUR' && withdrawn) return 'won';
  if (withdrawn) return 'lost';
  return dispute.dispute_life_cycle_stage === 'INQUIRY' ? 'closed' : 'won';
}
