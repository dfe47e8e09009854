import type { Json } from '../core/values';
import type { CardMethod } from './card-methods';
import type { PaymentIntent } from './payment-records';
import { isCard, type StoredMethod } from './stored-methods';

const WEEK_SECONDS = 7 * 24 * 60 * 60;

/** What a charge tells of the method it was made with. */
export function methodDetails(
  intent: PaymentIntent,
  method: StoredMethod,
  now: number,
  { captured, failed }: { captured: boolean; failed: boolean },
): Json {
  if (isCard(method)) return { type: 'card', card: cardDetails(intent, method, now, captured, failed) };
  const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } = method.us_bank_account;
  const bank = { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number };
  return { type: 'us_bank_account', us_bank_account: { ...bank, payment_reference: null } } as Json;
}

function cardDetails(
  intent: PaymentIntent,
  method: CardMethod,
  now: number,
  captured: boolean,
  failed: boolean,
): { [name: string]: Json } {
  const { card } = method;
  return {
    amount_authorized: failed ? null : intent.amount,
    authorization_code: failed ? null : String(100_000 + Math.floor(Math.random() * 900_000)),
    brand: card.brand,
    ...(captured || failed ? {} : { capture_before: now + WEEK_SECONDS }),
    checks: card.checks,
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint: card.fingerprint,
    funding: card.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: null,
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: intent._sandbox.authenticated === true ? authenticated : null,
    transaction_link_id: null,
    wallet: null,
  };
}

const authenticated = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
};
