import { setTimeout as wait } from 'node:timers/promises';
import { readMessage, SoukPayError, soukPay } from '@souk/pay';
import { minorOf } from './amounts.js';
import { actionOf, dataOf, payOrderOf, stands, statusOf } from './pay-order.js';

/** Longer than the shopper's ten seconds of undo, within which a capture waits. */
const captureSeconds = 20;

/** Why something was not done, by its code. Medusa's own error is made of it where Medusa is known. */
export class Refusal extends Error {
  constructor(code) {
    super(`Souk Pay: ${code}`);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** What Souk refuses is a refusal; what went wrong there or on the way is thrown as it is, and may be asked again. */
function refuse(error) {
  if (error instanceof SoukPayError && error.status < 500) throw new Refusal(error.code);
  throw error;
}

/**
 * What Medusa asks of a payment provider, by payment sessions. Each has one order of Souk, named in its data by us alone. Capture and cancel
 * may be asked twice; what is made or given back carries Medusa's id as its key.
 */
export class SoukSessions {
  constructor(options, logger) {
    this.options = options;
    this.logger = logger;
    const { key, souk: origin, fetch } = options;
    this.pay = soukPay({ key, origin, ...(fetch && { fetch }) });
  }

  /** The order of a session, if it is its own: data may have come from a browser. */
  async orderOf(data) {
    const order = await this.pay.getOrder(`${data?.order}`).catch(refuse);
    if (order.metadata.session !== data.session_id) throw new Refusal('not_found');
    return order;
  }

  async create(asked, session, idempotencyKey) {
    const body = payOrderOf({ ...asked, session }, this.options);
    const order = await this.pay.createOrder(body, { idempotencyKey }).catch(refuse);
    return { id: order.id, status: 'pending', data: dataOf(order, session, this.options.souk) };
  }

  async initiate({ amount, currency_code, data, context }) {
    const session = data?.session_id ?? context?.idempotency_key;
    return this.create({ amount, currency_code }, session, `medusa-${session}`);
  }

  /** Another amount is another order: the one before is ended first. The same amount keeps it, with an approval that was brought. */
  async update({ amount, currency_code, data }) {
    const order = await this.orderOf(data);
    const isSame = order.amount === minorOf(amount, currency_code) && order.currency === currency_code.toUpperCase();
    if (isSame && stands(order)) return { status: statusOf(order) === 'authorized' ? 'authorized' : 'pending', data };
    await this.pay.cancelOrder(order.id).catch(refuse);
    return this.create({ amount, currency_code }, data.session_id, `medusa-${data.session_id}-${order.id}`);
  }

  /** Completes what the shopper approved: the money is held. */
  async authorize({ data }) {
    let order = await this.orderOf(data);
    if (order.status === 'authorized' && !order.completed_at && data.approval_code) {
      const { approval_code, verifier } = data;
      const idempotencyKey = `medusa-${data.session_id}-${approval_code}-${verifier}`;
      try {
        order = await this.pay.completeOrder(order.id, { approval_code, verifier }, { idempotencyKey }).catch(refuse);
      } catch (error) {
        if (error instanceof Refusal) return { status: 'error', data: { ...data, refusal: error.code } };
        throw error;
      }
    }
    const { method, payer } = order;
    return { status: statusOf(order), data: { ...data, ...(method && { method }), ...(payer && { payer }) } };
  }

  /** Takes all that is held, and waits while the shopper may still undo: Medusa has no word for a capture that is on its way. */
  async capture({ data }) {
    const until = Date.now() + captureSeconds * 1000;
    let order = await this.orderOf(data);
    if (order.status === 'authorized' && !order.captures_at)
      order = await this.pay.captureOrder(order.id).catch(refuse);
    while (order.status === 'authorized' && Date.now() < until) {
      await wait(Math.max(500, Math.min(Date.parse(order.captures_at) - Date.now(), 5_000)));
      order = await this.orderOf(data);
    }
    if (statusOf(order) !== 'captured') throw new Refusal(order.status);
    return { data };
  }

  async refund({ data, amount, context }) {
    const order = await this.orderOf(data);
    const key = context?.idempotency_key;
    const { refund_status } = await this.pay
      .refundOrder(order.id, { amount: minorOf(amount, order.currency) }, key && { idempotencyKey: `medusa-${key}` })
      .catch(refuse);
    if (refund_status === 'failed') throw new Refusal('refund_failed');
    return { data };
  }

  async cancel({ data }) {
    const order = await this.orderOf(data);
    await this.pay.cancelOrder(order.id).catch(refuse);
    return { data };
  }

  /** A session that is gone ends its order, as far as it can be ended. What nobody completes is let go by itself. */
  async forget({ data }) {
    if (!data?.order) return { data };
    return this.cancel({ data }).catch((error) => {
      if (error instanceof Refusal) return { data };
      throw error;
    });
  }

  async retrieve({ data }) {
    const { status, amount_refunded } = await this.orderOf(data);
    return { data: { ...data, status, amount_refunded } };
  }

  async status({ data }) {
    return { status: statusOf(await this.orderOf(data)), data };
  }

  /** Signed over the very bytes. What is not ours is noted and not tried again. */
  hear({ rawData, headers }) {
    try {
      return actionOf(readMessage(this.options.webhookSecret, headers, `${rawData}`));
    } catch (error) {
      this.logger?.warn(`Souk Pay: a message was not taken: ${error.message}`);
      return { action: 'not_supported' };
    }
  }
}
