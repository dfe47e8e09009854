import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aMerchant, approvedThere, merchantOrigin } from '@/db/testing/pay-button';
import { askPayRoutes } from '@/db/testing/pay-routes';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { signMessage } from '@/lib/money/button/events/gateway';
import { SoukSessions } from './sessions.js';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const webhookSecret = `whsec_${Buffer.from('of the test').toString('base64')}`;

async function aProvider(fetch: typeof globalThis.fetch = askPayRoutes as typeof globalThis.fetch) {
  const { secret } = await aMerchant();
  const souk = 'http://localhost:3000';
  return new SoukSessions({ key: secret, souk, storefront: merchantOrigin, webhookSecret, fetch });
}

const lamp = { amount: 46.2, currency_code: 'usd' };
const newSession = () => `payses_${randomBytes(8).toString('hex')}`;
const initiate = (provider: SoukSessions, session = newSession()) =>
  provider.initiate({ ...lamp, data: { session_id: session }, context: { idempotency_key: session } });

/** Completed so long ago that the shopper's undo time is over. */
const undoIsOver = () =>
  ownerDb().execute(sql`update money.pay_order set completed_at = completed_at - interval '1 minute'`);

async function authorized(provider: SoukSessions) {
  const { data } = await initiate(provider);
  const done = await provider.authorize({ data: { ...data, ...(await approvedThere(data.client_token)) } });
  expect(done.status).toBe('authorized');
  return done.data;
}

test('a session is one order, held when the cart is completed, taken and given back by Medusa’s ids', async () => {
  const provider = await aProvider();
  const session = newSession();
  const { id, data, status } = await initiate(provider, session);
  expect(status).toBe('pending');
  expect(data).toMatchObject({ session_id: session, order: id, amount: 4620, currency: 'USD' });
  expect(data.client_token).toMatch(/^pot_/);
  expect((await initiate(provider, session)).data).toMatchObject({ order: id, client_token: data.client_token });
  expect((await provider.authorize({ data })).status).toBe('requires_more');
  expect((await provider.status({ data })).status).toBe('requires_more');

  const brought = { ...data, ...(await approvedThere(data.client_token)) };
  expect(await provider.update({ ...lamp, data: brought })).toEqual({ status: 'pending', data: brought });
  // Approved is not yet paid: only completing counts.
  expect((await provider.status({ data })).status).toBe('requires_more');
  const held = await provider.authorize({ data: brought });
  expect(held).toMatchObject({ status: 'authorized', data: { order: id, method: { type: 'card', brand: 'visa' } } });
  expect((await provider.authorize({ data: brought })).status).toBe('authorized');
  expect((await provider.update({ ...lamp, data: brought })).status).toBe('authorized');

  await undoIsOver();
  await provider.capture({ data: held.data });
  await provider.capture({ data: held.data });
  const ten = { data: held.data, amount: { value: '10', precision: 20 } };
  await provider.refund({ ...ten, context: { idempotency_key: 'ref_1' } });
  await provider.refund({ ...ten, context: { idempotency_key: 'ref_1' } });
  expect((await provider.retrieve({ data })).data).toMatchObject({
    status: 'partially_refunded',
    amount_refunded: 1000,
  });
  await provider.refund({ ...ten, context: { idempotency_key: 'ref_2' } });
  expect((await provider.retrieve({ data })).data.amount_refunded).toBe(2000);
  const tooMuch = { data, amount: 40, context: { idempotency_key: 'ref_3' } };
  await expect(provider.refund(tooMuch)).rejects.toThrow('Souk Pay: too_much');
  expect((await provider.status({ data })).status).toBe('captured');
  await expect(provider.cancel({ data })).rejects.toThrow('Souk Pay: order_captured');
});

