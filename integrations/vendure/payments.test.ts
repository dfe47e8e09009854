import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aMerchant, approvedThere, merchantOrigin } from '@/db/testing/pay-button';
import { askPayRoutes } from '@/db/testing/pay-routes';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { type SoukPay, soukPay } from '@/integrations/client/index.js';
import { openOrder } from './open-order.js';
import { payOrderOf } from './pay-order.js';
import { giveBack, hold, letGo, take } from './payments.js';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const order = {
  ...{ code: 'ABCDEFGH12345678', currencyCode: 'USD', shippingWithTax: 620, totalWithTax: 4620 },
  lines: [{ quantity: 1, unitPriceWithTax: 4000, productVariant: { name: 'Desk lamp' } }],
  payments: [],
};
const asked = { amount: 4620, channel: 'main' };
const body = payOrderOf(order, { ...asked, storefront: merchantOrigin });

async function aClient(): Promise<SoukPay> {
  const { secret } = await aMerchant();
  return soukPay({ key: secret, origin: 'http://localhost:3000', fetch: askPayRoutes as typeof fetch });
}

async function aHold(pay: SoukPay, attempt = 1) {
  const { client_token = '' } = await openOrder(pay, body, attempt);
  const approved = await approvedThere(client_token);
  return { approved, payment: await hold(pay, order, asked, approved) };
}

test('a payment is held, settled when the undo time is over, and given back under a key of its own', async () => {
  const pay = await aClient();
  const { payment, approved } = await aHold(pay);
  expect(payment).toMatchObject({ state: 'Authorized', amount: 4620, transactionId: approved.order });
  expect(payment).toMatchObject({ metadata: { public: { method: { brand: 'visa' } } } });
  expect(await hold(pay, order, asked, approved)).toEqual(payment);

  const early = await take(pay, payment);
  expect(early).toMatchObject({ success: false, state: 'Authorized' });
  expect(early.errorMessage).toContain('undo time');
  await ownerDb().execute(sql`update money.attempt set undo_until = clock_timestamp() - interval '1 second'`);
  await pay.captureOrder(approved.order);
  expect(await take(pay, payment)).toEqual({ success: true });

  const ten = { amount: 1000, reason: 'A scratch', before: 0 };
  expect(await giveBack(pay, payment, ten)).toMatchObject({ state: 'Settled' });
  // The same before it was written down is the same refund.
  expect(await giveBack(pay, payment, ten)).toMatchObject({ state: 'Settled' });
  expect((await pay.getOrder(approved.order)).amount_refunded).toBe(1000);
  await giveBack(pay, payment, { ...ten, before: 1 });
  expect((await pay.getOrder(approved.order)).amount_refunded).toBe(2000);
  const tooMuch = await giveBack(pay, payment, { ...ten, amount: 4000, before: 2 });
  expect(tooMuch).toMatchObject({ state: 'Failed', metadata: { errorMessage: 'Souk Pay: too_much' } });
  expect(await letGo(pay, { ...payment, state: 'Settled' })).toMatchObject({ success: false, state: 'Settled' });
});

test('what is held is let go, and then nothing is left to take', async () => {
  const pay = await aClient();
  const { payment } = await aHold(pay);
  expect(await letGo(pay, payment)).toEqual({ success: true });
  expect(await letGo(pay, payment)).toEqual({ success: true });
  expect(await take(pay, payment)).toMatchObject({ success: false, errorMessage: 'Souk Pay: voided' });
});

test('an approval of another order, without its code or with a wrong one, is declined and holds nothing', async () => {
  const pay = await aClient();
  const { client_token = '' } = await openOrder(pay, body, 1);
  const approved = await approvedThere(client_token);
  const other = { ...order, code: 'ANOTHERORDER0000' };
  const cases = [
    await hold(pay, other, asked, approved),
    await hold(pay, order, { ...asked, amount: 4621 }, approved),
    await hold(pay, order, asked, { ...approved, verifier: 'v'.repeat(43) }),
    await hold(pay, order, asked, { order: approved.order }),
    await hold(pay, order, asked, { ...approved, order: 'po_nothing' }),
  ];
  expect(cases.map(({ state, errorMessage }) => [state, errorMessage])).toEqual([
    ['Declined', 'Souk Pay: it is of another order'],
    ['Declined', 'Souk Pay: the order has changed since'],
    ['Declined', 'Souk Pay: verifier_wrong'],
    ['Declined', 'Souk Pay: the approval is missing'],
    ['Declined', 'Souk Pay: not_found'],
  ]);
  expect((await pay.getOrder(approved.order)).completed_at).toBeNull();
  expect((await hold(pay, order, asked, approved)).state).toBe('Authorized');
});

test('one attempt has one order while it is open; after its end, and at a second attempt, another', async () => {
  const pay = await aClient();
  const first = await openOrder(pay, body, 1);
  expect(await openOrder(pay, body, 1)).toMatchObject({ id: first.id, client_token: first.client_token });
  expect((await openOrder(pay, body, 2)).id).not.toBe(first.id);
  const late = Date.parse(first.expires_at) - 30_000;
  await expect(openOrder(pay, body, 1, late)).rejects.toThrow('too many times');
  await pay.cancelOrder(first.id);
  const next = await openOrder(pay, body, 1);
  expect([next.id === first.id, next.status]).toEqual([false, 'created']);
});

test('a lost connection is thrown, so that the same approval may be brought again', async () => {
  const broken = soukPay({
    key: 'sk_test_',
    origin: 'http://localhost:3000',
    fetch: () => Promise.reject(new TypeError('lost')),
    retries: 0,
  });
  const metadata = { order: 'po_1', approval_code: 'apc_', verifier: 'v' };
  await expect(hold(broken, order, asked, metadata)).rejects.toThrow('lost');
  await expect(take(broken, { transactionId: 'po_1' })).rejects.toThrow('lost');
  await expect(letGo(broken, { transactionId: 'po_1', state: 'Authorized' })).rejects.toThrow('lost');
});
