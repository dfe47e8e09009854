/** How a payment session of Medusa and an order of Souk belong together. */
import { majorOf, minorOf } from './amounts.js';

/** The body of `createOrder` for a session. Medusa tells its provider an amount and no lines: the order stands as one item. */
export function payOrderOf({ amount, currency_code, session }, { storefront, returnUrl, title = 'Order' }) {
  const minor = minorOf(amount, currency_code);
  return {
    amount: minor,
    currency: currency_code.toUpperCase(),
    merchant_ref: session,
    items: [{ title, unit_amount: minor }],
    origin: storefront,
    ...(returnUrl && { return_url: returnUrl }),
    capture_method: 'manual',
    metadata: { session },
  };
}

/** What a session keeps of its order; the storefront reads the token and the script from it. */
export function dataOf(order, session, souk) {
  const { id, client_token, amount, currency, expires_at } = order;
  const script = new URL('/pay/v1.js', souk).href;
  return { session_id: session, order: id, client_token, script, amount, currency, expires_at };
}

/** A session's status by its order. An approval counts only once it was completed with its code. */
export function statusOf({ status, completed_at }) {
  if (status === 'authorized') return completed_at ? 'authorized' : 'requires_more';
  if (['captured', 'partially_refunded', 'refunded'].includes(status)) return 'captured';
  return status === 'created' || status === 'presented' ? 'requires_more' : 'canceled';
}

/** Whether an order can still be paid, or is held. */
export function stands({ status, expires_at }, now = Date.now()) {
  return status === 'authorized' || (['created', 'presented'].includes(status) && Date.parse(expires_at) > now);
}

const actions = { 'payment.captured': 'captured', 'payment.voided': 'canceled', 'payment.failed': 'failed' };

/** What a message asks of Medusa; of everything else it has no word. */
export function actionOf({ type, data: { order } }) {
  const action = actions[type];
  const { session } = order.metadata;
  if (!action || !session) return { action: 'not_supported' };
  return { action, data: { session_id: session, amount: majorOf(order.amount, order.currency) } };
}
