import { endpoint } from '../core/call';
import { refusedFor } from '../core/errors';
import { integer, list, oneOf, text, unsupported } from '../core/params';
import { callBack } from './outbound-journey';
import { answerV2Page } from './page';
import { type OutboundPayment, type PayoutIntent, paymentView } from './payout-intent-records';

const retrieve = endpoint('GET', '/v2/money_management/outbound_payments/:id', {}, async (call) => {
  const id = call.path.id ?? '';
  return {
    status: 200,
    body: paymentView(await call.store.require<OutboundPayment>('v2.money_management.outbound_payment', id)),
  };
});

const cancel = endpoint('POST', '/v2/money_management/outbound_payments/:id/cancel', {}, async (call) => {
  const id = call.path.id ?? '';
  const payment = await call.store.lock<OutboundPayment>('v2.money_management.outbound_payment', id);
  if (payment.status === 'canceled')
    throw refusedFor('already_canceled', 'already_canceled', 'This is canceled already.');
  if (payment.status !== 'processing') {
    throw refusedFor(
      'not_cancelable',
      'outbound_payment_not_cancelable',
      `This is ${payment.status} and cannot be canceled.`,
    );
  }
  const intent = await call.store.lock<PayoutIntent>('v2.money_management.payout_intent', payment.payout_intent);
  await callBack(call, payment, intent);
  return {
    status: 200,
    body: paymentView(await call.store.require<OutboundPayment>('v2.money_management.outbound_payment', id)),
  };
});

const all = endpoint(
  'GET',
  '/v2/money_management/outbound_payments',
  {
    created: unsupported,
    limit: integer(1, 100),
    page: text(),
    recipient: text(),
    status: list(oneOf('canceled', 'failed', 'posted', 'processing', 'returned')),
  },
  (call, { recipient, status, ...asked }) =>
    answerV2Page<OutboundPayment>(
      call,
      'v2.money_management.outbound_payment',
      '/v2/money_management/outbound_payments',
      asked,
      {
        ...(recipient === undefined ? {} : { account: recipient }),
        ...(status === undefined ? {} : { statuses: status }),
      },
      paymentView,
    ),
);

export const outboundPaymentEndpoints = [retrieve, cancel, all];
