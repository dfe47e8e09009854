import type { Call } from '../core/call';
import { boolean, list, mergeMetadata, metadata, nullable, object, oneOf, text, unsupported } from '../core/params';
import { fullShipping, shipping } from './address';
import { requireCustomer } from './customers';
import type { PaymentIntent } from './payment-records';
import { methodFor } from './stored-methods';

const cardOptions = nullable(
  object({
    card: nullable(
      object({
        request_three_d_secure: oneOf('any', 'automatic', 'challenge'),
        capture_method: nullable(oneOf('manual')),
      }),
    ),
  }),
);

export const common = {
  capture_method: oneOf('automatic', 'automatic_async', 'manual'),
  payment_method: text(),
  payment_method_options: cardOptions,
  receipt_email: nullable(text()),
  setup_future_usage: nullable(oneOf('off_session', 'on_session')),
  shipping: nullable(shipping),
  expand: list(text()),
  allowed_payment_method_types: list(oneOf('card', 'link', 'us_bank_account')),
  amount_details: unsupported,
  excluded_payment_method_types: unsupported,
  hooks: unsupported,
  payment_details: unsupported,
  payment_method_data: unsupported,
};

export const confirming = {
  return_url: text(),
  off_session: boolean(),
  error_on_requires_action: boolean(),
  use_stripe_sdk: boolean(),
  confirmation_token: unsupported,
  mandate: unsupported,
  mandate_data: unsupported,
  radar_options: unsupported,
};

export const describing = {
  customer: text(),
  customer_account: unsupported,
  description: text(1000),
  metadata: metadata(),
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
  transfer_group: text(),
  application_fee_amount: unsupported,
  payment_method_configuration: unsupported,
  transfer_data: unsupported,
};

interface Described {
  customer?: string | undefined;
  description?: string | undefined;
  metadata?: Record<string, string> | undefined;
  statement_descriptor?: string | undefined;
  statement_descriptor_suffix?: string | undefined;
  transfer_group?: string | undefined;
  capture_method?: string | undefined;
  payment_method?: string | undefined;
  receipt_email?: string | null | undefined;
  setup_future_usage?: string | null | undefined;
  shipping?: Parameters<typeof fullShipping>[0] | undefined;
  allowed_payment_method_types?: string[] | undefined;
}

const PLAIN = [
  'description',
  'statement_descriptor',
  'statement_descriptor_suffix',
  'transfer_group',
  'capture_method',
  'receipt_email',
  'setup_future_usage',
] as const;

/** Writes what a request says about the payment into the intent; what it does not say stays. */
export async function describe(call: Call, intent: PaymentIntent, given: Described): Promise<void> {
  for (const name of PLAIN) {
    const value = given[name];
    if (value !== undefined) Object.assign(intent, { [name]: value });
  }
  if (given.customer !== undefined) intent.customer = (await requireCustomer(call, given.customer)).id;
  if (given.shipping !== undefined) intent.shipping = fullShipping(given.shipping);
  if (given.allowed_payment_method_types !== undefined) {
    intent.allowed_payment_method_types = given.allowed_payment_method_types;
    intent.payment_method_types = given.allowed_payment_method_types;
  }
  if (given.payment_method !== undefined) {
    const method = await methodFor(call, given.payment_method);
    intent.payment_method = method.id;
    intent.status = 'requires_confirmation';
  }
  intent.metadata = mergeMetadata(intent.metadata, given.metadata);
}
