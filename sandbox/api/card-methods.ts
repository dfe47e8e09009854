import { ApiError } from '../core/errors';
import { type Json, type Metadata, newId, type Resource } from '../core/values';
import { cardById, fingerprintOf, type TestCard } from '../test-cards';
import type { Address } from './address';

export interface BillingDetails {
  [name: string]: Json;
  address: Address | null;
  email: string | null;
  name: string | null;
  phone: string | null;
  tax_id: string | null;
}

export interface CardMethod extends Resource {
  object: 'payment_method';
  type: 'card';
  customer: string | null;
  billing_details: BillingDetails;
  card: {
    brand: string;
    country: string;
    exp_month: number;
    exp_year: number;
    fingerprint: string;
    funding: string;
    last4: string;
    checks: { address_line1_check: string | null; address_postal_code_check: string | null; cvc_check: string | null };
    [name: string]: Json;
  };
  metadata: Metadata;
  /** Which test card it was made from, and whether its owner was authenticated when it was saved. */
  _sandbox: { card: string; authenticated: boolean; detached: boolean };
  [name: string]: Json;
}

export interface CardDetails {
  expMonth: number;
  expYear: number;
  cvcGiven: boolean;
  address?: Address | undefined;
}

const NO_BILLING: BillingDetails = { address: null, email: null, name: null, phone: null, tax_id: null };

/** From a test card to a stored method. Of the number only its last four digits go in. */
export function methodFromCard(card: TestCard, details: CardDetails, now: number): CardMethod {
  const billing: BillingDetails = { ...NO_BILLING, address: details.address ?? null };
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billing,
    card: {
      brand: card.brand,
      checks: {
        address_line1_check: billing.address?.line1 ? 'pass' : null,
        address_postal_code_check: billing.address?.postal_code ? 'pass' : null,
        cvc_check: details.cvcGiven ? 'pass' : null,
      },
      country: card.country,
      display_brand: card.brand === 'amex' ? 'american_express' : card.brand,
      exp_month: details.expMonth,
      exp_year: details.expYear,
      fingerprint: fingerprintOf(card),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
    _sandbox: { card: card.id, authenticated: false, detached: false },
  };
}

export function cardOf(method: CardMethod): TestCard {
  const card = cardById(method._sandbox.card);
  if (card === undefined) throw new Error(`stored method ${method.id} names no test card`);
  return card;
}

/** The provider's card refusal: 402, a code for us, a decline code from the bank, a sentence for people. */
export function cardError(code: string, decline: string | undefined, extra: Partial<ApiError['body']> = {}): ApiError {
  return new ApiError(402, {
    type: 'card_error',
    code,
    ...(decline === undefined ? {} : { decline_code: decline }),
    message: DECLINE_MESSAGES[decline ?? code] ?? 'Your card was declined.',
    doc_url: `https://docs.stripe.com/error-codes/${code.replaceAll('_', '-')}`,
    ...extra,
  });
}

const DECLINE_MESSAGES: Record<string, string> = {
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
  incorrect_number: 'Your card number is incorrect.',
  authentication_required: 'Your card was declined. This transaction requires authentication.',
  test_mode_live_card:
    'Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, see /test-cards.',
};
