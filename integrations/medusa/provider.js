import { AbstractPaymentProvider, MedusaError } from '@medusajs/framework/utils';
import { Refusal, SoukSessions } from './sessions.js';

const required = ['key', 'webhookSecret', 'souk', 'storefront'];

/** A refusal in Medusa's words. */
function inMedusa(error) {
  if (!(error instanceof Refusal)) throw error;
  const { NOT_FOUND, NOT_ALLOWED } = MedusaError.Types;
  throw new MedusaError(error.code === 'not_found' ? NOT_FOUND : NOT_ALLOWED, error.message);
}

/** Souk Pay as a payment provider: `pp_souk_<id>`. */
export class SoukPayProvider extends AbstractPaymentProvider {
  static identifier = 'souk';

  static validateOptions(options) {
    const missing = required.filter((name) => !options?.[name]);
    if (missing.length === 0) return;
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Souk Pay: ${missing.join(', ')} missing`);
  }

  constructor(cradle, options) {
    super(cradle, options);
    this.sessions = new SoukSessions(options, cradle.logger);
  }

  initiatePayment(input) {
    return this.sessions.initiate(input).catch(inMedusa);
  }

  updatePayment(input) {
    return this.sessions.update(input).catch(inMedusa);
  }

  authorizePayment(input) {
    return this.sessions.authorize(input).catch(inMedusa);
  }

  capturePayment(input) {
    return this.sessions.capture(input).catch(inMedusa);
  }

  refundPayment(input) {
    return this.sessions.refund(input).catch(inMedusa);
  }

  cancelPayment(input) {
    return this.sessions.cancel(input).catch(inMedusa);
  }

  deletePayment(input) {
    return this.sessions.forget(input).catch(inMedusa);
  }

  retrievePayment(input) {
    return this.sessions.retrieve(input).catch(inMedusa);
  }

  getPaymentStatus(input) {
    return this.sessions.status(input).catch(inMedusa);
  }

  async getWebhookActionAndData(payload) {
    return this.sessions.hear(payload);
  }
}
