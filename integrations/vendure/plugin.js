import { Mutation, Resolver } from '@nestjs/graphql';
import {
  ActiveOrderService,
  Allow,
  Ctx,
  OrderService,
  Permission,
  PluginCommonModule,
  UserInputError,
  VendurePlugin,
} from '@vendure/core';
import { parse } from 'graphql';
import { decorate } from './decorate.js';
import { soukPayHandler } from './handler.js';
import { keepRawBody, SoukPayHook } from './hook.js';
import { openOrder } from './open-order.js';
import { payOrderOf } from './pay-order.js';
import { pay, setSettings, settings } from './settings.js';

const schema = parse(`
  "What the storefront's <souk-pay-button> is given."
  type SoukPayOrder {
    id: String!
    "The button's \`token\`."
    token: String!
    "Where the button's script is."
    script: String!
    amount: Money!
    currencyCode: CurrencyCode!
    expiresAt: DateTime!
  }
  extend type Mutation {
    "Asks Souk to be paid what is still open of the active order, which must be in ArrangingPayment."
    createSoukPayOrder: SoukPayOrder!
  }
`);

/** The amount comes from the order in Vendure's database: nothing of it is read from the page. */
export class SoukPayResolver {
  constructor(active, orders) {
    Object.assign(this, { active, orders });
  }

  async createSoukPayOrder(ctx) {
    const { id } = (await this.active.getActiveOrder(ctx, undefined)) ?? {};
    const order =
      id &&
      (await this.orders.findOne(ctx, id, [
        'lines',
        'lines.productVariant',
        'payments',
        'shippingLines',
        'surcharges',
      ]));
    if (order?.state !== 'ArrangingPayment') throw new UserInputError('the active order is not in ArrangingPayment');
    const payments = order.payments ?? [];
    const covered = payments
      .filter(({ state }) => state === 'Authorized' || state === 'Settled')
      .reduce((sum, payment) => sum + payment.amount, 0);
    const { storefront, returnUrl, souk } = settings();
    const { token: channel } = ctx.channel;
    const body = payOrderOf(order, { amount: order.totalWithTax - covered, channel, storefront, returnUrl });
    const made = await openOrder(pay(), body, payments.length + 1);
    return {
      id: made.id,
      token: made.client_token,
      script: new URL('/pay/v1.js', souk).href,
      amount: made.amount,
      currencyCode: made.currency,
      expiresAt: made.expires_at,
    };
  }
}

decorate(SoukPayResolver, {
  class: [Resolver()],
  needs: [ActiveOrderService, OrderService],
  methods: { createSoukPayOrder: { on: [Mutation(), Allow(Permission.Owner)], takes: [Ctx()] } },
});

/** Souk Pay for a Vendure server. */
export class SoukPayPlugin {
  static init(options) {
    setSettings(options);
    return SoukPayPlugin;
  }
}

decorate(SoukPayPlugin, {
  class: [
    VendurePlugin({
      compatibility: '^3.7.0',
      imports: [PluginCommonModule],
      controllers: [SoukPayHook],
      shopApiExtensions: { schema, resolvers: [SoukPayResolver] },
      configuration(config) {
        config.paymentOptions.paymentMethodHandlers.push(soukPayHandler);
        config.apiOptions.middleware.push({ route: '/souk-pay/webhook', handler: keepRawBody, beforeListen: true });
        return config;
      },
    }),
  ],
});
