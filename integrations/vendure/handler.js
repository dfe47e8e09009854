import { SoukPayError } from '@souk/pay';
import { LanguageCode, PaymentMethodHandler, Refund, TransactionalConnection } from '@vendure/core';
import { mismatchOf, refundKey } from './pay-order.js';
import { pay } from './settings.js';

let connection;

/** A refusal is an answer; a lost connection is thrown, so that the same call may be made again. */
function refusalOf(error) {
  if (!(error instanceof SoukPayError) || error.status >= 500) throw error;
  return `Souk Pay: ${error.code}`;
}

const isText = (value) => typeof value === 'string' && value.length > 0;

/** Pays by Souk Pay: holds the money when the payment is added, takes it when the payment is settled. */
export const soukPayHandler = new PaymentMethodHandler({
  code: 'souk-pay',
  description: [
    { languageCode: LanguageCode.en, value: 'Souk Pay' },
    { languageCode: LanguageCode.ar, value: 'سوق باي' },
  ],
  args: {},
  init(injector) {
    connection = injector.get(TransactionalConnection);
  },

  async createPayment(ctx, order, amount, _args, metadata) {
    const declined = (errorMessage) => ({ amount, state: 'Declined', errorMessage });
    const { order: id, approval_code, verifier } = metadata;
    if (![id, approval_code, verifier].every(isText)) return declined('Souk Pay: the approval is missing');
    try {
      const mismatch = mismatchOf(await pay().getOrder(id), order, { amount, channel: ctx.channel.token });
      if (mismatch) return declined(`Souk Pay: ${mismatch}`);
      // One code is one completion, however often it is sent.
      const done = await pay().completeOrder(id, { approval_code, verifier }, { idempotencyKey: `vendure-${approval_code}` });
      const { method, payer } = done;
      return { amount: done.amount, state: 'Authorized', transactionId: id, metadata: { payer, public: { method } } };
    } catch (error) {
      return declined(refusalOf(error));
    }
  },

  /** Takes what is held. While the shopper may still undo it stays authorized, and the webhook settles it seconds later. */
  async settlePayment(_ctx, _order, payment) {
    try {
      let order = await pay().getOrder(payment.transactionId);
      if (order.status === 'authorized' && !order.captures_at) order = await pay().captureOrder(order.id);
      if (['captured', 'partially_refunded', 'refunded'].includes(order.status)) return { success: true };
      const why = order.captures_at ? `taken at ${order.captures_at}, when the shopper's undo time is over` : order.status;
      return { success: false, state: 'Authorized', errorMessage: `Souk Pay: ${why}` };
    } catch (error) {
      return { success: false, state: 'Authorized', errorMessage: refusalOf(error) };
    }
  },

  async cancelPayment(_ctx, _order, payment) {
    try {
      await pay().cancelOrder(payment.transactionId);
      return { success: true };
    } catch (error) {
      return { success: false, state: payment.state, errorMessage: refusalOf(error) };
    }
  },

  async createRefund(ctx, { reason }, amount, _order, payment) {
    const before = await connection.getRepository(ctx, Refund).count({ where: { payment: { id: payment.id } } });
    const idempotencyKey = refundKey(payment, before, amount);
    try {
      const body = { amount, ...(reason && { reason }) };
      const { refund_status } = await pay().refundOrder(payment.transactionId, body, { idempotencyKey });
      const state = { succeeded: 'Settled', pending: 'Pending', failed: 'Failed' }[refund_status];
      return { state, transactionId: idempotencyKey };
    } catch (error) {
      return { state: 'Failed', transactionId: idempotencyKey, metadata: { errorMessage: refusalOf(error) } };
    }
  },
});
