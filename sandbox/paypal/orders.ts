import { list, object, oneOf, type Parsed, text } from '../core/params';
import type { Json } from '../core/values';
import { anything } from './anything';
import { emitPayPal, made, type PayPalCall, paypalEndpoint } from './call';
import { malformed, notFound, unprocessable } from './errors';
import { minorOf } from './money';
import { authorizationView, orderView } from './order-view';
import { type Authorization, known, newPayPalId, type Order } from './records';
import { walletById } from './test-wallets';
import { requireToken } from './vault';

const DAY_SECONDS = 24 * 60 * 60;
const HELD_SECONDS = 29 * DAY_SECONDS;

const unit = object({
  reference_id: text(256),
  amount: object({ currency_code: text(3), value: text(32), breakdown: anything }),
  description: text(127),
  custom_id: text(127),
  invoice_id: text(127),
  soft_descriptor: text(22),
  items: anything,
  shipping: anything,
});

const create = paypalEndpoint(
  'POST',
  '/v2/checkout/orders',
  {
    intent: oneOf('AUTHORIZE'),
    purchase_units: list(unit),
    payment_source: object({
      paypal: object({
        vault_id: text(),
        stored_credential: anything,
        experience_context: object({
          return_url: text(),
          cancel_url: text(),
          brand_name: text(),
          locale: text(),
          user_action: text(),
          shipping_preference: text(),
          payment_method_preference: text(),
        }),
      }),
    }),
  },
  async (call, params) => {
    if (params.intent === undefined) throw malformed('MISSING_REQUIRED_PARAMETER', '/intent');
    const [first, ...more] = params.purchase_units ?? [];
    if (first === undefined) throw malformed('MISSING_REQUIRED_PARAMETER', '/purchase_units');
    if (more.length > 0) throw unprocessable('UNSUPPORTED_INTENT', '/intent');
    const source = params.payment_source?.paypal;
    const order = blank(call, first, source?.experience_context);
    if (source?.vault_id !== undefined) {
      order.wallet = (await requireToken(call, source.vault_id)).wallet;
      await authorizeOrder(call, order, 'INSTRUMENT_DECLINED');
    }
    await call.store.insert(order);
    return made(call, await orderView(call, order));
  },
);

function blank(
  call: PayPalCall,
  given: Parsed<Parameters<typeof object>[0]> & { amount?: { currency_code?: string; value?: string } },
  urls: { return_url?: string; cancel_url?: string } | undefined,
): Order {
  const reference = { reference_id: 'default' };
  return {
    id: newPayPalId(),
    object: 'paypal.order',
    created: call.now,
    status: 'PAYER_ACTION_REQUIRED',
    amount: minorOf(given.amount, '/purchase_units/@reference_id==default/amount'),
    unit: { ...reference, ...(known(given as { [name: string]: Json }) as { [name: string]: Json }) },
    wallet: null,
    authorization: null,
    returnUrl: urls?.return_url ?? null,
    cancelUrl: urls?.cancel_url ?? null,
    updated: call.now,
  };
}

/** Asks the imaginary bank behind the account; what it refuses leaves no order behind, or the order as it was. */
async function authorizeOrder(
  call: PayPalCall,
  order: Order,
  whenDeclined: 'INSTRUMENT_DECLINED' | 'TRANSACTION_REFUSED',
): Promise<void> {
  const behaviour = walletById(order.wallet ?? '')?.behaviour;
  if (behaviour === 'declined') throw unprocessable(whenDeclined);
  if (behaviour === 'poor')
    throw unprocessable(whenDeclined === 'INSTRUMENT_DECLINED' ? 'PAYER_CANNOT_PAY' : whenDeclined);
  const authorization = await call.store.insert<Authorization>({
    id: newPayPalId(),
    object: 'paypal.authorization',
    created: call.now,
    status: 'CREATED',
    amount: order.amount,
    captured: 0,
    expires: call.now + HELD_SECONDS,
    order: order.id,
    custom: (order.unit.custom_id as string | undefined) ?? null,
    invoice: (order.unit.invoice_id as string | undefined) ?? null,
    updated: call.now,
  });
  order.authorization = authorization.id;
  order.status = 'COMPLETED';
  order.updated = call.now;
  const view = authorizationView(call.base, authorization);
  emitPayPal(call, 'PAYMENT.AUTHORIZATION.CREATED', 'authorization', 'A payment authorization was created.', view);
}

const get = paypalEndpoint('GET', '/v2/checkout/orders/:id', { fields: text() }, async (call) => {
  const order = await call.store.find<Order>('paypal.order', call.path.id ?? '');
  if (order === undefined) throw notFound();
  return { status: 200, body: await orderView(call, order) };
});

const authorize = paypalEndpoint('POST', '/v2/checkout/orders/:id/authorize', {}, async (call) => {
  const order = await call.store.lock<Order>('paypal.order', call.path.id ?? '').catch(() => undefined);
  if (order === undefined) throw notFound();
  if (order.authorization !== null) throw unprocessable('ORDER_ALREADY_AUTHORIZED');
  if (order.status !== 'APPROVED') throw unprocessable('ORDER_NOT_APPROVED');
  await authorizeOrder(call, order, 'TRANSACTION_REFUSED');
  await call.store.update(order);
  return made(call, await orderView(call, order));
});

export const orderEndpoints = [create, get, authorize];
