import { setTimeout as wait } from 'node:timers/promises';
import { Controller, HttpCode, Post, Req, UnauthorizedException } from '@nestjs/common';
import { readMessage } from '@souk/pay';
import { Logger, OrderService, Payment, RequestContextService, TransactionalConnection } from '@vendure/core';
import { decorate } from './decorate.js';
import { stepOf } from './pay-order.js';
import { settings } from './settings.js';

const bytesMax = 1_000_000;

/** Keeps the very bytes of a message, over which it is signed, before anybody parses them. */
export async function keepRawBody(request, response, next) {
  const parts = [];
  let length = 0;
  try {
    for await (const part of request) {
      length += part.length;
      if (length > bytesMax) return response.status(413).end();
      parts.push(part);
    }
  } catch {
    return response.status(400).end();
  }
  request.rawBody = Buffer.concat(parts).toString('utf8');
  // Nothing is left for another parser.
  request._body = true;
  request.body = {};
  next();
}

/** Hears what became of a payment at Souk. A message may come twice, late or before its answer: each step looks at how things stand. */
export class SoukPayHook {
  constructor(orders, contexts, connection) {
    Object.assign(this, { orders, contexts, connection });
  }

  async receive(request) {
    let message;
    try {
      message = readMessage(settings().webhookSecret, request.headers, request.rawBody ?? '');
    } catch (error) {
      throw new UnauthorizedException(error.message);
    }
    const { order } = message.data;
    const step = stepOf(message);
    if (!step || !order.metadata.channel) return { received: true };
    const ctx = await this.contexts.create({ apiType: 'admin', channelOrToken: order.metadata.channel });
    await this[step](ctx, order);
    return { received: true };
  }

  paymentOf(ctx, order) {
    return this.connection
      .getRepository(ctx, Payment)
      .findOne({ where: { transactionId: order.id }, relations: ['refunds'] });
  }

  async settle(ctx, order) {
    if ((await this.paymentOf(ctx, order))?.state !== 'Authorized') return;
    // Our own capture may be on its way back to the database; two at once would tell the shop twice.
    await wait(2_000);
    const payment = await this.paymentOf(ctx, order);
    if (payment?.state === 'Authorized') this.say(order, await this.orders.settlePayment(ctx, payment.id));
  }

  async cancel(ctx, order) {
    const payment = await this.paymentOf(ctx, order);
    if (payment?.state === 'Authorized') this.say(order, await this.orders.cancelPayment(ctx, payment.id));
  }

  /** A refund that was under way when it was asked for is settled once its money was given. */
  async refunds(ctx, order) {
    const payment = await this.paymentOf(ctx, order);
    let given = order.amount_refunded;
    for (const { state, total } of payment?.refunds ?? []) if (state === 'Settled') given -= total;
    for (const { id, state, total, transactionId } of payment?.refunds ?? []) {
      if (state !== 'Pending' || total > given) continue;
      given -= total;
      await this.orders.settleRefund(ctx, { id, transactionId });
    }
  }

  say(order, result) {
    if (result.errorCode) Logger.warn(`${order.id}: ${result.message}`, 'SoukPay');
  }
}

decorate(SoukPayHook, {
  class: [Controller('souk-pay')],
  needs: [OrderService, RequestContextService, TransactionalConnection],
  methods: { receive: { on: [Post('webhook'), HttpCode(200)], takes: [Req()] } },
});
