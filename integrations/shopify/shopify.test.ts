import { mkdtempSync, readFileSync, truncateSync } from 'node:fs';
import { createServer as plainServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { askPayApi, faultsOfRequest } from '@/db/testing/pay-api';
import { aMerchant, approvedElsewhere, merchantOrigin } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aSiteServer } from '@/db/testing/site-server';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { tellSites } from '@/lib/money/button/events/tell-sites';
import { presentPayOrder } from '@/lib/money/button/present-pay-order';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { createApp } from './app.js';
import { toMinor } from './money.js';
import { openStore } from './store.js';
import { certificates } from './test/certificates.js';
import { apiKey, apiSecret, fakeShopify, laterBody, paymentBody } from './test/fake-shopify.js';
import { decide, resolved } from './verdict.js';

let sandbox: TestSandbox;
const tls = certificates(['app', 'shopify']);
const stranger = certificates(['shopify']).shopify;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const listen = (server: ReturnType<typeof plainServer>) =>
  new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  ).then((port) => {
    closing.push(() => new Promise((resolve) => void server.close(resolve)));
    server.unref();
    return port;
  });

/** The app with its store, between a fake Shopify and the real API of Souk, whose shop has given its key. */
async function anApp(part: { soukKey?: string } = {}) {
  const merchant = await aMerchant();
  const shopify = fakeShopify({ tls });
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'souk-shopify-')), 'store');
  const store = await openStore(file, 'a secret of the app');
  const clock = { ms: 0 };
  const faults: unknown[] = [];
  const ask = async (address: string, init: RequestInit) => {
    faults.push(...(faultsOfRequest(address, init) ?? []));
    return askPayApi(address, init);
  };
  const given = {
    ...{ store, apiKey, apiSecret, origin: merchantOrigin, soukOrigin: 'http://localhost:3000' },
    ...{ now: () => Date.now() + clock.ms, fetch: shopify.fetchWith(ask) },
  };
  const app = createApp(given);
  await store.put(`shop:${shopify.shop}`, { token: shopify.token, soukKey: part.soukKey ?? merchant.secret });
  const certified = { ...tls.app, ca: tls.ca, requestCert: true, rejectUnauthorized: true };
  const port = await listen(createServer(certified, app.sessions));
  const pages = await listen(plainServer(app.pages));
  const visit = (address: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${pages}${address}`, { redirect: 'manual', ...init });
  const begin = (id: string, more = {}) => shopify.send(port, 'payment', paymentBody(id, more));
  const later = async (kind: 'capture' | 'refund' | 'void', id: string, payment: string, amount?: string) => {
    const answer = await shopify.send(port, kind, laterBody(kind, id, payment, amount));
    await app.sweep();
    return answer;
  };
  closing.push(() => store.close());
  return { ...{ app, given, file, store, shopify, clock, faults, merchant, port, visit, begin, later } };
}

type Running = Awaited<ReturnType<typeof anApp>>;

/** The buyer goes where Shopify sends her, pays in the window of Souk, and has the address she is sent back to. */
async function paysAtSouk({ visit, begin }: Running, id: string, more = {}) {
  const { body } = await begin(id, more);
  const sent = await visit(new URL(body.redirect_url).pathname);
  const window = new URL(sent.headers.get('location') ?? '');
  const handed = new URLSearchParams(window.hash.slice(1));
  expect(window.pathname).toBe('/pay/redirect');
  const [clientToken, challenge, state] = ['token', 'challenge', 'state'].map((name) => handed.get(name) ?? '');
  const shown = await presentPayOrder({ clientToken: clientToken ?? '', origin: null, challenge: challenge ?? '' });
  if (!shown.ok) throw new Error(shown.code);
  const order = shown.value.order.id;
  const buyer = await aShopper(await aPerson());
  const paid = await approvedElsewhere(buyer, order);
  const back = `/back?${new URLSearchParams({ order, code: paid.code, state: state ?? '' })}`;
  return { ...paid, order, back, buyer };
}

/** Her undo time is over, and the worker takes the money. */
async function moneyIsTaken(purchaseId: Id<'purchase'>) {
  const rows = ownerDb();
  const past = sql`clock_timestamp() - interval '20 seconds'`;
  await rows.update(attempt).set({ undoUntil: past }).where(eq(attempt.purchaseId, purchaseId));
  const [held] = await rows.select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
  if (held) await captureAttempt(held.id);
}

const gid = (id: string) => `gid://shopify/PaymentSession/${id}`;

test('amounts in major units become whole minor units, by their currency, and never by a float', () => {
  expect(toMinor('123.00', 'CAD')).toBe(12_300);
  expect(toMinor('1.10', 'USD')).toBe(110);
  expect(toMinor('4.35', 'USD')).toBe(435);
  expect(toMinor('1000', 'JPY')).toBe(1000);
  expect(toMinor('1000.00', 'JPY')).toBe(1000);
  expect(toMinor('1.230', 'KWD')).toBe(1230);
  expect(toMinor('1.5', 'KWD')).toBe(1500);
  for (const [amount, currency] of [
    ['1.005', 'USD'],
    ['1.5', 'JPY'],
    ['-1', 'USD'],
    ['1e3', 'USD'],
    ['', 'USD'],
    ['1', 'usd'],
  ])
    expect(toMinor(amount, currency), `${amount} ${currency}`).toBeNull();
});

describe('a payment session', () => {
  test('is paid at Souk: pending while she may undo, resolved when the money is taken, and refunded in part', async () => {
    const running = await anApp();
    const { app, shopify, visit, later } = running;
    const paid = await paysAtSouk(running, 'sale-1');
    const back = await visit(paid.back);
    expect([back.status, back.headers.get('location')]).toEqual([
      303,
      `https://${shopify.shop}/checkouts/sale-1/Pending`,
    ]);
    expect(shopify.session(gid('sale-1'))).toMatchObject({ state: 'Pending', reason: 'PARTNER_ACTION_REQUIRED' });
    await moneyIsTaken(paid.purchaseId);
    await app.sweep();
    expect(shopify.stateOf(gid('sale-1'))).toBe('Resolve');
    expect(await later('refund', 'r-1', 'sale-1', '10.00')).toMatchObject({ status: 201, text: '' });
    expect(shopify.stateOf('gid://shopify/RefundSession/r-1')).toBe('Resolve');
    await later('refund', 'r-2', 'sale-1', '36.21');
    expect(shopify.session('gid://shopify/RefundSession/r-2')).toMatchObject({
      state: 'Reject',
      reason: { code: 'PROCESSING_ERROR', merchantMessage: 'More than is left of this payment.' },
    });
    await later('refund', 'r-1', 'sale-1', '10.00');
    await later('refund', 'r-3', 'sale-1', '36.20');
    expect(shopify.stateOf('gid://shopify/RefundSession/r-3')).toBe('Resolve');
    expect(running.faults).toEqual([]);
  });

  test('that she undoes is rejected, and nothing said later changes it', async () => {
    const running = await anApp();
    const { app, given, shopify, visit } = running;
    const paid = await paysAtSouk(running, 'undone');
    await visit(paid.back);
    await app.sweep();
    expect(await undoPurchase(paid.buyer.actor, paid.purchaseId)).toMatchObject({ ok: true });
    await app.sweep();
    expect(shopify.stateOf(gid('undone'))).toBe('Reject');
    await visit(paid.back);
    await app.sweep();
    // Whatever comes later, and from wherever.
    expect(await decide(given, 'payment:lamps.myshopify.com:undone', resolved())).toMatchObject({
      verdict: { verb: 'Reject' },
      told: true,
    });
    expect(shopify.calls.map(({ verb }) => verb)).toEqual(['paymentSessionPending', 'paymentSessionReject']);
  });

  test('of the same id is one order and one address, also when both come at once', async () => {
    const running = await anApp();
    const answers = await Promise.all([running.begin('twice'), running.begin('twice'), running.begin('twice')]);
    const again = await running.begin('twice', { amount: '1.00' });
    expect(new Set([...answers, again].map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(answers[0]?.text.length).toBeLessThan(8192);
    expect(running.store.names('order:')).toHaveLength(1);
  });

  test('two of one checkout are not both paid', async () => {
    const running = await anApp();
    const first = await paysAtSouk(running, 'g-1', { group: 'one checkout' });
    const second = await paysAtSouk(running, 'g-2', { group: 'one checkout' });
    await Promise.all([running.visit(first.back), running.visit(second.back)]);
    const states = [gid('g-1'), gid('g-2')].map(running.shopify.stateOf);
    expect(states.toSorted()).toEqual(['Pending', 'Reject']);
  });

  test('is refused with a reason when the body, the currency or the mode is wrong, and never answered with 2xx', async () => {
    const { begin } = await anApp();
    for (const [more, status] of [
      [{ amount: '46.205' }, 422],
      [{ amount: '-1' }, 422],
      [{ kind: 'gift' }, 422],
      [{ gid: 'none' }, 422],
      [{ payment_method: {} }, 422],
      [{ test: false }, 422],
      [{ id: '../x' }, 400],
    ] as const)
      expect((await begin(`wrong-${JSON.stringify(more).length}`, more)).status, JSON.stringify(more)).toBe(status);
    expect(await begin('euro', { currency: 'EUR' })).toMatchObject({
      status: 422,
      text: expect.stringContaining('currency_mismatch'),
    });
  });

  test('whose buyer gives up sends her back to her checkout', async () => {
    const { begin, visit } = await anApp();
    const { body } = await begin('left');
    const state = new URL(body.redirect_url).pathname.split('/').pop();
    const back = await visit(`/back?left=1&state=${state}`);
    expect(back.headers.get('location')).toBe(paymentBody('left').payment_method.data.cancel_url);
    expect((await visit('/back?left=1&state=nobody')).status).toBe(404);
  });
});

describe('an authorization', () => {
  async function authorized(id: string) {
    const running = await anApp();
    const paid = await paysAtSouk(running, id, { kind: 'authorization' });
    await running.visit(paid.back);
    running.clock.ms = 11_000;
    await running.app.sweep();
    return { ...running, paid };
  }

  test('stands for seven days once she can no longer undo it, and is captured as a whole', async () => {
    const { shopify, later, paid } = await authorized('auth-1');
    expect(shopify.session(gid('auth-1'))).toMatchObject({
      state: 'Resolve',
      authorizationExpiresAt: expect.any(String),
    });
    await later('capture', 'c-part', 'auth-1', '20.00');
    expect(shopify.stateOf('gid://shopify/CaptureSession/c-part')).toBe('Reject');
    await later('capture', 'c-all', 'auth-1', '46.20');
    await moneyIsTaken(paid.purchaseId);
    await later('capture', 'c-all', 'auth-1', '46.20');
    expect(shopify.stateOf('gid://shopify/CaptureSession/c-all')).toBe('Resolve');
    await later('void', 'v-late', 'auth-1');
    expect(shopify.session('gid://shopify/VoidSession/v-late')).toMatchObject({
      state: 'Reject',
      reason: { merchantMessage: 'The money was taken: refund it.' },
    });
  });

  test('is let go by a void, and then captures nothing', async () => {
    const { shopify, later } = await authorized('auth-2');
    await later('void', 'v-1', 'auth-2');
    expect(shopify.stateOf('gid://shopify/VoidSession/v-1')).toBe('Resolve');
    await later('capture', 'c-1', 'auth-2', '46.20');
    expect(shopify.stateOf('gid://shopify/CaptureSession/c-1')).toBe('Reject');
  });
});

describe('what does not arrive', () => {
  test('Shopify is told again, with pauses, what it did not hear', async () => {
    const running = await anApp();
    const { app, shopify, visit, clock } = running;
    const paid = await paysAtSouk(running, 'deaf');
    shopify.fail(503);
    const back = await visit(paid.back);
    expect([back.status, back.headers.get('refresh')]).toEqual([200, '3']);
    await app.sweep();
    expect(shopify.calls).toEqual([]);
    shopify.fail('throttled', 'lost');
    for (const pause of [6_000, 20_000, 60_000]) {
      clock.ms += pause;
      await app.sweep();
    }
    expect(shopify.stateOf(gid('deaf'))).toBe('Pending');
    expect((await visit(paid.back)).headers.get('location')).toMatch(/Pending$/);
  });

  test('a message of Souk finishes what the browser did not; a forged, an old and a foreign one do nothing', async () => {
    const running = await anApp();
    const { store, shopify, merchant, visit } = running;
    const hook = await aSiteServer();
    closing.push(hook.stop);
    const headers = {
      authorization: `Bearer ${merchant.secret}`,
      'idempotency-key': 'hook',
      'content-type': 'application/json',
    };
    const added = await askPayApi('http://localhost:3000/pay/v1/webhook_endpoints', {
      ...{ method: 'POST', headers, body: JSON.stringify({ url: hook.url }) },
    });
    const { secret } = await added.json();
    await store.put(`shop:${shopify.shop}`, { ...store.get(`shop:${shopify.shop}`), hookSecret: secret });
    const paid = await paysAtSouk(running, 'closed');
    await visit(paid.back);
    await moneyIsTaken(paid.purchaseId);
    await tellSites();
    const captured = hook.received.find(({ body }) => body.includes('payment.captured'));
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
    const signed = Object.fromEntries(names.map((name) => [name, String(captured?.headers[name])]));
    const post = (body: string, more = {}) =>
      visit(`/hooks/${shopify.shop}`, { method: 'POST', body, headers: { ...signed, ...more } });
    const body = captured?.body ?? '';
    expect((await post(`${body} `)).status).toBe(401);
    expect((await post(body, { 'webhook-timestamp': '1700000000' })).status).toBe(401);
    expect((await visit('/hooks/other.myshopify.com', { method: 'POST', body })).status).toBe(404);
    expect(shopify.stateOf(gid('closed'))).toBe('Pending');
    expect([(await post(body)).status, (await post(body)).status]).toEqual([200, 200]);
    expect(shopify.calls.map(({ verb }) => verb)).toEqual(['paymentSessionPending', 'paymentSessionResolve']);
  });

  test('a process that is killed goes on from its file, and a line it was writing does not count', async () => {
    const running = await anApp();
    const paid = await paysAtSouk(running, 'killed');
    running.shopify.fail('lost');
    await running.visit(paid.back);
    await running.store.close();
    const written = readFileSync(running.file, 'utf8');
    expect(written).not.toContain('shpat_');
    expect(written).not.toContain(running.merchant.secret);
    truncateSync(running.file, written.length - 5);
    const store = await openStore(running.file, 'a secret of the app');
    closing.push(() => store.close());
    const next = createApp({ ...running.given, store, now: () => Date.now() + 60_000 });
    await next.sweep();
    expect(running.shopify.stateOf(gid('killed'))).toBe('Pending');
    await expect(openStore(running.file, 'another secret')).rejects.toThrow();
  });
});

describe('who asks', () => {
  test('is Shopify, by a certificate of its authority and with its three headers', async () => {
    const { app, port, shopify, visit } = await anApp();
    const send = (part: object) => shopify.send(port, 'payment', paymentBody('x'), part);
    await expect(send({ tls: stranger })).rejects.toThrow();
    await expect(send({ tls: {} })).rejects.toThrow();
    expect((await send({ headers: { 'shopify-shop-domain': 'evil.example' } })).status).toBe(400);
    expect((await send({ headers: { 'shopify-request-id': '' } })).status).toBe(400);
    expect((await send({ headers: { 'shopify-api-version': '2020-01' } })).status).toBe(400);
    expect((await send({ headers: { 'shopify-shop-domain': 'other.myshopify.com' } })).status).toBe(403);
    expect((await visit('/sessions/payment', { method: 'POST' })).status).toBe(404);
    // A listener that was set up without asking for certificates lets nobody in.
    const open = await listen(plainServer(app.sessions));
    expect((await fetch(`http://127.0.0.1:${open}/sessions/payment`, { method: 'POST' })).status).toBe(401);
  });

  test('of another shop is told that a payment was not made here', async () => {
    const running = await anApp();
    const { store, shopify, port, app } = running;
    await paysAtSouk(running, 'mine');
    await store.put('shop:other.myshopify.com', store.get(`shop:${shopify.shop}`));
    const headers = { 'shopify-shop-domain': 'other.myshopify.com' };
    await shopify.send(port, 'void', laterBody('void', 'v-other', 'mine', undefined), { headers });
    await app.sweep();
    expect(store.get('void:other.myshopify.com:v-other').verdict.verb).toBe('Reject');
  });

  test('at the installation was sent by Shopify, in this browser; the key is kept once Souk took it', async () => {
    const { shopify, visit, store, merchant } = await anApp({ soukKey: 'none' });
    const ask = (address: string, parts: object, headers = {}) =>
      visit(`${address}?${shopify.signed(parts)}`, { headers });
    expect((await visit(`/install?shop=${shopify.shop}&timestamp=1&hmac=00`)).status).toBe(401);
    expect((await ask('/install', { shop: 'evil.example' })).status).toBe(401);
    expect((await ask('/install', { timestamp: `${Math.floor(Date.now() / 1000) - 400}` })).status).toBe(401);
    const begun = await ask('/install', {});
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await ask('/callback', { code: 'a-code', state })).status).toBe(401);
    expect((await ask('/callback', { code: 'a-code', state: '0'.repeat(32) }, { cookie })).status).toBe(401);
    const shown = await ask('/callback', { code: 'a-code', state }, { cookie });
    const field = (name: string, page: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
    const page = await shown.text();
    const form = (key: string, more = {}) => {
      const fields = Object.fromEntries(['shop', 'until', 'ticket'].map((name) => [name, field(name, page)]));
      return visit('/settings', { method: 'POST', body: new URLSearchParams({ ...fields, key, ...more }) });
    };
    await store.put('shop:other.myshopify.com', { token: 'of another shop' });
    expect((await form(merchant.secret, { shop: 'other.myshopify.com' })).status).toBe(401);
    expect((await form('sk_test_wrong')).status).toBe(422);
    const saved = await form(merchant.secret);
    expect([saved.status, saved.headers.get('location')]).toEqual([
      303,
      `https://${shopify.shop}/services/payments_partners/gateways/${apiKey}/settings`,
    ]);
    expect(store.get(`shop:${shopify.shop}`)).toMatchObject({
      soukKey: merchant.secret,
      hookSecret: expect.stringMatching(/^whsec_/),
    });
    expect(shopify.calls).toMatchObject([{ verb: 'paymentsAppConfigure', ready: true }]);
    expect((await form(merchant.secret)).status).toBe(303);
  });
});
