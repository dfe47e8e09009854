import { eq, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refund } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import { variant } from '@/db/schema/shop/product';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { aPaidOrder, endUndo } from '@/db/testing/paid-order';
import { aPayPalShopper, pressOnPayPal, type TestAccount } from '@/db/testing/paypal';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { allRest, sweepLater } from '@/db/testing/time-passes';
import { aGuest, aPerson, aShop, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { finishRefund } from '@/lib/money/orders/finish-refund';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { askPayPal } from '@/lib/platform/paypal';
import { PayPalOrder } from '@/lib/platform/paypal-answers';
import { createAuthorizedOrder, readOrder, voidAuthorization } from '@/lib/platform/paypal-calls';
import { captureAttempt } from '../capture-attempt';
import { findOutcome } from '../find-outcome';
import { paymentGateway } from '../gateway';
import { handleEvent } from '../handle-event';
import { placeOrder } from '../place-order';
import { receiveEvent } from '../receive-event';
import { undoPurchase } from '../undo-purchase';

let sandbox: TestSandbox;
/** PayPal's own memory, for looking into it and for tampering with it. */
const paypal = postgres(process.env.DATABASE_URL_SANDBOX ?? '', { max: 1 });
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(async () => {
  await paypal.end();
  await sandbox.stop();
});
beforeEach(() => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

/** Makes PayPal misbehave; the client asks twice, so two strikes are one lost call. */
const fault = (path: string, action: string, times = 2, method = 'POST') =>
  fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: { method, path: `/paypal${path}` }, action, times }),
  });
const orders = '/v2/checkout/orders';

async function tap(account: TestAccount = 'pays', currency = 'USD') {
  const shop = await aShop({ stocks: [5], currency });
  const buyer = await aPayPalShopper(await aPerson(), account);
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const placed = await placeOrder(buyer.actor, aTap(buyer, variantId, { currency }), aVisit());
  const [row] = await ownerDb()
    .select()
    .from(attempt)
    .where(eq(attempt.owner, `person:${toUuid(buyer.actor.personId)}`));
  return { placed, buyer: buyer.actor, seller: shop.seller, variantId, attempt: row };
}

async function aHeldOrder() {
  const one = await tap();
  if (!one.placed.ok || !one.attempt?.providerIntent) throw new Error('not held');
  const { purchaseId, orderId } = one.placed.value;
  return { ...one, purchaseId, orderId, attemptId: one.attempt.id, paypalOrder: one.attempt.providerIntent };
}

async function aTakenOrder() {
  const one = await aHeldOrder();
  await endUndo(one.purchaseId);
  expect(await captureAttempt(one.attemptId)).toBe('captured');
  return one;
}

const stateOf = async (id: Id<'attempt'>) =>
  (await ownerDb().select({ state: attempt.state }).from(attempt).where(eq(attempt.id, id)))[0]?.state;
const stockOf = async (id: Id<'variant'>) =>
  (await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, id)))[0]?.stock;
const holdOf = async (paypalOrder: string) =>
  (await readOrder(paypalOrder)).purchase_units[0]?.payments?.authorizations[0];
const differences = async () => (await proveBooks()).differences;
const account = async (code: string) =>
  (await ownerDb().execute<{ posted: string }>(sql`select posted::text from ledger.balance where code = ${code}`))[0]
    ?.posted;

/** Tells of something of PayPal's, as its webhook does once its signature was checked. */
async function tell(type: string, objectId: string): Promise<void> {
  const id = `WH-${newId('attempt')}`;
  expect(await receiveEvent({ provider: 'paypal', id, type, objectId })).toBe(true);
  await handleEvent(id);
}

