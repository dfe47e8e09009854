import { answer, type Call, emit, endpoint } from '../core/call';
import { invalidRequest } from '../core/errors';
import { boolean, integer, list, mergeMetadata, metadata, oneOf, text, unsupported } from '../core/params';
import { foreseeDispute } from './dispute-journey';
import { refuseStep } from './payment-intents';
import { type Charge, may, type PaymentIntent } from './payment-records';
import { settleCharge } from './settlement';
import { requireCard } from './stored-methods';

/** Once, for all or part of what was authorised; what is left over goes back to the card at once. */
const capture = endpoint(
  'POST',
  '/v1/payment_intents/:id/capture',
  {
    amount_to_capture: integer(1),
    final_capture: boolean(),
    metadata: metadata(),
    statement_descriptor: text(22),
    statement_descriptor_suffix: text(22),
    expand: list(text()),
    amount_details: unsupported,
    application_fee_amount: unsupported,
    hooks: unsupported,
    payment_details: unsupported,
    transfer_data: unsupported,
  },
  async (call, params) => {
    const intent = await call.store.lock<PaymentIntent>('payment_intent', call.path.id ?? '');
    if (!may('capture', intent.status)) throw refuseStep(intent, 'captured');
    const amount = params.amount_to_capture ?? intent.amount_capturable;
    if (amount > intent.amount_capturable) {
      throw invalidRequest('The amount to capture is greater than the remaining authorised amount.', {
        code: 'amount_too_large',
        param: 'amount_to_capture',
      });
    }
    const charge = await lockCharge(call, intent);
    charge.captured = true;
    charge.amount_captured = amount;
    await settleCharge(call, charge, amount);
    await foreseeDispute(call, charge, await requireCard(call, charge.payment_method));
    intent.status = 'succeeded';
    intent.amount_capturable = 0;
    intent.amount_received = amount;
    intent.metadata = mergeMetadata(intent.metadata, params.metadata);
    await call.store.update(intent);
    emit(call, 'charge.captured', charge, { captured: false, amount_captured: 0, balance_transaction: null });
    emit(call, 'payment_intent.succeeded', intent);
    return answer(intent);
  },
);

const cancel = endpoint(
  'POST',
  '/v1/payment_intents/:id/cancel',
  {
    cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'),
    expand: list(text()),
  },
  async (call, params) => {
    const intent = await call.store.lock<PaymentIntent>('payment_intent', call.path.id ?? '');
    if (!may('cancel', intent.status)) throw refuseStep(intent, 'canceled');
    const held = intent.status === 'requires_capture';
    const charge = held ? await release(call, intent) : undefined;
    intent.status = 'canceled';
    intent.canceled_at = call.now;
    intent.cancellation_reason = params.cancellation_reason ?? null;
    intent.amount_capturable = 0;
    intent.next_action = null;
    await call.store.update(intent);
    if (charge !== undefined) emit(call, 'charge.refunded', charge, { amount_refunded: 0, refunded: false });
    emit(call, 'payment_intent.canceled', intent);
    return answer(intent);
  },
);

/** The provider shows a released hold as a charge fully refunded that never was captured: no money moved. */
async function release(call: Call, intent: PaymentIntent): Promise<Charge> {
  const charge = await lockCharge(call, intent);
  return call.store.update({ ...charge, refunded: true, amount_refunded: charge.amount });
}

async function lockCharge(call: Call, intent: PaymentIntent): Promise<Charge> {
  if (intent.latest_charge === null) throw new Error(`${intent.id} holds money but names no charge`);
  return call.store.lock<Charge>('charge', intent.latest_charge);
}

export const captureAndCancelEndpoints = [capture, cancel];
