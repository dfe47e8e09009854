import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { advance, runSandbox, type TestSandbox } from './testing/run-sandbox';

const SECRET = 'whsec_of_the_test';
let sandbox: TestSandbox;
let app: Server;
let answerWith = 200;
let asksBack = false;
const received: Stripe.Event[] = [];
const signatures: { payload: string; header: string }[] = [];

beforeAll(async () => {
  app = createServer(async (request, response) => {
    let payload = '';
    for await (const part of request) payload += part;
    const header = String(request.headers['stripe-signature']);
    signatures.push({ payload, header });
    if (asksBack) await sandbox.stripe.customers.list({ limit: 1 });
    if (answerWith === 200) received.push(sandbox.stripe.webhooks.constructEvent(payload, header, SECRET));
    response.writeHead(answerWith).end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const { port } = app.address() as AddressInfo;
  sandbox = await runSandbox({ url: `http://127.0.0.1:${port}/api/stripe/webhook`, secret: SECRET });
});
afterAll(async () => {
  await sandbox.stop();
  app.close();
});
afterEach(async () => {
  answerWith = 200;
  asksBack = false;
  await fetch(`http://127.0.0.1:${sandbox.port}/_sandbox/webhooks`, { method: 'DELETE' });
});

const set = (mode: object) =>
  fetch(`http://127.0.0.1:${sandbox.port}/_sandbox/webhooks`, { method: 'POST', body: JSON.stringify(mode) });
const count = (id: string) => received.filter((event) => (event.data.object as { id?: string }).id === id).length;

it('an event arrives, signed so that the SDK accepts it and nothing altered', async () => {
  const { id } = await sandbox.stripe.customers.create({ name: 'Ana' });
  await vi.waitFor(() => expect(count(id)).toBe(1), { timeout: 4000 });
  const [{ payload, header } = { payload: '', header: '' }] = signatures.slice(-1);
  const altered = payload.replace('Ana', 'Eve');
  expect(() => sandbox.stripe.webhooks.constructEvent(altered, header, SECRET)).toThrow();
  expect(() => sandbox.stripe.webhooks.constructEvent(payload, header, 'whsec_other')).toThrow();
});

it('an event that was refused comes again', async () => {
  answerWith = 500;
  const tries = signatures.length;
  const { id } = await sandbox.stripe.customers.create({});
  await vi.waitFor(() => expect(signatures.length).toBeGreaterThan(tries), { timeout: 4000 });
  answerWith = 200;
  await vi.waitFor(() => expect(count(id)).toBe(1), { timeout: 8000 });
});

it('switched off nothing is lost, only late', async () => {
  await set({ on: false });
  const { id } = await sandbox.stripe.customers.create({});
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(count(id)).toBe(0);
  await set({ on: true });
  await vi.waitFor(() => expect(count(id)).toBe(1), { timeout: 4000 });
});

it('on a switch the app hears of a change before the change is answered', async () => {
  await set({ when: 'before' });
  const { id } = await sandbox.stripe.customers.create({});
  expect(count(id)).toBe(1);
});

it('told first, an app that asks back is answered, and nobody waits for anybody', async () => {
  await set({ when: 'before' });
  asksBack = true;
  const start = performance.now();
  const { id } = await sandbox.stripe.customers.create({});
  expect(performance.now() - start).toBeLessThan(2000);
  expect(count(id)).toBe(1);
});

it('on a switch events are late, but only the types that are named', async () => {
  await set({ delay_ms: 1500, types: ['customer.updated'] });
  const { id } = await sandbox.stripe.customers.create({});
  await sandbox.stripe.customers.update(id, { name: 'Ana' });
  await vi.waitFor(() => expect(count(id)).toBe(1), { timeout: 1400 });
  await vi.waitFor(() => expect(count(id)).toBe(2), { timeout: 4000 });
});

it('on a switch an event is lost for good, and can still be fetched', async () => {
  await set({ lose: 1 });
  const { id } = await sandbox.stripe.customers.create({});
  await sandbox.stripe.customers.update(id, { name: 'Ana' });
  await vi.waitFor(() => expect(count(id)).toBe(1), { timeout: 4000 });
  const types = received.filter((event) => (event.data.object as { id?: string }).id === id).map(({ type }) => type);
  expect(types).toEqual(['customer.updated']);
  const { data } = await sandbox.stripe.events.list({ type: 'customer.created', limit: 1 });
  expect(data[0]?.data.object).toMatchObject({ id });
});

it.each([{ copies: 0 }, { when: 'never' }, { types: 'all' }, { speed: 3 }])('%o is no switch', async (mode) => {
  expect((await set(mode)).status).toBe(400);
});

it('the next try of a refused event comes with the clock', async () => {
  answerWith = 500;
  const { id } = await sandbox.stripe.customers.create({});
  for (const seconds of [0, 2, 4, 11, 31, 121, 601]) {
    await advance(sandbox, { advance_seconds: seconds });
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  answerWith = 200;
  await advance(sandbox, { advance_seconds: 1801 });
  await vi.waitFor(() => expect(count(id)).toBe(1), { timeout: 4000 });
});

it('on a switch every event comes three times, in any order', async () => {
  await set({ copies: 3, reorder: true });
  const { id } = await sandbox.stripe.customers.create({});
  await vi.waitFor(() => expect(count(id)).toBe(3), { timeout: 8000 });
});

it('what a stopped sandbox had not delivered, the next one delivers', async () => {
  await set({ on: false });
  const { id } = await sandbox.stripe.customers.create({});
  await sandbox.stop();
  const { port } = app.address() as AddressInfo;
  sandbox = await runSandbox({ url: `http://127.0.0.1:${port}/api/stripe/webhook`, secret: SECRET });
  await vi.waitFor(() => expect(count(id)).toBe(1), { timeout: 4000 });
  expect((await sandbox.stripe.webhookEndpoints.list()).data).toHaveLength(1);
});