describe('a tap with PayPal and nothing else', () => {
  test('is held, taken after the undo time, given back, and proven beside a card', async () => {
    const card = await aPaidOrder();
    const before = BigInt((await account('psp:paypal:usd')) ?? 0);
    const one = await aTakenOrder();
    expect(one.placed).toMatchObject({ ok: true, value: { state: 'authorized' } });
    expect(await account('psp:paypal:usd')).toBe(String(before + 4620n));
    const request = { orderId: one.orderId, amount: money(1000n, 'USD'), reason: '', key: 'paypal-refund-00001' };
    expect(await refundOrder(one.seller, request)).toEqual({ ok: true, value: 'succeeded' });
    expect(await account('psp:paypal:usd')).toBe(String(before + 3620n));
    expect(await orderForBuyer(one.buyer, one.orderId)).toMatchObject({
      payment: { face: { kind: 'paypal', account: 'b…@example.com' } },
    });
    expect(card.intentId).toMatch(/^pi_/);
    expect(await proveBooks()).toMatchObject({ sound: true, differences: [] });
  });

  test('works for a guest, who has no customer at the card service', async () => {
    const shop = await aShop({ stocks: [1] });
    const buyer = await aPayPalShopper(aGuest());
    const [variantId] = shop.variants;
    if (!variantId) throw new Error('no goods');
    const input = aTap(buyer, variantId, { email: 'lina@example.com' });
    expect(await placeOrder(buyer.actor, input, aVisit())).toMatchObject({ ok: true, value: { state: 'authorized' } });
  });

  test.each(['declined', 'poor'] as const)(
    'of an account that is %s takes nothing and frees the stock',
    async (kind) => {
      const { placed, attempt: row, variantId } = await tap(kind);
      expect(placed).toEqual({ ok: false, code: 'paypal_declined' });
      expect(row).toMatchObject({ state: 'declined', provider: 'paypal', fingerprint: null, networkHash: null });
      expect(await stockOf(variantId)).toBe(5);
    },
  );

  test('in a currency PayPal does not take is refused before anything is recorded', async () => {
    const { placed, attempt: row } = await tap('pays', 'AED');
    expect(placed).toEqual({ ok: false, code: 'method_currency', field: 'methodId' });
    expect(row).toBeUndefined();
  });

  test('is taken back within its time, and PayPal lets the hold go', async () => {
    const one = await aHeldOrder();
    expect(await undoPurchase(one.buyer, one.purchaseId)).toMatchObject({ ok: true });
    expect(await stateOf(one.attemptId)).toBe('voided');
    expect((await holdOf(one.paypalOrder))?.status).toBe('VOIDED');
    expect(await stockOf(one.variantId)).toBe(5);
  });
});

describe('an answer of PayPal that is lost', () => {
  test('after the money was held is found by asking again, and held once', async () => {
    await fault(orders, 'drop_after');
    const { placed, attempt: row } = await tap();
    expect(placed).toMatchObject({ ok: true, value: { state: 'authorized' } });
    expect(row?.state).toBe('authorized');
  });

  test('for a while is unknown, and the sweeper finds the same hold', async () => {
    await fault(orders, 'error500_after', 4);
    const { placed, attempt: row } = await tap();
    expect(placed).toMatchObject({ ok: true, value: { state: 'unknown' } });
    if (!row) throw new Error('no attempt');
    await sweepLater(row.id);
    expect(await stateOf(row.id)).toBe('authorized');
    expect(await differences()).toEqual([]);
  });

  test('for too long buys nothing: whatever is held is given back, and the stock too', async () => {
    await fault(orders, 'error500_after', 4);
    const { attempt: row, variantId } = await tap();
    if (!row) throw new Error('no attempt');
    await sweepLater(row.id, 601);
    expect(await stateOf(row.id)).toBe('voided');
    expect(await stockOf(variantId)).toBe(5);
    const found = await findOutcome(row.id);
    expect((await holdOf(found?.intentId ?? ''))?.status).toBe('VOIDED');
  });

  test('to a capture is read from the payment, and captured once', async () => {
    const one = await aHeldOrder();
    await endUndo(one.purchaseId);
    await fault('/v2/payments/authorizations/*', 'drop_after');
    expect(await captureAttempt(one.attemptId)).toBe('captured');
    expect((await readOrder(one.paypalOrder)).purchase_units[0]?.payments?.captures).toHaveLength(1);
  });

  test('to a capture that was not made leaves it to be tried again', async () => {
    const one = await aHeldOrder();
    await endUndo(one.purchaseId);
    await fault('/v2/payments/authorizations/*', 'drop');
    expect(await captureAttempt(one.attemptId)).toBe('unknown');
    expect(await captureAttempt(one.attemptId)).toBe('captured');
  });

  test.each(['error500', 'drop_after'])(
    'to a refund (%s) is pending, finished later, and given back once',
    async (how) => {
      const one = await aTakenOrder();
      await fault('/v2/payments/captures/*', how);
      const request = { orderId: one.orderId, amount: money(620n, 'USD'), reason: '', key: `lost-refund-${how}-01` };
      expect(await refundOrder(one.seller, request)).toEqual({ ok: true, value: 'pending' });
      const [row] = await ownerDb().select({ id: refund.id }).from(refund).where(eq(refund.orderId, one.orderId));
      expect(await finishRefund(row?.id ?? newId('refund'))).toBe('succeeded');
      const back = (await readOrder(one.paypalOrder)).purchase_units[0]?.payments?.refunds;
      expect(back?.map(({ amount }) => amount.value)).toEqual(['6.20']);
      expect(await differences()).toEqual([]);
    },
  );
});

