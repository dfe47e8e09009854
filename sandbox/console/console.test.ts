import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { PayPalClient } from '../testing/paypal-client';
import { readyRecipient, sendTo } from '../testing/recipients';
import { advance, charged, runSandbox, type TestSandbox } from '../testing/run-sandbox';
import { readySeller } from '../testing/sellers';
import { PLACES } from './frame';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.stop());
afterEach(() => fetch(`http://127.0.0.1:${sandbox.port}/_sandbox/webhooks`, { method: 'DELETE' }));

const open = (path: string, more: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${sandbox.port}${path}`, { redirect: 'manual', ...more });
const press = (name: string, form: Record<string, string>) =>
  open(`/console/switches/${name}`, { method: 'POST', body: new URLSearchParams(form) });

it('says so where there is nothing, in both languages and directions', async () => {
  for (const place of PLACES) {
    const path = place === 'payments' ? '/' : `/console/${place}`;
    const [english, arabic] = [await open(path), await open(`${path}?locale=ar`)];
    expect([english.status, arabic.status]).toEqual([200, 200]);
    expect(await english.text()).toContain('Nothing yet.');
    expect(await arabic.text()).toContain('lang="ar" dir="rtl"');
  }
  expect((await open('/console/nowhere')).status).toBe(404);
});

it('shows what was done, and executes nothing of what it shows', async () => {
  const { stripe } = sandbox;
  const seller = await readySeller(stripe);
  const paid = await charged(stripe, 5000, { metadata: { note: '<script>alert(1)</script>' } });
  const transfer = await stripe.transfers.create({ amount: 1000, currency: 'usd', destination: seller });
  const refund = await stripe.refunds.create({ payment_intent: paid.id, amount: 500 });
  const payout = await stripe.payouts.create({ amount: 100, currency: 'usd' }, { stripeAccount: seller });
  const sent = await sendTo(stripe, await readyRecipient(stripe, { country: 'JP' }), 100, 'jpy');
  const disputed = await charged(stripe, 700, { payment_method: 'pm_card_createDispute' });
  await advance(sandbox);
  const paypal = new PayPalClient(sandbox);
  await paypal.signIn();
  const order = await paypal.order(await paypal.vaulted());
  const shows = async (path: string, text: string) => expect(await (await open(path)).text()).toContain(text);
  await shows('/', paid.id);
  await shows('/', '$50.00');
  await shows('/console/refunds', refund.id);
  await shows('/console/disputes', disputed.id);
  await shows('/console/transfers', transfer.id);
  await shows('/console/payouts', payout.id);
  await shows('/console/sent', sent.id);
  await shows('/console/sent', '¥100');
  await shows('/console/sellers', seller);
  await shows('/console/paypal', order.id);
  await shows('/console/events', 'charge.dispute.created');
  expect(await (await open('/')).text()).not.toContain('<script');
});

it('turns the same switches as the management addresses', async () => {
  const webhooks = { on: 'true', when: 'before', reorder: 'false', copies: '2', delay_ms: '0', lose: '0' };
  expect((await press('webhooks', webhooks)).status).toBe(303);
  expect(sandbox.context.webhooks.mode).toMatchObject({ when: 'before', copies: 2 });
  const before = sandbox.context.clock.now();
  expect((await press('clock', { advance_days: '2' })).headers.get('location')).toBe('/console/switches');
  expect(sandbox.context.clock.now() - before).toBeGreaterThanOrEqual(2 * 86_400);
  await press('faults', { path: '/v1/refunds', action: 'error500', times: '3' });
  expect(sandbox.context.faults.list()).toMatchObject([{ action: 'error500', times: 3 }]);
  await press('heal', {});
  expect(sandbox.context.faults.list()).toEqual([]);
  expect((await press('clock', { advance_days: 'many' })).status).toBe(400);
});

it('is for this machine only, and no other site may press its buttons', async () => {
  const headers = { origin: 'https://evil.example' };
  expect((await open('/console/switches/heal', { method: 'POST', headers })).status).toBe(403);
  expect((await open('/console/switches')).headers.get('referrer-policy')).toBe('same-origin');
  const own = { origin: `http://127.0.0.1:${sandbox.port}` };
  expect((await open('/console/switches/heal', { method: 'POST', headers: own })).status).toBe(303);
});
