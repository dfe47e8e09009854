import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PAYPAL_BACK, PayPalClient } from '../testing/paypal-client';
import { advance, runSandbox, type TestSandbox } from '../testing/run-sandbox';
import { minorOf, moneyOf } from './money';

let sandbox: TestSandbox;
let paypal: PayPalClient;
beforeAll(async () => {
  sandbox = await runSandbox();
  paypal = new PayPalClient(sandbox);
  await paypal.signIn();
});
afterAll(() => sandbox.stop());
afterEach(() => void sandbox.context.faults.clear());

const usd = (value: string) => ({ amount: { currency_code: 'USD', value } });
const capture = (id: string, body: object = {}, headers = {}) =>
  paypal.call('POST', `/v2/payments/authorizations/${id}/capture`, body, headers);
const refund = (id: string, body: object = {}, headers = {}) =>
  paypal.call('POST', `/v2/payments/captures/${id}/refund`, body, headers);
const letGo = (id: string) => paypal.call('POST', `/v2/payments/authorizations/${id}/void`);
const issue = (answer: { details?: { issue: string }[] }) => answer.details?.[0]?.issue;
const count = async (object: string) => {
  const [row] = await sandbox.context.database<{ n: number }[]>`
    select count(*)::int as n from sandbox.object where object = ${object}`;
  return row?.n ?? 0;
};

describe('who may call', () => {
  it('has a token, for some hours', async () => {
    const other = new PayPalClient(sandbox);
    expect(await other.call('GET', '/v2/checkout/orders/X')).toMatchObject({ name: 'AUTHENTICATION_FAILURE' });
    await other.signIn();
    expect(await other.call('GET', '/v2/checkout/orders/X')).toMatchObject({ name: 'RESOURCE_NOT_FOUND' });
    await advance(sandbox, { advance_seconds: 9 * 3600 });
    expect(await other.call('GET', '/v2/checkout/orders/X')).toMatchObject({ name: 'AUTHENTICATION_FAILURE' });
    await paypal.signIn();
  });
});

describe('the approval page', () => {
  const ask = async () => {
    const experience_context = { return_url: PAYPAL_BACK, cancel_url: `${PAYPAL_BACK}?canceled=1` };
    return paypal.call('POST', '/v3/vault/setup-tokens', { payment_source: { paypal: { experience_context } } });
  };

  it('canceled stores nothing', async () => {
    const setup = await ask();
    expect(await paypal.press(setup, 'cancel')).toContain('canceled=1');
    const token = { payment_source: { token: { id: setup.id, type: 'SETUP_TOKEN' } } };
    expect(issue(await paypal.call('POST', '/v3/vault/payment-tokens', token))).toBe('TOKEN_NOT_APPROVED');
  });

  it('speaks both languages, without a script, and is gone once it was used', async () => {
    const setup = await ask();
    const page = setup.links[0].href;
    expect(await (await fetch(`${page}?locale=ar`)).text()).toContain('dir="rtl"');
    expect(await (await fetch(page)).text()).not.toContain('<script');
    await paypal.press(setup, 'approve');
    expect((await fetch(page)).status).toBe(404);
  });

  it('of a stored account is used once', async () => {
    const setup = await ask();
    await paypal.press(setup, 'approve');
    const token = { payment_source: { token: { id: setup.id, type: 'SETUP_TOKEN' } } };
    expect((await paypal.call('POST', '/v3/vault/payment-tokens', token)).id).toBeDefined();
    expect(issue(await paypal.call('POST', '/v3/vault/payment-tokens', token))).toBe('TOKEN_NOT_APPROVED');
  });
});

