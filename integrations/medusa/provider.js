import { setTimeout as wait } from 'node:timers/promises';
import { AbstractPaymentProvider, MedusaError } from '@medusajs/framework/utils';
import { readMessage, SoukPayError, soukPay } from '@souk/pay';
import { minorOf } from './amounts.js';
import { actionOf, dataOf, payOrderOf, stands, statusOf } from './pay-order.js';

/** Longer than the shopper's ten seconds of undo, within which a capture waits. */
const captureSeconds = 20;

const required = ['key', 'webhookSecret', 'souk', 'storefront'];

/** A refusal of Souk in Medusa's words; anything else is thrown as it is. */
function refuse(error) {
  if (!(error instanceof SoukPayError) || error.status >= 500) throw error;
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Souk Pay: ${error.code}`);
}

/** Souk Pay as a payment provider: `pp_souk_<id>`. Capture and cancel may be asked twice; creation and refund carry Medusa's ids as keys. */
export class SoukPayProvider extends AbstractPaymentProvider {
  static identifier = 'souk';

  static validateOptions(options) {
    const missing = required.filter((name) => !options?.[name]);
    if (missing.length === 0) return;
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Souk Pay: ${missing.join(', ')} missing`);
  }

  constructor(cradle, options) {
    super(cradle, options);
    this.options = options;
    this.logger = cradle.logger;
    this.pay = soukPay({ key: options.key, origin: options.souk, ...(options.fetch && { fetch: options.fetch }) });
  }

  /** The order of a session, if it is its own: what stands in a session may have come from a browser. */
  async #orderOf(data) {
    const order = await this.pay.getOrder(`${data?.order}`).catch(refuse);
    if (order.metadata.session !== data.session_id) throw new MedusaError(MedusaError.Types.NOT_FOUND, 'Souk Pay: not_found');
    return order;
  }

  async #create(asked, session, idempotencyKey) {
    const order = await this.pay
      .createOrder(payOrderOf({ ...asked, session }, this.options), { idempotencyKey })
      .catch(refuse);
    return { id: order.id, status: 'pending', data: dataOf(order, session, this.options.souk) };
  }

  async initiatePayment({ amount, currency_code, data, context }) {
    const session = data?.session_id ?? context?.idempotency_key;
    return this.#create({ amount, currency_code }, session, `medusa-${session}`);
  }

  /** Another amount is another order: the one before is ended first. The same amount keeps it, with an approval that was brought. */
  async updatePayment({ amount, currency_code, data }) {
    const order = await this.#orderOf(data);
    const isSame = order.amount === minorOf(amount, currency_code) && order.currency === currency_code.toUpperCase();
    if (isSame && stands(order)) return { status: statusOf(order) === 'authorized' ? 'authorized' : 'pending', data };
    await this.pay.cancelOrder(order.id).catch(refuse);
    return this.#create({ amount, currency_code }, data.session_id, `medusa-${data.session_id}-${order.id}`);
  }

  /** Completes what the shopper approved: the money is held. */
  async authorizePayment({ data }) {
    let order = await this.#orderOf(data);
    if (order.status === 'authorized' && !order.completed_at && data.approval_code) {
      const { approval_code, verifier } = data;
      const idempotencyKey = `medusa-${data.session_id}-${approval_code}`;
      try {
        order = await this.pay.completeOrder(order.id, { approval_code, verifier }, { idempotencyKey });
      } catch (error) {
        if (!(error instanceof SoukPayError) || error.status >= 500) throw error;
        return { status: 'error', data: { ...data, refusal: error.code } };
      }
    }
    const { method, payer } = order;
    return { status: statusOf(order), data: { ...data, ...(method && { method }), ...(payer && { payer }) } };
  }

  /** Takes all that is held, and waits while the shopper may still undo: Medusa has no word for a capture that is on its way. */
  async capturePayment({ data }) {
    const until = Date.now() + captureSeconds * 1000;
    let order = await this.#orderOf(data);
    if (order.status === 'authorized' && !order.captures_at) order = await this.pay.captureOrder(order.id).catch(refuse);
    while (order.status === 'authorized' && Date.now() < until) {
      await wait(Math.max(500, Math.min(Date.parse(order.captures_at) - Date.now(), 5_000)));
      order = await this.#orderOf(data);
    }
    if (statusOf(order) === 'captured') return { data };
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Souk Pay: ${order.status}`);
  }

  async refundPayment({ data, amount, context }) {
    const order = await this.#orderOf(data);
    const body = { amount: minorOf(amount, order.currency) };
    const key = context?.idempotency_key;
    const { refund_status } = await this.pay
      .refundOrder(order.id, body, key && { idempotencyKey: `medusa-${key}` })
      .catch(refuse);
    if (refund_status === 'failed') throw new MedusaError(MedusaError.Types.NOT_ALLOWED, 'Souk Pay: the refund failed');
    return { data };
  }

  async cancelPayment({ data }) {
    const order = await this.#orderOf(data);
    await this.pay.cancelOrder(order.id).catch(refuse);
    return { data };
  }

  /** A session that is gone ends its order, as far as it can be ended. What is not completed is let go by itself. */
  async deletePayment({ data }) {
    if (!data?.order) return { data };
    try {
      await this.pay.cancelOrder((await this.#orderOf(data)).id);
    } catch (error) {
      if (!(error instanceof MedusaError || (error instanceof SoukPayError && error.status < 500))) throw error;
    }
    return { data };
  }

  async retrievePayment({ data }) {
    const { status, amount_refunded } = await this.#orderOf(data);
    return { data: { ...data, status, amount_refunded } };
  }

  async getPaymentStatus({ data }) {
    return { status: statusOf(await this.#orderOf(data)), data };
  }

  /** Signed over the very bytes. What is not ours is nobody's business here, so that it is not tried again. */
  async getWebhookActionAndData({ rawData, headers }) {
    try {
      return actionOf(readMessage(this.options.webhookSecret, headers, `${rawData}`));
    } catch (error) {
      this.logger?.warn(`Souk Pay: a message was not taken: ${error.message}`);
      return { action: 'not_supported' };
    }
  }
}
