import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientFor, refusal, runSandbox, type TestSandbox } from './testing/run-sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.stop());
afterEach(() => send('DELETE', 'faults'));

function send(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
  const given = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(`http://127.0.0.1:${sandbox.port}/_sandbox/${path}`, { method, headers, ...given });
}
const fault = (action: string, more: object = {}) =>
  send('POST', 'faults', { match: { method: 'POST', path: '/v1/payment_intents' }, action, ...more });
const charge = (key: string, stripe = sandbox.stripe) =>
  stripe.paymentIntents.create(
    {
      amount: 1000,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      confirm: true,
      return_url: 'http://localhost:3000/',
      metadata: { attempt_id: key },
    },
    { idempotencyKey: key },
  );
const made = async (key: string) => {
  const found = await sandbox.stripe.paymentIntents.search({ query: `metadata['attempt_id']:'${key}'` });
  return found.data.length;
};

describe('a fault', () => {
  it.each([
    ['error500', 500, 0],
    ['error500_after', 500, 1],
    ['error429', 429, 0],
  ])('%s answers %i and leaves %i payments', async (action, status, payments) => {
    const key = crypto.randomUUID();
    await fault(action);
    expect((await refusal(charge(key))).statusCode).toBe(status);
    expect(await made(key)).toBe(payments);
  });

  it.each([
    ['drop', 0],
    ['drop_after', 1],
    ['hang', 0],
    ['hang_after', 1],
  ])('%s gives no answer and leaves %i payments', async (action, payments) => {
    const key = crypto.randomUUID();
    // The SDK repeats a cut connection once whatever it is told, so it is cut twice.
    await fault(action, { times: 2 });
    const error = await refusal(charge(key, clientFor(sandbox.port, { timeout: 400 })));
    expect(error.type).toBe('StripeConnectionError');
    expect(await made(key)).toBe(payments);
  });

  it('strikes only what it names, down to a text in the body', async () => {
    const [struck, spared] = [crypto.randomUUID(), crypto.randomUUID()];
    await send('POST', 'faults', { match: { body: `metadata[attempt_id]=${struck}` }, action: 'error500' });
    expect(await charge(spared)).toMatchObject({ status: 'succeeded' });
    expect((await refusal(charge(struck))).statusCode).toBe(500);
  });

  it('that answers 500 is saved under the key: asking again gives it again, and charges nothing', async () => {
    const key = crypto.randomUUID();
    await fault('error500_after');
    await refusal(charge(key));
    expect((await refusal(charge(key))).statusCode).toBe(500);
    expect(await made(key)).toBe(1);
  });

  it('that loses the answer is healed by the same key', async () => {
    const key = crypto.randomUUID();
    await fault('drop_after');
    const patient = clientFor(sandbox.port, { maxNetworkRetries: 2 });
    expect((await charge(key, patient)).status).toBe('succeeded');
    expect(await made(key)).toBe(1);
  });

  it('strikes as often as it was told, and only what it matches', async () => {
    await fault('error429', { times: 2 });
    await sandbox.stripe.customers.create({});
    const outcomes = [];
    for (let round = 0; round < 3; round += 1)
      outcomes.push(
        await charge(crypto.randomUUID()).then(
          () => 'paid',
          () => 'refused',
        ),
      );
    expect(outcomes).toEqual(['refused', 'refused', 'paid']);
  });

  it('delays', async () => {
    await send('POST', 'faults', { match: { path: '/v1/bal*' }, action: 'delay', ms: 300 });
    const start = performance.now();
    await sandbox.stripe.balance.retrieve();
    expect(performance.now() - start).toBeGreaterThan(290);
  });

  it.each([{ action: 'explode' }, { action: 'delay', times: 0 }, { action: 'hang', where: 'here' }])(
    '%o is not one',
    async (body) => {
      expect((await send('POST', 'faults', body)).status).toBe(400);
    },
  );
});

describe('the switches', () => {
  it('are not for web pages, nor for other names of this machine', async () => {
    expect((await send('GET', 'charges', undefined, { origin: 'https://evil.example' })).status).toBe(403);
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      const options = {
        port: sandbox.port,
        host: '127.0.0.1',
        path: '/_sandbox/charges',
        headers: { host: 'evil.example' },
      };
      request(options, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(403);
  });

  it('list what was done, in integers', async () => {
    const key = crypto.randomUUID();
    const intent = await charge(key);
    await sandbox.stripe.refunds.create({ payment_intent: intent.id, amount: 300 });
    const { data } = await (await send('GET', `charges?metadata[attempt_id]=${key}`)).json();
    expect(data).toEqual([
      expect.objectContaining({ intent: intent.id, state: 'succeeded', amount: 1000, captured: 1000, refunded: 300 }),
    ]);
  });
});
