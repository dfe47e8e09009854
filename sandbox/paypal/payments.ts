import { boolean, text } from '../core/params';
import { anything } from './anything';
import { emitPayPal, made, type PayPalCall, paypalEndpoint } from './call';
import { closeRefunded, foreseeDispute, isDisputed } from './dispute-journey';
import { notFound, unprocessable } from './errors';
import { type Amount, minorOf, money, paypalFeeOf } from './money';
import { authorizationView, captureView, refundView } from './order-view';
import { type Authorization, type Capture, newPayPalId, type PayPalRefund } from './records';

const getAuthorization = paypalEndpoint('GET', '/v2/payments/authorizations/:id', {}, async (call) => {
  const found = await call.store.find<Authorization>('paypal.authorization', call.path.id ?? '');
  if (found === undefined) throw notFound();
  return { status: 200, body: authorizationView(call.base, found) };
});

async function lockAuthorization(call: PayPalCall): Promise<Authorization> {
  const found = await call.store.lock<Authorization>('paypal.authorization', call.path.id ?? '').catch(() => undefined);
  if (found === undefined) throw notFound();
  return found;
}

const capture = paypalEndpoint(
  'POST',
  '/v2/payments/authorizations/:id/capture',
  {
    amount: money,
    final_capture: boolean(),
    invoice_id: text(127),
    note_to_payer: text(255),
    soft_descriptor: text(22),
    payment_instruction: anything,
  },
  async (call, params) => {
    const held = await lockAuthorization(call);
    const left = held.amount.minor - held.captured;
    const amount: Amount =
      params.amount === undefined ? { ...held.amount, minor: left } : minorOf(params.amount, '/amount');
    refuseCapture(call, held, amount, left);
    const taken = await call.store.insert<Capture>({
      id: newPayPalId(),
      object: 'paypal.capture',
      created: call.now,
      amount,
      fee: paypalFeeOf(amount.minor),
      refunded: 0,
      final: params.final_capture ?? false,
      authorization: held.id,
      order: held.order,
      custom: held.custom,
      invoice: params.invoice_id ?? held.invoice,
      updated: call.now,
    });
    const done = taken.final || amount.minor === left;
    await call.store.update<Authorization>({
      ...held,
      captured: held.captured + amount.minor,
      status: done ? 'CAPTURED' : 'PARTIALLY_CAPTURED',
      updated: call.now,
    });
    const view = captureView(call.base, taken);
    emitPayPal(call, 'PAYMENT.CAPTURE.COMPLETED', 'capture', 'Payment completed.', view);
    await foreseeDispute(call, taken);
    return made(call, view);
  },
);

function refuseCapture(call: PayPalCall, held: Authorization, amount: Amount, left: number): void {
  if (held.status === 'VOIDED') throw unprocessable('AUTHORIZATION_VOIDED');
  if (held.status === 'CAPTURED') throw unprocessable('AUTHORIZATION_ALREADY_CAPTURED');
  if (held.expires <= call.now) throw unprocessable('AUTHORIZATION_EXPIRED');
  if (amount.currency !== held.amount.currency) throw unprocessable('AUTH_CAPTURE_CURRENCY_MISMATCH');
  if (amount.minor > left) throw unprocessable('MAX_CAPTURE_AMOUNT_EXCEEDED');
}

const letGo = paypalEndpoint('POST', '/v2/payments/authorizations/:id/void', {}, async (call) => {
  const held = await lockAuthorization(call);
  if (held.status === 'VOIDED') throw unprocessable('PREVIOUSLY_VOIDED');
  if (held.status === 'CAPTURED') throw unprocessable('PREVIOUSLY_CAPTURED');
  const after = await call.store.update<Authorization>({ ...held, status: 'VOIDED', updated: call.now });
  const view = authorizationView(call.base, after);
  emitPayPal(call, 'PAYMENT.AUTHORIZATION.VOIDED', 'authorization', 'A payment authorization was voided.', view);
  return call.whole ? { status: 200, body: view } : { status: 204, body: null };
});

const getCapture = paypalEndpoint('GET', '/v2/payments/captures/:id', {}, async (call) => {
  const found = await call.store.find<Capture>('paypal.capture', call.path.id ?? '');
  if (found === undefined) throw notFound();
  return { status: 200, body: captureView(call.base, found) };
});

const refund = paypalEndpoint(
  'POST',
  '/v2/payments/captures/:id/refund',
  {
    amount: money,
    custom_id: text(127),
    invoice_id: text(127),
    note_to_payer: text(255),
    payment_instruction: anything,
  },
  async (call, params) => {
    const taken = await call.store.lock<Capture>('paypal.capture', call.path.id ?? '').catch(() => undefined);
    if (taken === undefined) throw notFound();
    const left = taken.amount.minor - taken.refunded;
    if (left === 0) throw unprocessable('CAPTURE_FULLY_REFUNDED');
    const amount: Amount =
      params.amount === undefined ? { ...taken.amount, minor: left } : minorOf(params.amount, '/amount');
    if (amount.currency !== taken.amount.currency) throw unprocessable('REFUND_CAPTURE_CURRENCY_MISMATCH');
    if (amount.minor > left) throw unprocessable('REFUND_AMOUNT_EXCEEDED');
    if (amount.minor < left && (await isDisputed(call, taken))) throw unprocessable('TRANSACTION_DISPUTED');
    const total = taken.refunded + amount.minor;
    const after = await call.store.update<Capture>({ ...taken, refunded: total, updated: call.now });
    const back = await call.store.insert<PayPalRefund>({
      id: newPayPalId(),
      object: 'paypal.refund',
      created: call.now,
      amount,
      total,
      capture: after.id,
      note: params.note_to_payer ?? null,
      custom: params.custom_id ?? taken.custom,
      invoice: params.invoice_id ?? null,
    });
    const view = refundView(call.base, back);
    emitPayPal(call, 'PAYMENT.CAPTURE.REFUNDED', 'refund', 'A capture payment was refunded.', view);
    await closeRefunded(call, after);
    return made(call, view);
  },
);

const getRefund = paypalEndpoint('GET', '/v2/payments/refunds/:id', {}, async (call) => {
  const found = await call.store.find<PayPalRefund>('paypal.refund', call.path.id ?? '');
  if (found === undefined) throw notFound();
  return { status: 200, body: refundView(call.base, found) };
});

export const paymentEndpoints = [getAuthorization, capture, letGo, getCapture, refund, getRefund];
