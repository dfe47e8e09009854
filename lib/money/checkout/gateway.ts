import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { stripeGateway } from '@/lib/money/stripe/gateway';

/** Why a card did not pay, as the shopper can act on it. */
export type CardProblem =
  | 'declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'authentication_failed'
  | 'processing_error';

/**
 * What the provider says about one attempt. `unknown` covers time-outs and server errors: the money may be
 * held or not, and nobody may guess.
 */
export type AuthorizationOutcome =
  | { state: 'authorized'; intentId: string }
  | { state: 'action'; intentId: string; actionUrl: string }
  | { state: 'declined'; intentId: string | null; problem: CardProblem }
  | { state: 'unknown'; intentId: string | null };

/** What is asked of the provider at the tap. Customer and method are the provider's tokens. */
export type AuthorizeInput = {
  attemptId: Id<'attempt'>;
  purchaseId: Id<'purchase'>;
  amount: Money;
  customer: string;
  method: string;
  /** Where the bank's page sends the shopper back to. */
  returnUrl: string;
};

/** A payment as the provider's own books list it, for the proof of ours. Amounts in minor units. */
export type ListedPayment = {
  intentId: string;
  attemptId: string | null;
  status: string;
  currency: string;
  amount: bigint;
  captured: bigint;
  refunded: bigint;
  createdAt: Date;
};

/** What became of a refund asked for. `unknown` is asked again under the same key. */
export type RefundOutcome = { state: 'succeeded'; providerRefund: string } | { state: 'failed' } | { state: 'unknown' };

/** The one door to the payment provider. Every writing call is idempotent under a key derived from our own row. */
export interface PaymentGateway {
  /** Holds the money for an attempt; the attempt's id is the idempotency key and stands in the metadata. */
  authorize(input: AuthorizeInput): Promise<AuthorizationOutcome>;
  /** How an attempt stands, found by the metadata of its payment; null when the provider knows no such payment. */
  find(attemptId: Id<'attempt'>): Promise<AuthorizationOutcome | null>;
  /** How a payment stands, by the provider's id, and which attempt it names; null when it does not exist. */
  findIntent(intentId: string): Promise<{ attemptId: string | null; outcome: AuthorizationOutcome } | null>;
  /** Takes held money. `failed` is the provider's clear no. Already captured counts as captured. */
  capture(intentId: string, amount: Money, attemptId: Id<'attempt'>): Promise<'captured' | 'failed' | 'unknown'>;
  /** Lets a hold go. Already released, or never held, counts as voided. */
  void(intentId: string, attemptId: Id<'attempt'>): Promise<'voided' | 'unknown'>;
  /** Gives captured money back, once per refund id. */
  refund(intentId: string, amount: Money, refundId: Id<'refund'>): Promise<RefundOutcome>;
  /** Every payment made since a time, in no promised order. */
  listPayments(since: Date): AsyncIterable<ListedPayment>;
}

/** The gateway in use. */
export function paymentGateway(): PaymentGateway {
  return stripeGateway;
}
