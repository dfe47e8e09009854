/** What Vendure asks of a payment handler, by the client of Souk. */
import { SoukPayError } from '@souk/pay';
import { mismatchOf, refundKey } from './pay-order.js';

/** A refusal is an answer; a lost connection is thrown, so that the same call may be made again. */
function refusalOf(error) {
  if (!(error instanceof SoukPayError) || error.status >= 500) throw error;
  return `Souk Pay: ${error.code}`;
}

const isText = (value) => typeof value === 'string' && value.length > 0;

/** Holds the money of what the shopper approved, if it is for this order and none before. */
export async function hold(pay, order, { amount, channel }, metadata) {
  const declined = (errorMessage) => ({ amount, state: 'Declined', errorMessage });
  const { order: id, approval_code, verifier } = metadata;
  if (![id, approval_code, verifier].every(isText)) return declined('Souk Pay: the approval is missing');
  try {
    const mismatch = mismatchOf(await pay.getOrder(id), order, { amount, channel });
    if (mismatch) return declined(`Souk Pay: ${mismatch}`);
    // One approval is one completion, however often it is brought.
    const idempotencyKey = `vendure-${approval_code}-${verifier}`;
    const done = await pay.completeOrder(id, { approval_code, verifier }, { idempotencyKey });
    const { method, payer } = done;
    return { amount: done.amount, state: 'Authorized', transactionId: id, metadata: { payer, public: { method } } };
  } catch (error) {
    return declined(refusalOf(error));
  }
}

/** Takes what is held. While the shopper may still undo it stays authorized, and the webhook settles it seconds later. */
export async function take(pay, { transactionId }) {
  try {
    let order = await pay.getOrder(transactionId);
    if (order.status === 'authorized' && !order.captures_at) order = await pay.captureOrder(order.id);
    if (['captured', 'partially_refunded', 'refunded'].includes(order.status)) return { success: true };
    const why = order.captures_at ? `taken at ${order.captures_at}, after the shopper's undo time` : order.status;
    return { success: false, state: 'Authorized', errorMessage: `Souk Pay: ${why}` };
  } catch (error) {
    return { success: false, state: 'Authorized', errorMessage: refusalOf(error) };
  }
}

/** Lets go what is held. */
export async function letGo(pay, { transactionId, state }) {
  try {
    await pay.cancelOrder(transactionId);
    return { success: true };
  } catch (error) {
    return { success: false, state, errorMessage: refusalOf(error) };
  }
}

const refundStates = { succeeded: 'Settled', pending: 'Pending', failed: 'Failed' };

/** Gives an amount back. `before` counts the refunds of this payment that are written down. */
export async function giveBack(pay, payment, { amount, reason, before }) {
  const idempotencyKey = refundKey(payment, before, amount);
  try {
    const body = { amount, ...(reason && { reason }) };
    const { refund_status } = await pay.refundOrder(payment.transactionId, body, { idempotencyKey });
    return { state: refundStates[refund_status], transactionId: idempotencyKey };
  } catch (error) {
    return { state: 'Failed', transactionId: idempotencyKey, metadata: { errorMessage: refusalOf(error) } };
  }
}
