import 'server-only';
import { sum, zero } from '@/lib/kernel/money';
import { PayPalRefusal } from '@/lib/platform/paypal';
import { fromPayPal } from '@/lib/platform/paypal-amount';
import type { PayPalCapture, PayPalOrder, PayPalRefund } from '@/lib/platform/paypal-answers';
import type { ProviderCharge } from '../gateway';
import type { AuthorizationOutcome, CardProblem } from '../read-outcome';

/** Captures whose money is ours, also when some of it has gone back by now. */
const taken: ReadonlySet<string> = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED']);
/** Holds that stand, or were taken. */
const standing: ReadonlySet<string> = new Set(['CREATED', 'CAPTURED', 'PARTIALLY_CAPTURED']);

/** What became of an order's money: one hold and one capture at most, for Souk takes all at once. */
export function moneyOf(order: PayPalOrder) {
  const payments = order.purchase_units[0]?.payments;
  const captures = payments?.captures ?? [];
  return {
    hold: payments?.authorizations[0] ?? null,
    capture: captures.find(isTaken) ?? captures.at(-1) ?? null,
    refunds: payments?.refunds ?? [],
  };
}

/** Whether a capture took its money. */
export function isTaken(capture: Pick<PayPalCapture, 'status'>): boolean {
  return taken.has(capture.status);
}

/** Whether a refund gives its money back, now or soon. */
export function isGiven({ status }: Pick<PayPalRefund, 'status'>): boolean {
  return status === 'COMPLETED' || status === 'PENDING';
}

/** Reads an order as what it means for the attempt behind it; an approved one still waits for its hold, so it is `unknown`. */
export function outcomeOfOrder(order: PayPalOrder): AuthorizationOutcome {
  const intentId = order.id;
  const { hold, capture } = moneyOf(order);
  if ((capture && isTaken(capture)) || (hold && standing.has(hold.status))) return { state: 'authorized', intentId };
  if (hold?.status === 'DENIED' || hold?.status === 'VOIDED' || order.status === 'VOIDED') {
    return { state: 'declined', intentId, problem: 'paypal_declined' };
  }
  if (!hold && order.status === 'PAYER_ACTION_REQUIRED') {
    const actionUrl = order.links.find(({ rel }) => rel === 'payer-action' || rel === 'approve')?.href;
    if (actionUrl) return { state: 'action', intentId, actionUrl };
  }
  return { state: 'unknown', intentId };
}

/** PayPal's words for "not with this account, not now". Whatever else it refuses is a fault of ours. */
const refusals = new Map<string, CardProblem>([
  ...[
    ...['INSTRUMENT_DECLINED', 'PAYER_CANNOT_PAY', 'TRANSACTION_REFUSED', 'PAYER_ACCOUNT_RESTRICTED'],
    ...['PAYER_ACCOUNT_LOCKED_OR_CLOSED', 'TRANSACTION_LIMIT_EXCEEDED', 'COMPLIANCE_VIOLATION'],
    ...['REDIRECT_PAYER_FOR_ALTERNATE_FUNDING', 'PAYER_ACTION_REQUIRED', 'TOKEN_EXPIRED', 'TOKEN_ID_NOT_FOUND'],
    ...['RESOURCE_NOT_FOUND', 'AGREEMENT_ALREADY_CANCELLED'],
  ].map((issue) => [issue, 'paypal_declined'] as const),
  ['CARD_EXPIRED', 'expired_card'],
]);

/**
 * Reads a failed authorisation. Silence is `unknown`, and so is PayPal's word that there is a payment for this attempt
 * already; anything it does not blame on the account is `processing_error`.
 */
export function outcomeOfPayPalRefusal(error: unknown): AuthorizationOutcome {
  if (!(error instanceof PayPalRefusal) || error.issues.includes('DUPLICATE_INVOICE_ID')) {
    return { state: 'unknown', intentId: null };
  }
  const problem = error.issues.map((issue) => refusals.get(issue)).find(Boolean) ?? 'processing_error';
  return { state: 'declined', intentId: null, problem };
}

/** An order as a line of the provider's books. */
export function chargeOfOrder(order: PayPalOrder): ProviderCharge | null {
  const { hold, capture, refunds } = moneyOf(order);
  const asked = hold?.amount ?? order.purchase_units[0]?.amount;
  if (!asked) return null;
  const amount = fromPayPal(asked);
  const back = refunds.filter(isGiven);
  const isOurs = capture !== null && isTaken(capture);
  return {
    intentId: order.id,
    attemptId: order.purchase_units[0]?.custom_id ?? null,
    state: isOurs ? 'captured' : hold && standing.has(hold.status) ? 'held' : hold ? 'released' : 'declined',
    amount,
    captured: isOurs ? fromPayPal(capture.amount) : zero(amount.currency),
    refunded: sum(
      back.map((one) => fromPayPal(one.amount)),
      amount.currency,
    ),
    createdAt: new Date(order.create_time ?? 0),
  };
}
