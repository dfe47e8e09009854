import { answer, answerPage, type Call, created, endpoint, listParams } from '../core/call';
import type { ApiError } from '../core/errors';
import { list, text } from '../core/params';
import { type Json, newId } from '../core/values';
import { methodDetails } from './charge-details';
import type { Charge, PaymentIntent } from './payment-records';
import { isCard, type StoredMethod } from './stored-methods';

export async function createCharge(
  call: Call,
  intent: PaymentIntent,
  method: StoredMethod,
  outcome: { captured: boolean; refusal?: ApiError },
): Promise<Charge> {
  const { captured, refusal } = outcome;
  const failed = refusal !== undefined;
  return call.store.insert<Charge>({
    id: newId(isCard(method) ? 'ch' : 'py'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'SOUK SANDBOX',
    captured,
    created: call.now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: refusal?.body.code ?? null,
    failure_message: refusal?.body.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: failed ? refused(refusal) : approved,
    paid: !failed,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(intent, method, call.now, { captured, failed }),
    receipt_email: intent.receipt_email ?? null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping ?? null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor ?? null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix ?? null,
    status: failed ? 'failed' : isCard(method) ? 'succeeded' : 'pending',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  });
}

const approved = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  risk_score: 12,
  seller_message: 'Payment complete.',
  type: 'authorized',
};

function refused(refusal: ApiError): { [name: string]: Json } {
  const reason = refusal.body.decline_code ?? refusal.body.code ?? null;
  return {
    advice_code: reason === 'processing_error' ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: 'declined_by_network',
    reason,
    risk_level: reason === 'fraudulent' ? 'highest' : 'normal',
    risk_score: reason === 'fraudulent' ? 98 : 15,
    seller_message: 'The bank returned a decline.',
    type: 'issuer_declined',
  };
}

const retrieve = endpoint('GET', '/v1/charges/:id', { expand: list(text()) }, async (call) => {
  return answer(await call.store.require<Charge>('charge', call.path.id ?? ''));
});

const all = endpoint(
  'GET',
  '/v1/charges',
  { ...listParams, created, customer: text(), payment_intent: text(), transfer_group: text(), expand: list(text()) },
  (call, params) =>
    answerPage<Charge>(call, 'charge', '/v1/charges', params, {
      equal: {
        customer: params.customer,
        payment_intent: params.payment_intent,
        transfer_group: params.transfer_group,
      },
      ...(params.created === undefined ? {} : { created: params.created }),
    }),
);

export const chargeEndpoints = [retrieve, all];
