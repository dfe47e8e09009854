import type { Json } from '../core/values';
import type { PayPalCall } from './call';
import { moneyOf } from './money';
import {
  type Authorization,
  type Capture,
  known,
  link,
  type Order,
  PAYEE,
  type PayPalRefund,
  payerOf,
  stamp,
} from './records';
import { walletById } from './test-wallets';

export function authorizationView(base: string, one: Authorization): { [name: string]: Json } {
  const self = `${base}/v2/payments/authorizations/${one.id}`;
  return known({
    id: one.id,
    status: one.status,
    amount: moneyOf(one.amount),
    custom_id: one.custom,
    invoice_id: one.invoice,
    seller_protection: PROTECTED,
    expiration_time: stamp(one.expires),
    create_time: stamp(one.created),
    update_time: stamp(one.updated),
    links: [
      link(self, 'self'),
      link(`${self}/capture`, 'capture', 'POST'),
      link(`${self}/void`, 'void', 'POST'),
      link(`${base}/v2/checkout/orders/${one.order}`, 'up'),
    ],
  });
}

const PROTECTED = { status: 'ELIGIBLE', dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'] };

export function captureView(base: string, one: Capture): { [name: string]: Json } {
  const self = `${base}/v2/payments/captures/${one.id}`;
  const { currency, minor } = one.amount;
  const status = one.refunded === 0 ? 'COMPLETED' : one.refunded < minor ? 'PARTIALLY_REFUNDED' : 'REFUNDED';
  return known({
    id: one.id,
    status,
    amount: moneyOf(one.amount),
    final_capture: one.final,
    custom_id: one.custom,
    invoice_id: one.invoice,
    seller_protection: PROTECTED,
    disbursement_mode: 'INSTANT',
    seller_receivable_breakdown: {
      gross_amount: moneyOf(one.amount),
      paypal_fee: moneyOf({ minor: one.fee, currency }),
      net_amount: moneyOf({ minor: minor - one.fee, currency }),
    },
    create_time: stamp(one.created),
    update_time: stamp(one.updated),
    links: [
      link(self, 'self'),
      link(`${self}/refund`, 'refund', 'POST'),
      link(`${base}/v2/payments/authorizations/${one.authorization}`, 'up'),
    ],
  });
}

/** The fee of the payment is not given back. */
export function refundView(base: string, one: PayPalRefund): { [name: string]: Json } {
  const { currency } = one.amount;
  return known({
    id: one.id,
    status: 'COMPLETED',
    amount: moneyOf(one.amount),
    custom_id: one.custom,
    invoice_id: one.invoice,
    note_to_payer: one.note,
    seller_payable_breakdown: {
      gross_amount: moneyOf(one.amount),
      paypal_fee: moneyOf({ minor: 0, currency }),
      net_amount: moneyOf(one.amount),
      total_refunded_amount: moneyOf({ minor: one.total, currency }),
    },
    payer: PAYEE,
    create_time: stamp(one.created),
    update_time: stamp(one.created),
    links: [
      link(`${base}/v2/payments/refunds/${one.id}`, 'self'),
      link(`${base}/v2/payments/captures/${one.capture}`, 'up'),
    ],
  });
}

/** The order with what became of its money by now. */
export async function orderView(call: PayPalCall, order: Order): Promise<{ [name: string]: Json }> {
  const wallet = walletById(order.wallet ?? '');
  const payments = await paymentsOf(call, order);
  const buyer =
    wallet === undefined
      ? undefined
      : { email_address: wallet.email, account_id: wallet.payerId, account_status: 'VERIFIED', name: wallet.name };
  return known({
    id: order.id,
    intent: 'AUTHORIZE',
    status: order.status,
    payment_source: { paypal: buyer ?? {} },
    payer: wallet === undefined ? undefined : payerOf(wallet),
    purchase_units: [known({ ...order.unit, payee: PAYEE, payments })],
    create_time: stamp(order.created),
    update_time: stamp(order.updated),
    links: linksOf(call, order),
  });
}

async function paymentsOf(call: PayPalCall, order: Order): Promise<Json | undefined> {
  if (order.authorization === null) return undefined;
  const found = await call.store.find<Authorization>('paypal.authorization', order.authorization);
  const captures = await call.store.matching<Capture>('paypal.capture', { equal: { order: order.id } });
  const refunds: PayPalRefund[] = [];
  for (const { id } of captures) {
    refunds.push(...(await call.store.matching<PayPalRefund>('paypal.refund', { equal: { capture: id } })));
  }
  return known({
    authorizations: found === undefined ? [] : [authorizationView(call.base, found)],
    captures: captures.length === 0 ? undefined : captures.map((one) => paymentOnly(captureView(call.base, one))),
    refunds: refunds.length === 0 ? undefined : refunds.map((one) => refundView(call.base, one)),
  });
}

/** Inside an order a capture is told without what only its own address says. */
function paymentOnly(view: { [name: string]: Json }): { [name: string]: Json } {
  const { create_time: _made, update_time: _changed, ...rest } = view;
  return rest;
}

function linksOf({ base, origin }: PayPalCall, order: Order): Json[] {
  const self = `${base}/v2/checkout/orders/${order.id}`;
  const links = [link(self, 'self')];
  if (order.status === 'PAYER_ACTION_REQUIRED')
    links.push(link(`${origin}/paypal/approve/${order.id}`, 'payer-action'));
  if (order.status === 'APPROVED') links.push(link(`${self}/authorize`, 'authorize', 'POST'));
  return links;
}
