import 'server-only';
import { z } from 'zod';
import { askPayPal } from './paypal';
import type { PayPalAmount } from './paypal-amount';
import {
  PayPalAuthorization,
  PayPalCapture,
  PayPalOrder,
  PayPalPaymentToken,
  PayPalRefundTotal,
  PayPalSetupToken,
} from './paypal-answers';

/**
 * The calls of PayPal that Souk makes, and no others. Ids go into paths as they are: PayPal's are letters, digits, `-` and
 * `_`, and anything else is refused before it is sent. All throw like `askPayPal`.
 */
const part = (id: string): string => {
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(id)) throw new Error('Invariant broken: an id of PayPal in a path');
  return id;
};

/** Where PayPal sends the person back to; absolute addresses. */
export type PayPalReturn = { returnUrl: string; cancelUrl: string };

/** Asks for a way to store somebody's account; its link `approve` leads to its owner. */
export function createSetupToken({ returnUrl, cancelUrl }: PayPalReturn, requestId: string) {
  const experience_context = {
    ...{ return_url: returnUrl, cancel_url: cancelUrl, brand_name: 'Souk', shipping_preference: 'NO_SHIPPING' },
  };
  const paypal = { description: 'Souk', usage_type: 'MERCHANT', experience_context };
  const body = { payment_source: { paypal } };
  return askPayPal(PayPalSetupToken, { method: 'POST', path: '/v3/vault/setup-tokens', body, requestId });
}

/** How a wish to store an account stands. */
export function readSetupToken(id: string) {
  return askPayPal(PayPalSetupToken, { method: 'GET', path: `/v3/vault/setup-tokens/${part(id)}` });
}

/** Turns an approved wish into a stored account, once: asked again it answers the same account. */
export function createPaymentToken(setupId: string) {
  const body = { payment_source: { token: { id: setupId, type: 'SETUP_TOKEN' } } };
  const requestId = `vault_${part(setupId)}`;
  return askPayPal(PayPalPaymentToken, { method: 'POST', path: '/v3/vault/payment-tokens', body, requestId });
}

/** Forgets a stored account. Forgetting it again is fine. */
export function deletePaymentToken(id: string) {
  return askPayPal(z.null(), { method: 'DELETE', path: `/v3/vault/payment-tokens/${part(id)}` });
}

/** One payment on a stored account. `reference` is found on everything that becomes of it. */
export type PayPalPayment = {
  reference: string;
  amount: PayPalAmount;
  vaultId: string;
  description?: string;
} & PayPalReturn;

/** Holds the money of a payment on a stored account, in one call. The same request id and payment hold it once. */
export function createAuthorizedOrder(
  { reference, amount, vaultId, description, ...back }: PayPalPayment,
  key: string,
) {
  const experience_context = {
    ...{ return_url: back.returnUrl, cancel_url: back.cancelUrl, shipping_preference: 'NO_SHIPPING' },
  };
  const body = {
    intent: 'AUTHORIZE',
    purchase_units: [
      // PayPal refuses a second payment under one invoice: a guard of its own, should it ever forget a request id.
      { amount, custom_id: reference, invoice_id: reference, ...(description === undefined ? {} : { description }) },
    ],
    payment_source: { paypal: { vault_id: vaultId, experience_context } },
  };
  return askPayPal(PayPalOrder, { method: 'POST', path: '/v2/checkout/orders', body, requestId: key });
}

/** A payment with what became of its money. */
export function readOrder(id: string) {
  return askPayPal(PayPalOrder, { method: 'GET', path: `/v2/checkout/orders/${part(id)}` });
}

/** Holds the money of an order that its buyer has approved. */
export function authorizeOrder(id: string) {
  const path = `/v2/checkout/orders/${part(id)}/authorize`;
  return askPayPal(PayPalOrder, { method: 'POST', path, requestId: `authorize_${id}` });
}

/** Money that is held, as it stands now. */
export function readAuthorization(id: string) {
  return askPayPal(PayPalAuthorization, { method: 'GET', path: `/v2/payments/authorizations/${part(id)}` });
}

/** Takes all or part of held money, and nothing of it again. */
export function captureAuthorization(id: string, amount: PayPalAmount) {
  const path = `/v2/payments/authorizations/${part(id)}/capture`;
  const body = { amount, final_capture: true };
  return askPayPal(PayPalCapture, { method: 'POST', path, body, requestId: `capture_${id}` });
}

/** Lets held money go. */
export function voidAuthorization(id: string) {
  const path = `/v2/payments/authorizations/${part(id)}/void`;
  return askPayPal(PayPalAuthorization.nullable(), { method: 'POST', path, requestId: `void_${id}` });
}

/** Money that was taken. */
export function readCapture(id: string) {
  return askPayPal(PayPalCapture, { method: 'GET', path: `/v2/payments/captures/${part(id)}` });
}

/** Gives part of taken money back, once for one key. */
export function refundCapture(id: string, amount: PayPalAmount, key: string) {
  const path = `/v2/payments/captures/${part(id)}/refund`;
  return askPayPal(PayPalRefundTotal, { method: 'POST', path, body: { amount, custom_id: key }, requestId: key });
}

/** Money that was given back. */
export function readRefund(id: string) {
  return askPayPal(PayPalRefundTotal, { method: 'GET', path: `/v2/payments/refunds/${part(id)}` });
}
