import { type Answer, answer, type Call, emit } from '../core/call';
import { invalidRequest } from '../core/errors';
import { schedule } from '../core/schedule';
import { publicView } from '../core/store';
import { type BankMethod, bankOf } from './bank-methods';
import { addLine } from './books';
import { createCharge } from './charges';
import type { Charge, PaymentIntent } from './payment-records';

const DAY_SECONDS = 24 * 60 * 60;
const SETTLES_AFTER_SECONDS = 4 * DAY_SECONDS;
/** 0.8 %, at most five dollars. */
const FEE_MAX = 500;

export function bankFeeOf(amount: number): number {
  return Math.min(FEE_MAX, Math.floor((amount * 8 + 500) / 1000));
}

/** The bank is asked now and answers in days: until then the payment is neither made nor refused. */
export async function payByBank(call: Call, intent: PaymentIntent, method: BankMethod): Promise<Answer> {
  if (intent.currency !== 'usd') {
    throw invalidRequest('us_bank_account takes payments in usd only.', { param: 'currency' });
  }
  if (intent.capture_method === 'manual') {
    throw invalidRequest('us_bank_account does not support manual capture.', { param: 'capture_method' });
  }
  const charge = await createCharge(call, intent, method, { captured: true });
  intent.latest_charge = charge.id;
  intent.next_action = null;
  intent.last_payment_error = null;
  intent.status = 'processing';
  await call.store.save(intent);
  if (bankOf(method).debit !== 'waits') {
    await schedule(call, call.now + SETTLES_AFTER_SECONDS, 'bank.settle', intent.id);
  }
  emit(call, 'charge.pending', charge);
  emit(call, 'payment_intent.processing', intent);
  return answer(intent);
}

/** The bank's answer. */
export async function settleByBank(call: Call, id: string): Promise<void> {
  const intent = await call.store.lock<PaymentIntent>('payment_intent', id);
  if (intent.status !== 'processing' || intent.latest_charge === null) return;
  const charge = await call.store.lock<Charge>('charge', intent.latest_charge);
  const method = await call.store.require<BankMethod>('payment_method', charge.payment_method);
  const { debit } = bankOf(method);
  if (debit === 'disputes') await schedule(call, call.now, 'bank.return', charge.id);
  if (debit === null || debit === 'disputes') return succeed(call, intent, charge);
  if (debit !== 'waits') await fail(call, intent, charge, method, debit);
}

async function succeed(call: Call, intent: PaymentIntent, charge: Charge): Promise<void> {
  const line = await addLine(call, {
    account: null,
    type: 'payment',
    category: 'charge',
    source: charge.id,
    amount: charge.amount,
    currency: charge.currency,
    fee: { amount: bankFeeOf(charge.amount), description: 'Stripe processing fees' },
    description: charge.description,
    availableOn: call.now,
  });
  const paid = await call.store.update<Charge>({ ...charge, status: 'succeeded', balance_transaction: line.id });
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  await call.store.update(intent);
  emit(call, 'charge.succeeded', paid);
  emit(call, 'payment_intent.succeeded', intent);
}

async function fail(
  call: Call,
  intent: PaymentIntent,
  charge: Charge,
  method: BankMethod,
  why: { code: string; message: string },
): Promise<void> {
  const failed = await call.store.update<Charge>({
    ...charge,
    status: 'failed',
    paid: false,
    failure_code: why.code,
    failure_message: why.message,
  });
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = {
    type: 'invalid_request_error',
    code: 'payment_intent_payment_attempt_failed',
    charge: charge.id,
    message: `The payment failed: ${why.message}`,
    payment_method: publicView(method),
  };
  await call.store.update(intent);
  emit(call, 'charge.failed', failed);
  emit(call, 'payment_intent.payment_failed', intent);
}
