import { answer, answerPage, type Call, created, emit, endpoint, listParams } from '../core/call';
import { invalidRequest } from '../core/errors';
import { boolean, integer, list, mergeMetadata, metadata, oneOf, text, unsupported } from '../core/params';
import { schedule } from '../core/schedule';
import { type Json, type Metadata, newId, type Resource } from '../core/values';
import type { Dispute } from './dispute-records';
import type { Charge, PaymentIntent } from './payment-records';
import { COMES_BACK_AFTER_SECONDS, comesBack } from './refund-journey';
import { settleRefund } from './settlement';

export interface Refund extends Resource {
  object: 'refund';
  amount: number;
  charge: string;
  currency: string;
  metadata: Metadata;
  payment_intent: string;
  status: string;
  [name: string]: Json;
}

const create = endpoint(
  'POST',
  '/v1/refunds',
  {
    amount: integer(1),
    charge: text(),
    payment_intent: text(),
    reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
    metadata: metadata(),
    expand: list(text()),
    refund_application_fee: boolean(),
    reverse_transfer: boolean(),
    currency: unsupported,
    customer: unsupported,
    instructions_email: unsupported,
    origin: unsupported,
  },
  async (call, params) => {
    const charge = await chargeToRefund(call, params);
    const left = charge.amount_captured - charge.amount_refunded;
    const amount = params.amount ?? left;
    await refuseOverRefund(call, charge, amount, left);
    const id = newId('re');
    const line = await settleRefund(call, charge, id, amount);
    const refund = await call.store.insert<Refund>({
      id,
      object: 'refund',
      amount,
      balance_transaction: line.id,
      charge: charge.id,
      created: call.now,
      currency: charge.currency,
      customer: charge.customer,
      customer_account: null,
      destination_details: destinationOf(charge),
      metadata: mergeMetadata({}, params.metadata),
      payment_intent: charge.payment_intent,
      payment_method: charge.payment_method,
      reason: params.reason ?? null,
      receipt_number: null,
      source_transfer_reversal: null,
      status: 'succeeded',
      transfer_reversal: null,
    });
    const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
    const total = charge.amount_refunded + amount;
    const after = await call.store.update({
      ...charge,
      amount_refunded: total,
      refunded: total === charge.amount_captured,
    });
    if (await comesBack(call, charge)) await schedule(call, call.now + COMES_BACK_AFTER_SECONDS, 'refund.fail', id);
    emit(call, 'refund.created', refund);
    emit(call, 'charge.refunded', after, before);
    return answer(refund);
  },
);

/** Where the money of a refund goes: back the way it came. */
function destinationOf({ id }: Charge): Json {
  if (id.startsWith('py_'))
    return { type: 'us_bank_transfer', us_bank_transfer: { reference: null, reference_status: 'pending' } };
  return {
    type: 'card',
    card: { type: 'refund', reference_status: 'pending', reference_type: 'acquirer_reference_number' },
  };
}

async function isRefundable(call: Call, charge: Charge): Promise<boolean> {
  const disputes = await call.store.matching<Dispute>('dispute', { equal: { charge: charge.id } });
  return disputes.every((dispute) => dispute.is_charge_refundable);
}

async function refuseOverRefund(call: Call, charge: Charge, amount: number, left: number): Promise<void> {
  if (!charge.captured) {
    throw invalidRequest('This charge has not been captured. Cancel its PaymentIntent instead of refunding it.', {
      code: 'charge_not_refundable',
    });
  }
  if (charge.status !== 'succeeded') {
    throw invalidRequest('This charge has not succeeded, so there is nothing to refund.', {
      code: 'charge_not_refundable',
    });
  }
  if (charge.disputed === true && !(await isRefundable(call, charge))) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  }
  if (left === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  if (amount > left) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`, {
      param: 'amount',
    });
  }
}

async function chargeToRefund(
  call: Call,
  given: { charge?: string | undefined; payment_intent?: string | undefined },
): Promise<Charge> {
  if (given.charge !== undefined) return call.store.lock<Charge>('charge', given.charge, 'charge');
  if (given.payment_intent === undefined) {
    throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.', {
      code: 'parameter_missing',
    });
  }
  const intent = await call.store.lock<PaymentIntent>('payment_intent', given.payment_intent, 'payment_intent');
  if (intent.latest_charge === null || intent.status !== 'succeeded') {
    throw invalidRequest('This PaymentIntent does not have a successful charge to refund.', {
      code: 'payment_intent_unexpected_state',
      param: 'payment_intent',
    });
  }
  return call.store.lock<Charge>('charge', intent.latest_charge);
}

const retrieve = endpoint('GET', '/v1/refunds/:id', { expand: list(text()) }, async (call) => {
  return answer(await call.store.require<Refund>('refund', call.path.id ?? ''));
});

const update = endpoint(
  'POST',
  '/v1/refunds/:id',
  { metadata: metadata(), expand: list(text()) },
  async (call, params) => {
    const refund = await call.store.lock<Refund>('refund', call.path.id ?? '');
    const before = refund.metadata;
    const after = await call.store.update({ ...refund, metadata: mergeMetadata(before, params.metadata) });
    emit(call, 'refund.updated', after, { metadata: before });
    return answer(after);
  },
);

const all = endpoint(
  'GET',
  '/v1/refunds',
  { ...listParams, created, charge: text(), payment_intent: text(), expand: list(text()) },
  (call, params) =>
    answerPage<Refund>(call, 'refund', '/v1/refunds', params, {
      equal: { charge: params.charge, payment_intent: params.payment_intent },
      ...(params.created === undefined ? {} : { created: params.created }),
    }),
);

export const refundEndpoints = [create, retrieve, update, all];