describe('an order that PayPal wants to ask its buyer about', () => {
  /** Without a stored account PayPal always asks; what an attempt would see of it is the same. */
  async function anAskedOrder() {
    const reference = newId('attempt');
    const experience_context = { return_url: 'http://localhost:3000/back', cancel_url: 'http://localhost:3000/back' };
    const order = await askPayPal(PayPalOrder, {
      method: 'POST',
      path: orders,
      body: {
        intent: 'AUTHORIZE',
        purchase_units: [{ amount: { currency_code: 'USD', value: '46.20' }, custom_id: reference }],
        payment_source: { paypal: { experience_context } },
      },
      requestId: reference,
    });
    return { reference, orderId: order.id, trace: { intentId: order.id, again: async () => null } };
  }
  const gateway = paymentGateway('paypal');

  test('is an action, and held once she has agreed, however often that is asked', async () => {
    const { reference, orderId, trace } = await anAskedOrder();
    const asked = await gateway.find(reference, trace);
    expect(asked).toMatchObject({ state: 'action', intentId: orderId });
    if (asked?.state !== 'action') throw new Error('not asked');
    await pressOnPayPal(asked.actionUrl, 'approve');
    const held = { state: 'authorized', intentId: orderId };
    expect(await Promise.all([gateway.find(reference, trace), gateway.find(reference, trace)])).toContainEqual(held);
    const told = await gateway.findPayment({ type: 'CHECKOUT.ORDER.APPROVED', objectId: orderId });
    expect(told).toEqual({ attemptId: reference, outcome: held });
    expect((await readOrder(orderId)).purchase_units[0]?.payments?.authorizations).toHaveLength(1);
  });

  test('is declined when her account will not pay, and let go when she never comes back', async () => {
    const { reference, trace } = await anAskedOrder();
    const asked = await gateway.find(reference, trace);
    if (asked?.state !== 'action') throw new Error('not asked');
    await pressOnPayPal(asked.actionUrl, 'approve', 'declined');
    expect(await gateway.find(reference, trace)).toMatchObject({ state: 'declined', problem: 'paypal_declined' });
    const { orderId } = await anAskedOrder();
    expect(await gateway.void(orderId)).toBe('voided');
  });
});

describe('what PayPal does by itself', () => {
  test('a hold it has let go is a failed order, not a taken one', async () => {
    const one = await aHeldOrder();
    await voidAuthorization((await holdOf(one.paypalOrder))?.id ?? '');
    await endUndo(one.purchaseId);
    expect(await captureAttempt(one.attemptId)).toBe('failed');
    expect(await stateOf(one.attemptId)).toBe('voided');
  });

  test('an event settles an attempt that heard nothing, from what PayPal says now', async () => {
    await fault(orders, 'error500_after', 4);
    const { attempt: row } = await tap();
    if (!row) throw new Error('no attempt');
    expect(await stateOf(row.id)).toBe('unknown');
    const [made] = await paypal<{ id: string }[]>`
      select id from sandbox.object where object = 'paypal.authorization' and data->>'custom' = ${row.id}`;
    await tell('PAYMENT.AUTHORIZATION.CREATED', made?.id ?? '');
    expect(await stateOf(row.id)).toBe('authorized');
  });

  test('a second hold for one attempt is let go as soon as it is told', async () => {
    const one = await aHeldOrder();
    const [token] = await paypal<{ id: string }[]>`
      select id from sandbox.object where object = 'paypal.payment_token' and data->>'wallet' = 'pays' limit 1`;
    const back = { returnUrl: 'http://localhost:3000/back', cancelUrl: 'http://localhost:3000/back' };
    const amount = { currency_code: 'USD', value: '46.20' };
    const payment = { reference: one.attemptId, amount, vaultId: token?.id ?? '', ...back };
    const second = await createAuthorizedOrder(payment, `forgotten_${one.attemptId}`);
    await tell('PAYMENT.AUTHORIZATION.CREATED', (await holdOf(second.id))?.id ?? '');
    expect((await holdOf(second.id))?.status).toBe('VOIDED');
    expect((await holdOf(one.paypalOrder))?.status).toBe('CREATED');
    expect(await stateOf(one.attemptId)).toBe('authorized');
  });

  test('books that PayPal contradicts are not sound', async () => {
    const one = await aTakenOrder();
    expect(await differences()).toEqual([]);
    await paypal`update sandbox.object set data = jsonb_set(data, '{amount,minor}', '4600')
      where object = 'paypal.capture' and data->>'order' = ${one.paypalOrder}`;
    await allRest();
    const kinds = (await differences()).map(({ kind }) => kind);
    expect(kinds).toContain('amount_mismatch');
    expect(kinds).toContain('provider_balance');
    await fault(`${orders}/*`, 'drop', 9, 'GET');
    expect(await proveBooks()).toMatchObject({ sound: false, provider: { reachable: false } });
  });
});