describe('money', () => {
  it('is exact in minor units, there and back', () => {
    expect(minorOf({ currency_code: 'USD', value: '46.2' }, '/a')).toEqual({ minor: 4620, currency: 'USD' });
    expect(moneyOf({ minor: 5, currency: 'USD' })).toEqual({ currency_code: 'USD', value: '0.05' });
    expect(moneyOf({ minor: 500, currency: 'JPY' })).toEqual({ currency_code: 'JPY', value: '500' });
  });

  it.each([
    ['1.005', 'DECIMAL_PRECISION'],
    ['0', 'CANNOT_BE_ZERO_OR_NEGATIVE'],
    ['1e3', 'INVALID_PARAMETER_SYNTAX'],
  ])('%s is refused: %s', async (value, wanted) => {
    expect(issue(await paypal.order(await paypal.vaulted(), value))).toBe(wanted);
  });

  it('is captured in parts, never beyond what was held, and pays the fee', async () => {
    const held = await paypal.held('50.00');
    expect((await capture(held, usd('30.00'))).seller_receivable_breakdown).toMatchObject({
      paypal_fee: { value: '1.54' },
      net_amount: { value: '28.46' },
    });
    const results = await Promise.all([...Array(4)].map(() => capture(held, usd('15.00'))));
    expect(results.filter(({ status }) => status === 'COMPLETED')).toHaveLength(1);
    expect(issue(await capture(held, usd('5.01')))).toBe('MAX_CAPTURE_AMOUNT_EXCEEDED');
  });

  it('let go is not captured; captured is not let go; after its time it is neither', async () => {
    const first = await paypal.held();
    await letGo(first);
    expect(issue(await capture(first))).toBe('AUTHORIZATION_VOIDED');
    expect(issue(await letGo(first))).toBe('PREVIOUSLY_VOIDED');
    const second = await paypal.held();
    await capture(second);
    expect(issue(await letGo(second))).toBe('PREVIOUSLY_CAPTURED');
    const third = await paypal.held();
    await advance(sandbox, { advance_days: 29 });
    await paypal.signIn();
    expect(issue(await capture(third))).toBe('AUTHORIZATION_EXPIRED');
  });

  it('is never given back beyond what was captured', async () => {
    const taken = await capture(await paypal.held('20.00'));
    const results = await Promise.all([...Array(4)].map(() => refund(taken.id, usd('12.00'))));
    expect(results.filter(({ status }) => status === 'COMPLETED')).toHaveLength(1);
    expect((await refund(taken.id)).amount.value).toBe('8.00');
    expect(issue(await refund(taken.id))).toBe('CAPTURE_FULLY_REFUNDED');
  });

  it('of a forgotten account is not taken', async () => {
    const vault = await paypal.vaulted();
    await paypal.call('DELETE', `/v3/vault/payment-tokens/${vault}`);
    expect((await paypal.order(vault)).name).toBe('RESOURCE_NOT_FOUND');
  });
});

describe('one request id', () => {
  it('makes one order, however often and however many at once', async () => {
    const vault = await paypal.vaulted();
    const before = await count('paypal.order');
    const headers = { 'paypal-request-id': crypto.randomUUID() };
    const all = await Promise.all([...Array(5)].map(() => paypal.order(vault, '9.00', {}, headers)));
    const again = await paypal.order(vault, '9.00', {}, headers);
    expect(await count('paypal.order')).toBe(before + 1);
    for (const one of all) expect([again.id, undefined]).toContain(one.id);
  });

  it.each(['error500_after', 'drop_after'] as const)('finds the work done after %s', async (action) => {
    const vault = await paypal.vaulted();
    const before = await count('paypal.order');
    const headers = { 'paypal-request-id': crypto.randomUUID() };
    sandbox.context.faults.add({ match: { path: '/paypal/v2/checkout/orders' }, action, ms: 0, times: 1 });
    await paypal.order(vault, '9.00', {}, headers).catch(() => undefined);
    expect((await paypal.order(vault, '9.00', {}, headers)).status).toBe('COMPLETED');
    expect(await count('paypal.order')).toBe(before + 1);
  });

  it('may be tried anew when it was refused', async () => {
    const held = await paypal.held('10.00');
    const headers = { 'paypal-request-id': crypto.randomUUID() };
    sandbox.context.faults.add({ match: { path: '/paypal/v2/payments/*' }, action: 'error500', ms: 0, times: 1 });
    expect((await capture(held, {}, headers)).name).toBe('INTERNAL_SERVER_ERROR');
    expect((await capture(held, {}, headers)).status).toBe('COMPLETED');
  });
});

it('an event arrives, and only as it was sent does PayPal vouch for it', async () => {
  const received: { body: string; headers: Record<string, unknown> }[] = [];
  const app = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    received.push({ body, headers: request.headers });
    response.end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const { id: webhook_id } = await paypal.call('POST', '/v1/notifications/webhooks', {
    url: `http://127.0.0.1:${(app.address() as AddressInfo).port}/`,
    event_types: [{ name: 'PAYMENT.CAPTURE.COMPLETED' }],
  });
  const taken = await capture(await paypal.held());
  await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 4000 });
  const [{ body, headers } = { body: '{}', headers: {} }] = received;
  const event = JSON.parse(body);
  expect(event).toMatchObject({ event_type: 'PAYMENT.CAPTURE.COMPLETED', resource: { id: taken.id } });
  const verdict = async (webhook_event: object) => {
    const header = (name: string) => String((headers as Record<string, unknown>)[name]);
    const proof = {
      auth_algo: header('paypal-auth-algo'),
      cert_url: header('paypal-cert-url'),
      transmission_id: header('paypal-transmission-id'),
      transmission_sig: header('paypal-transmission-sig'),
      transmission_time: header('paypal-transmission-time'),
    };
    const asked = { ...proof, webhook_id, webhook_event };
    return (await paypal.call('POST', '/v1/notifications/verify-webhook-signature', asked)).verification_status;
  };
  expect(await verdict(event)).toBe('SUCCESS');
  expect(await verdict({ ...event, summary: 'Paid twice.' })).toBe('FAILURE');
  app.close();
});
