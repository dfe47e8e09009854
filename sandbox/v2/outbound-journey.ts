import { addLine, sumsOf, takeTurns } from '../api/books';
import type { Call } from '../core/call';
import { schedule, unschedule } from '../core/schedule';
import { emitThin } from '../core/thin-events';
import { isoTime, newId } from '../core/values';
import { failureOf, type OutboundPayment, type PayoutIntent, turnIntent, turnPayment } from './payout-intent-records';
import { fateOf, type PayoutMethod } from './payout-methods';
import { mayBeSentMoney, requireSeller } from './seller-account';

/** Seconds stand for what takes days, so that a person who tries it sees the end of it. */
const LEAVES_AFTER_SECONDS = 5;
const RETURNS_AFTER_SECONDS = 10;
const DAY_SECONDS = 24 * 60 * 60;

/** An intent's time has come: its money is taken and sent, or somebody has to decide what to do instead. */
export async function beginPayout(call: Call, id: string): Promise<void> {
  const intent = await call.store.lock<PayoutIntent>('v2.money_management.payout_intent', id);
  if (intent.status === 'pending') await sendMoney(call, intent);
}

/** Takes the money and lets it go, or says why not. */
export async function sendMoney(call: Call, intent: PayoutIntent): Promise<PayoutIntent> {
  const { debited, credited } = intent._sandbox.quote;
  const problem = await problemOf(call, intent);
  if (problem !== null) return turnIntent(call, intent, 'requires_action', { next_action: failureOf(problem) });
  const payment: OutboundPayment = {
    id: newId('obp'),
    object: 'v2.money_management.outbound_payment',
    amount: intent.amount,
    created: call.now,
    ...(intent.description === undefined ? {} : { description: intent.description }),
    expected_arrival_date: isoTime(call.now + DAY_SECONDS),
    from: { debited, financial_account: intent.from.financial_account },
    metadata: intent.metadata,
    payout_intent: intent.id,
    statement_descriptor: intent.statement_descriptor ?? 'STRIPE',
    status: 'processing',
    status_transitions: {},
    to: { credited, payout_method: intent.to.payout_method, recipient: intent.to.recipient },
    tracking_details: { status: 'pending', type: 'bank_account' },
    _sandbox: { account: intent.to.recipient },
  };
  await call.store.insert(payment);
  await moveMoney(call, payment, 'payout', -debited.value);
  emitThin(call, 'v2.money_management.outbound_payment.created', { related: payment });
  await schedule(call, call.now + LEAVES_AFTER_SECONDS, 'outbound.leave', payment.id);
  return turnIntent(call, intent, 'processing', {
    latest_payout: { type: 'outbound_payment', outbound_payment: payment.id },
  });
}

/** Money that was captured is there to be sent at once: a platform fills its account ahead of that. */
async function problemOf(call: Call, { to, _sandbox }: PayoutIntent): Promise<string | null> {
  if (!mayBeSentMoney(await requireSeller(call, to.recipient))) return 'recipient_capability_not_active';
  const fate = fateOf(await call.store.require<PayoutMethod>('v2.money_management.payout_method', to.payout_method));
  if (fate?.when === 'at_once') return fate.reason;
  const { value, currency } = _sandbox.quote.debited;
  await takeTurns(call, null);
  const sum = (await sumsOf(call, null)).find((one) => one.currency === currency);
  return (sum?.available ?? 0) + (sum?.pending ?? 0) < value ? 'insufficient_funds' : null;
}

/** It has left, or its bank would not have it. */
export async function leavePayment(call: Call, id: string): Promise<void> {
  const payment = await call.store.lock<OutboundPayment>('v2.money_management.outbound_payment', id);
  if (payment.status !== 'processing') return;
  const intent = await call.store.lock<PayoutIntent>('v2.money_management.payout_intent', payment.payout_intent);
  const fate = fateOf(
    await call.store.require<PayoutMethod>('v2.money_management.payout_method', payment.to.payout_method),
  );
  if (fate?.when === 'sending') return bringBack(call, payment, intent, 'failed', fate.reason);
  const trace = {
    status: 'supported',
    type: 'bank_account',
    bank_account: { trace_id: newId('trace').slice(6, 22) },
  } as const;
  await turnPayment(call, payment, 'posted', { tracking_details: trace });
  await turnIntent(call, intent, 'posted');
  if (fate?.when === 'returned') await schedule(call, call.now + RETURNS_AFTER_SECONDS, 'outbound.return', id);
}

/** Long after it left, the bank sends it back. */
export async function returnPayment(call: Call, id: string): Promise<void> {
  const payment = await call.store.lock<OutboundPayment>('v2.money_management.outbound_payment', id);
  if (payment.status !== 'posted') return;
  const intent = await call.store.lock<PayoutIntent>('v2.money_management.payout_intent', payment.payout_intent);
  const fate = fateOf(
    await call.store.require<PayoutMethod>('v2.money_management.payout_method', payment.to.payout_method),
  );
  await bringBack(call, payment, intent, 'returned', fate?.reason ?? 'unknown_failure');
}

/** Called back before it left. */
export async function callBack(call: Call, payment: OutboundPayment, intent: PayoutIntent): Promise<void> {
  await unschedule(call, payment.id);
  await moveMoney(call, payment, 'payout_cancel', payment.from.debited.value);
  await turnPayment(call, payment, 'canceled', { tracking_details: { status: 'unsupported', type: 'bank_account' } });
  await turnIntent(call, intent, 'canceled');
}

async function bringBack(
  call: Call,
  payment: OutboundPayment,
  intent: PayoutIntent,
  status: 'failed' | 'returned',
  reason: string,
): Promise<void> {
  await moveMoney(call, payment, 'payout_failure', payment.from.debited.value);
  await turnPayment(call, payment, status, {
    status_details: { [status]: { reason } },
    tracking_details: { status: 'unsupported', type: 'bank_account' },
  });
  await turnIntent(call, intent, 'requires_action', { next_action: failureOf(reason) });
}

/** One line in the platform's books: what is sent is gone at once, and what comes back is there at once. */
async function moveMoney(call: Call, payment: OutboundPayment, type: string, amount: number): Promise<void> {
  const { currency } = payment.from.debited;
  await addLine(call, { account: null, type, source: payment.id, amount, currency, availableOn: call.now });
}
