import { isoTime, type Json, type Resource, randomText } from '../core/values';
import type { Amount } from './money';
import type { TestWallet } from './test-wallets';

/** Seventeen capitals and digits, as PayPal's own. */
export function newPayPalId(): string {
  return randomText(17).toUpperCase();
}

export interface SetupToken extends Resource {
  object: 'paypal.setup_token';
  customer: string;
  status: 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'VAULTED';
  wallet: string | null;
  description: string | null;
  returnUrl: string;
  cancelUrl: string;
}

export interface PaymentToken extends Resource {
  object: 'paypal.payment_token';
  customer: string;
  wallet: string;
  description: string | null;
  deleted?: true;
}

export interface Order extends Resource {
  object: 'paypal.order';
  status: 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED';
  amount: Amount;
  /** The purchase unit as it was sent. */
  unit: { [name: string]: Json };
  wallet: string | null;
  authorization: string | null;
  returnUrl: string | null;
  cancelUrl: string | null;
  updated: number;
}

export interface Authorization extends Resource {
  object: 'paypal.authorization';
  status: 'CREATED' | 'CAPTURED' | 'PARTIALLY_CAPTURED' | 'VOIDED';
  amount: Amount;
  captured: number;
  expires: number;
  order: string;
  custom: string | null;
  invoice: string | null;
  updated: number;
}

export interface Capture extends Resource {
  object: 'paypal.capture';
  amount: Amount;
  fee: number;
  refunded: number;
  final: boolean;
  authorization: string;
  order: string;
  custom: string | null;
  invoice: string | null;
  updated: number;
}

export interface PayPalRefund extends Resource {
  object: 'paypal.refund';
  amount: Amount;
  /** All that was given back of the capture, this one counted. */
  total: number;
  capture: string;
  note: string | null;
  custom: string | null;
  invoice: string | null;
}

/** Whole seconds, as PayPal writes them. */
export function stamp(seconds: number): string {
  return isoTime(seconds).replace('.000Z', 'Z');
}

export function link(href: string, rel: string, method: 'GET' | 'POST' | 'DELETE' = 'GET'): Json {
  return { href, rel, method };
}

/** Leaves out what is not known: PayPal has no nulls. */
export function known(values: { [name: string]: Json | undefined }): { [name: string]: Json } {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as { [name: string]: Json };
}

export function payerOf({ email, payerId, name }: TestWallet): { [name: string]: Json } {
  return { email_address: email, payer_id: payerId, name };
}

export const PAYEE = { email_address: 'souk@example.com', merchant_id: 'SANDBXSXUKK22' };
