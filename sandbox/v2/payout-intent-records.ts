import type { Call } from '../core/call';
import { emitThin } from '../core/thin-events';
import { isoTime, type Json, type Metadata, type Resource } from '../core/values';
import type { Quote } from './payout-intent-quote';

/** A type and no interface, so that it is JSON. */
export type Amount = { value: number; currency: string };

/** An intent to send money to a person's bank account. */
export interface PayoutIntent extends Resource {
  object: 'v2.money_management.payout_intent';
  amount: Amount;
  confirmation_method: 'automatic' | 'manual';
  description?: string;
  from: { currency: string; financial_account: string };
  latest_payout?: { type: 'outbound_payment'; outbound_payment: string };
  metadata: Metadata;
  next_action?: Json;
  statement_descriptor?: string;
  status: 'canceled' | 'pending' | 'posted' | 'processing' | 'requires_action';
  status_transitions: { [name: string]: string };
  to: { currency: string; payout_method: string; recipient: string };
  _sandbox: { quote: Quote; verification: Json };
}

/** The money of an intent on its way. */
export interface OutboundPayment extends Resource {
  object: 'v2.money_management.outbound_payment';
  amount: Amount;
  description?: string;
  expected_arrival_date?: string;
  from: { debited: Amount; financial_account: string };
  metadata: Metadata;
  payout_intent: string;
  statement_descriptor: string;
  status: 'canceled' | 'failed' | 'posted' | 'processing' | 'returned';
  status_details?: Json;
  status_transitions: { [name: string]: string };
  to: { credited: Amount; payout_method: string; recipient: string };
  tracking_details: { status: 'pending' | 'supported' | 'unsupported'; type: 'bank_account'; bank_account?: Json };
  _sandbox: {
    /** Who receives it. */
    account: string;
  };
}

/** Moves an intent on, says so, and forgets what it waited for. */
export async function turnIntent(
  call: Call,
  intent: PayoutIntent,
  status: PayoutIntent['status'],
  more: Partial<PayoutIntent> = {},
): Promise<PayoutIntent> {
  const { next_action: _done, ...rest } = intent;
  const after: PayoutIntent = {
    ...rest,
    status,
    status_transitions: { ...rest.status_transitions, ...stamp(status, call.now) },
    ...more,
  };
  await call.store.update(after);
  emitThin(call, `v2.money_management.payout_intent.${status}`, { related: after });
  return after;
}

/** Moves a payment on and says so. */
export async function turnPayment(
  call: Call,
  payment: OutboundPayment,
  status: OutboundPayment['status'],
  more: Partial<OutboundPayment> = {},
): Promise<OutboundPayment> {
  const { expected_arrival_date: day, ...rest } = payment;
  const after: OutboundPayment = {
    ...rest,
    ...(status === 'posted' && day !== undefined ? { expected_arrival_date: day } : {}),
    status,
    status_transitions: { ...rest.status_transitions, ...stamp(status, call.now) },
    ...more,
  };
  await call.store.update(after);
  emitThin(call, `v2.money_management.outbound_payment.${status}`, { related: after });
  return after;
}

/** The first state of each has no time of its own. */
function stamp(status: string, now: number): { [name: string]: string } {
  return status === 'pending' ? {} : { [`${status}_at`]: isoTime(now) };
}

/** Something went wrong and somebody has to decide what now. */
export function failureOf(reason: string): Json {
  return { type: 'handle_failure', handle_failure: { failure_reason: reason } };
}

export function intentView(intent: PayoutIntent, now: number): { [name: string]: Json } {
  const { _sandbox, created, from, to, ...rest } = intent;
  const { quote, verification } = _sandbox;
  const held = quote.lockExpires === null ? 'none' : quote.lockExpires > now ? 'active' : 'expired';
  const fx: { [name: string]: Json } =
    quote.rate === null
      ? {}
      : {
          fx_quote: {
            lock_duration: 'five_minutes',
            ...(quote.lockExpires === null ? {} : { lock_expires_at: isoTime(quote.lockExpires) }),
            lock_status: held,
            rates: { [from.currency]: { exchange_rate: quote.rate } },
            to_currency: to.currency,
          },
        };
  return {
    ...rest,
    created: isoTime(created),
    estimated_fees: quote.fees,
    from: { ...from, debited: { ...quote.debited } },
    ...fx,
    livemode: false,
    recipient_notification: { setting: 'configured' },
    recipient_verification: verification,
    to: { ...to, credited: { ...quote.credited } },
  };
}

export function paymentView(payment: OutboundPayment): { [name: string]: Json } {
  const { _sandbox, created, ...rest } = payment;
  return {
    ...rest,
    cancelable: payment.status === 'processing',
    created: isoTime(created),
    livemode: false,
    recipient_notification: { setting: 'configured' },
  };
}
