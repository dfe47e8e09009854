/**
 * The proof of the books: what must agree, decided over plain values.
 *
 * Invariants
 * - Every difference has a kind, the id it concerns and both figures; no difference means the books are sound.
 * - An attempt that has not ended and was touched less than a minute ago, or that moved while the provider was being
 *   read, is in flight: it is counted, not judged.
 */
import type { ProviderCharge } from '@/lib/money/checkout/gateway';
import type { AttemptState } from '@/lib/money/checkout/model';

/** Something that does not add up. Amounts are minor units as text. */
export type Difference = { kind: DifferenceKind; subject: string; expected: string; found: string };

/** The ways in which books can be wrong. */
export type DifferenceKind =
  | 'ledger_unbalanced'
  | 'balance_drift'
  | 'order_lines'
  | 'purchase_total'
  | 'order_without_posting'
  | 'posting_without_order'
  | 'clearing_not_zero'
  | 'split_not_zero'
  | 'split_parts'
  | 'split_charged'
  | 'refund_mismatch'
  | 'reservation_mismatch'
  | 'stock_negative'
  | 'stock_mismatch'
  | 'place_mismatch'
  | 'charge_without_order'
  | 'order_without_charge'
  | 'double_capture'
  | 'amount_mismatch'
  | 'provider_balance'
  | 'provider_fee'
  | 'order_without_settlement'
  | 'transfer_not_posted'
  | 'credit_not_taken_back'
  | 'seller_balance'
  | 'transfer_without_settlement'
  | 'settlement_without_transfer'
  | 'transfer_mismatch'
  | 'sending_mismatch';

/** An attempt as the proof sees it. Amounts in minor units. */
export type ProvedAttempt = {
  id: string;
  state: AttemptState;
  intentId: string | null;
  currency: string;
  total: bigint;
  refunded: bigint;
  /** Paid from a bank account: until its bank is asked the provider has no charge. */
  delayed: boolean;
  inFlight: boolean;
};

/** What the provider's status must be for an attempt in each final or resting state. */
const expectedStatus: Partial<Record<AttemptState, readonly ProviderCharge['state'][]>> = {
  authorized: ['held'],
  settling: ['settling'],
  captured: ['captured'],
  voided: ['released', 'declined'],
  declined: ['declined', 'released'],
  expired: ['released', 'declined'],
};

/**
 * Compares our attempts with the provider's payments, both ways. Payments that name no attempt of ours and
 * hold no money are ignored; one that holds or took money without an attempt is a lost order.
 */
export function compareWithProvider(
  attempts: readonly ProvedAttempt[],
  payments: readonly ProviderCharge[],
): Difference[] {
  const byAttempt = new Map<string, ProviderCharge[]>();
  for (const payment of payments) {
    const key = payment.attemptId ?? '';
    byAttempt.set(key, [...(byAttempt.get(key) ?? []), payment]);
  }
  const known = new Set(attempts.map((attempt) => attempt.id));
  const lost = payments
    .filter((payment) => holdsMoney(payment) && !known.has(payment.attemptId ?? ''))
    .map((payment) =>
      difference('charge_without_order', payment.intentId, 'an order', `${payment.state} ${payment.amount.amount}`),
    );
  return [...lost, ...attempts.flatMap((attempt) => compareAttempt(attempt, byAttempt.get(attempt.id) ?? []))];
}

function compareAttempt(attempt: ProvedAttempt, payments: readonly ProviderCharge[]): Difference[] {
  if (attempt.inFlight) return [];
  const found: Difference[] = [];
  const taken = payments.filter((payment) => payment.state === 'captured');
  if (taken.length > 1) found.push(difference('double_capture', attempt.id, '1', String(taken.length)));
  const expected = expectedStatus[attempt.state];
  const own = payments.find((payment) => payment.intentId === attempt.intentId) ?? payments[0];
  if (!own) {
    const isExpected = attempt.state === 'captured' || attempt.state === 'settling';
    if (isExpected || (attempt.state === 'authorized' && !attempt.delayed)) {
      found.push(difference('order_without_charge', attempt.id, attempt.state, 'nothing'));
    }
    return found;
  }
  if (expected && !expected.includes(own.state)) {
    const kind = holdsMoney(own) ? 'charge_without_order' : 'order_without_charge';
    found.push(difference(kind, attempt.id, expected.join(' or '), own.state));
  }
  if (attempt.state === 'captured' && own.captured.amount !== attempt.total) {
    found.push(difference('amount_mismatch', attempt.id, String(attempt.total), String(own.captured.amount)));
  }
  if (attempt.state === 'captured' && own.refunded.amount !== attempt.refunded) {
    found.push(difference('refund_mismatch', attempt.id, String(attempt.refunded), String(own.refunded.amount)));
  }
  return found;
}

/**
 * Per currency, what the provider took less what it gave back and what banks have taken again (`gone`, with fees, by payment)
 * must be the ledger's posted provider account.
 */
export function compareBalances(
  payments: readonly ProviderCharge[],
  gone: ReadonlyMap<string, bigint>,
  ledger: ReadonlyMap<string, bigint>,
): Difference[] {
  const provider = new Map<string, bigint>();
  for (const payment of payments) {
    if (payment.attemptId === null) continue;
    const { currency } = payment.amount;
    provider.set(
      currency,
      (provider.get(currency) ?? 0n) +
        payment.captured.amount -
        payment.refunded.amount -
        (gone.get(payment.intentId) ?? 0n),
    );
  }
  return [...new Set([...provider.keys(), ...ledger.keys()])].flatMap((currency) => {
    const ours = ledger.get(currency) ?? 0n;
    const theirs = provider.get(currency) ?? 0n;
    return ours === theirs ? [] : [difference('provider_balance', currency, String(ours), String(theirs))];
  });
}

/** Makes a difference. */
export function difference(kind: DifferenceKind, subject: string, expected: string, found: string): Difference {
  return { kind, subject, expected, found };
}

function holdsMoney(payment: ProviderCharge): boolean {
  return payment.state === 'held' || payment.state === 'settling' || payment.state === 'captured';
}
