import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { runSandbox, type TestSandbox } from './testing/run-sandbox';

const SECRET = 'whsec_of_the_test';
let sandbox: TestSandbox;
let app: Server;
let answerWith = 200;
const received: Stripe.Event[] = [];
const signatures: { payload: string; header: string }[] = [];

beforeAll(async () => {
  app = createServer(async (request, response) => {
    let payload = '';
    for await (const part of request) payload += part;
    const header = String(request.headers['stripe-signature']);
    signatures.push({ payload, header });
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
  await set({ on: true, copies: 1, reorder: false });
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