test('a changed amount ends the order before, and its approval pays nothing', async () => {
  const provider = await aProvider();
  const { data } = await initiate(provider);
  const approval = await approvedThere(data.client_token);
  const changed = await provider.update({ amount: 50, currency_code: 'usd', data: { ...data, ...approval } });
  expect(changed.data).toMatchObject({ amount: 5000, session_id: data.session_id });
  expect(changed.data.order).not.toBe(data.order);
  expect((await provider.status({ data })).status).toBe('canceled');
  expect((await provider.authorize({ data: { ...approval, ...changed.data } })).status).toBe('requires_more');
  expect((await provider.authorize({ data: { ...approval, ...data } })).status).toBe('canceled');
});

test('a wrong code is an error with its reason, and the session may still be paid', async () => {
  const provider = await aProvider();
  const { data } = await initiate(provider);
  const approval = await approvedThere(data.client_token);
  const wrong = { ...data, ...approval, verifier: 'v'.repeat(43) };
  expect(await provider.authorize({ data: wrong })).toMatchObject({
    status: 'error',
    data: { refusal: 'verifier_wrong' },
  });
  expect((await provider.authorize({ data: { ...data, ...approval } })).status).toBe('authorized');
});

test('what is held is let go by a cancel, and by the end of its session', async () => {
  const provider = await aProvider();
  for (const end of ['cancel', 'forget'] as const) {
    const data = await authorized(provider);
    await provider[end]({ data });
    await provider[end]({ data });
    expect((await provider.retrieve({ data })).data.status).toBe('voided');
  }
  const taken = await authorized(provider);
  await undoIsOver();
  await provider.capture({ data: taken });
  await provider.forget({ data: taken });
  expect((await provider.retrieve({ data: taken })).data.status).toBe('captured');
  expect(await provider.forget({ data: {} })).toEqual({ data: {} });
});

test('an order named by a browser in another session is nobody’s', async () => {
  const provider = await aProvider();
  const theirs = await authorized(provider);
  const mine = { session_id: newSession(), order: theirs.order };
  for (const verb of ['authorize', 'capture', 'cancel', 'status', 'retrieve'] as const)
    await expect(provider[verb]({ data: mine }), verb).rejects.toThrow('not_found');
  await provider.forget({ data: mine });
  expect((await provider.status({ data: theirs })).status).toBe('authorized');
});

test('a reply that was lost makes no second order', async () => {
  let lost = 0;
  const provider = await aProvider(async (address, init) => {
    const answer = await askPayRoutes(String(address), init);
    if (init?.method === 'POST' && lost++ === 0) throw new TypeError('fetch failed');
    return answer;
  });
  await initiate(provider);
  expect((await provider.pay.listOrders()).data).toHaveLength(1);
  expect(lost).toBe(2);
});

test('a message counts when it is signed over its very bytes', async () => {
  const provider = await aProvider();
  const order = { amount: 4620, currency: 'USD', metadata: { session: 'payses_1' } };
  const say = (type: string, metadata: object = order.metadata) => {
    const body = JSON.stringify({ type, data: { order: { ...order, metadata } } });
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = signMessage([webhookSecret], { id: 'evt_1', timestamp, body });
    const headers = { 'webhook-id': 'evt_1', 'webhook-timestamp': `${timestamp}`, 'webhook-signature': signature };
    return { rawData: Buffer.from(body), headers };
  };
  expect(provider.hear(say('payment.captured'))).toEqual({
    action: 'captured',
    data: { session_id: 'payses_1', amount: '46.20' },
  });
  expect(provider.hear(say('payment.voided')).action).toBe('canceled');
  expect(provider.hear(say('payment.failed')).action).toBe('failed');
  expect(provider.hear(say('order.approved'))).toEqual({ action: 'not_supported' });
  expect(provider.hear(say('payment.captured', {}))).toEqual({ action: 'not_supported' });
  const { rawData, headers } = say('payment.captured');
  const changed = `${rawData}`.replace('4620', '9620');
  expect(provider.hear({ rawData: changed, headers })).toEqual({ action: 'not_supported' });
});
