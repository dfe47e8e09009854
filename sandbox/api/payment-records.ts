import { type Json, type Metadata, newId, type Resource, randomText } from '../core/values';

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'processing'
  | 'succeeded'
  | 'canceled';

export interface PaymentIntent extends Resource {
  object: 'payment_intent';
  amount: number;
  amount_capturable: number;
  amount_received: number;
  capture_method: string;
  client_secret: string;
  currency: string;
  customer: string | null;
  description: string | null;
  last_payment_error: Json;
  latest_charge: string | null;
  metadata: Metadata;
  next_action: Json;
  payment_method: string | null;
  status: IntentStatus;
  transfer_group: string | null;
  _sandbox: { return_url?: string; authenticated?: boolean };
  [name: string]: Json | undefined;
}

export interface Charge extends Resource {
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: string | null;
  captured: boolean;
  currency: string;
  customer: string | null;
  description: string | null;
  payment_intent: string;
  payment_method: string;
  refunded: boolean;
  status: 'succeeded' | 'failed' | 'pending';
  transfer_group: string | null;
  [name: string]: Json;
}

/** What each step may start from. Everything not named here is refused with `payment_intent_unexpected_state`. */
export const MAY = {
  update: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  confirm: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  capture: ['requires_capture'],
  cancel: ['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture'],
} as const satisfies Record<string, readonly IntentStatus[]>;

export function may(step: keyof typeof MAY, status: IntentStatus): boolean {
  const allowed: readonly IntentStatus[] = MAY[step];
  return allowed.includes(status);
}

/** Smallest charge the provider takes, in its own minor units; it publishes one only for some currencies. */
const LEAST: Record<string, number> = { usd: 50, eur: 50, gbp: 30, jpy: 50, aed: 200, chf: 50, cad: 50, aud: 50 };

/** Three-decimal currencies are charged in steps of ten minor units. */
const IN_TENS = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);

export function amountProblem(amount: number, currency: string): { code: string; message: string } | undefined {
  if (!/^[a-z]{3}$/.test(currency)) return { code: 'invalid_currency', message: `Invalid currency: ${currency}.` };
  if (amount > 99_999_999) {
    return { code: 'amount_too_large', message: 'Amount must be no more than 99999999 in the smallest unit.' };
  }
  const least = LEAST[currency] ?? 1;
  if (amount < least) {
    return { code: 'amount_too_small', message: `Amount must be at least ${least} ${currency} in the smallest unit.` };
  }
  if (IN_TENS.has(currency) && amount % 10 !== 0) {
    return { code: 'parameter_invalid_integer', message: `Amounts in ${currency} must end in 0.` };
  }
  return undefined;
}

export function newPaymentIntent(amount: number, currency: string, now: number): PaymentIntent {
  const id = newId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: now,
    currency,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
    _sandbox: {},
  };
}
