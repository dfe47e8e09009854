import { LanguageCode, PaymentMethodHandler, Refund, TransactionalConnection } from '@vendure/core';
import { giveBack, hold, letGo, take } from './payments.js';
import { pay } from './settings.js';

let connection;

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
  createPayment: (ctx, order, amount, _args, metadata) =>
    hold(pay(), order, { amount, channel: ctx.channel.token }, metadata),
  settlePayment: (_ctx, _order, payment) => take(pay(), payment),
  cancelPayment: (_ctx, _order, payment) => letGo(pay(), payment),
  async createRefund(ctx, { reason }, amount, _order, payment) {
    const before = await connection.getRepository(ctx, Refund).count({ where: { payment: { id: payment.id } } });
    return giveBack(pay(), payment, { amount, reason, before });
  },
});
