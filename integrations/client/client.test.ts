import { readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { payReply } from '@/db/schema/money/button/pay-order';
import { attempt } from '@/db/schema/money/purchase';
import { askPayApi as ask, fitsPayApi, payApiPaths } from '@/db/testing/pay-api';
import { aLamp, aMerchant, aPayOrder, approvedElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aSiteServer } from '@/db/testing/site-server';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { operations } from '@/lib/money/button/api/operations';
import { isApiCode } from '@/lib/money/button/codes';
import { tellSites } from '@/lib/money/button/events/tell-sites';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { writtenFiles } from '@/scripts/api/written-files';
import { readMessage, soukPay } from './index.js';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
const servers: Awaited<ReturnType<typeof aSiteServer>>[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

const clientOf = (key: string) => soukPay({ key, origin: 'http://localhost:3000', fetch: ask as typeof fetch });

test('document, module and types are what the schemas say', () => {
  for (const [file, text] of Object.entries(writtenFiles())) {
    expect(readFileSync(file, 'utf8') === text, `${file} is stale: npm run pay-api`).toBe(true);
  }
  expect(payApiPaths.handled).toEqual(payApiPaths.described);
  expect(operations.map(({ id }) => id).toSorted()).toEqual(Object.keys(clientOf('')).toSorted());
  const words = [
    ...readFileSync('lib/money/button/schema.ts', 'utf8').matchAll(
      /(?:m(?:in|ax|essage)|refine|fault)\([^\n]*?'([a-z_]+)'/g,
    ),
  ];
  expect(words.length).toBeGreaterThan(10);
  expect(words.flatMap(([, word = '']) => (isApiCode(word) ? [] : [word]))).toEqual([]);
});

test('a site sells by the client, from its order to its refund, and every answer is as described', async () => {
  const { merchant, secret } = await aMerchant();
  const pay = clientOf(secret);
  const server = await aSiteServer();
  servers.push(server);
  const { webhook_endpoint, secret: signing = '' } = await pay.addWebhookEndpoint({ url: server.url });
  expect(await pay.createOrder(aLamp)).toMatchObject({ amount: 4620, client_token: expect.stringMatching(/^pot_/) });
  const order = await aPayOrder(merchant);
  const paid = await approvedElsewhere(await aShopper(await aPerson()), order.id);
  const proof = { approval_code: paid.code, verifier: order.verifier };
  expect(await pay.completeOrder(order.id, proof)).toMatchObject({ contact: { email: 'lina@example.com' } });
  await ownerDb()
    .update(attempt)
    .set({ undoUntil: sql`clock_timestamp() - interval '20 seconds'` })
    .where(eq(attempt.purchaseId, paid.purchaseId));
  const [held] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, paid.purchaseId));
  if (held) await captureAttempt(held.id);
  expect(await pay.refundOrder(order.id, { amount: 1000 })).toMatchObject({ refund_status: 'succeeded' });
  expect(await pay.listOrders({ status: 'partially_refunded', limit: 1 })).toMatchObject({ data: [{ id: order.id }] });
  await tellSites();
  const messages = server.received.map(({ headers, body }) => readMessage(signing, headers, body));
  expect(messages.map(({ type }) => type).toSorted()).toEqual([
    'order.approved',
    'payment.captured',
    'payment.refunded',
  ]);
  const faults = messages.map(({ id, ...said }) => fitsPayApi('/components/schemas/WebhookMessage', said));
  expect(faults).toEqual([[], [], []]);
  const [first] = server.received;
  expect(() => readMessage('whsec_AAAA', first?.headers ?? {}, first?.body ?? '')).toThrow('not signed');
  expect(() => readMessage(signing, first?.headers ?? {}, `${first?.body} `)).toThrow('not signed');
  expect(() => readMessage(signing, first?.headers ?? {}, first?.body ?? '', Date.now() + 301_000)).toThrow('old');
  const { data, has_more } = await pay.listEvents({ limit: 2 });
  expect([data.length, has_more]).toEqual([2, true]);
  expect(await pay.listEvents({ starting_after: data[1]?.id ?? '' })).toMatchObject({
    data: [{ type: 'order.approved' }],
  });
  expect(await pay.replayEvent(data[0]?.id ?? '', {})).toMatchObject({ messages: 1 });
  expect(await pay.replayEvents({ since: new Date(Date.now() - 60_000).toISOString() })).toMatchObject({ messages: 0 });
  expect((await pay.rotateWebhookSecret(webhook_endpoint)).secret).not.toBe(signing);
  expect(await pay.listWebhookEndpoints()).toMatchObject({ data: [{ id: webhook_endpoint, status: 'enabled' }] });
  expect(await pay.removeWebhookEndpoint(webhook_endpoint)).toMatchObject({ deleted: true });
  expect(await pay.cancelOrder((await aPayOrder(merchant)).id)).toMatchObject({ status: 'canceled' });
});

test('every refusal is one that is described, and says where it is explained', async () => {
  const { merchant, secret } = await aMerchant();
  const pay = clientOf(secret);
  const { id } = await aPayOrder(merchant);
  const wrong = clientOf(`sk_test_${'a'.repeat(43)}`);
  const proof = { approval_code: `apc_${'a'.repeat(43)}`, verifier: 'v'.repeat(43) };
  const refused: [() => Promise<unknown>, number, string][] = [
    [() => wrong.listOrders(), 401, 'key_wrong'],
    [() => pay.createOrder({ ...aLamp, amount: 1 }), 422, 'sum_mismatch'],
    [() => pay.createOrder({ ...aLamp, origin: 'https://other.example' }), 422, 'origin_not_registered'],
    [() => pay.getOrder('po_nothing'), 404, 'not_found'],
    [() => pay.completeOrder(id, proof), 409, 'code_wrong'],
    [() => pay.captureOrder(id), 409, 'not_held'],
    [() => pay.refundOrder(id, {}), 409, 'not_captured'],
    [() => pay.addWebhookEndpoint({ url: 'https://10.0.0.1/' }), 422, 'hook_address'],
    [() => pay.listEvents({ starting_after: 'nothing' }), 422, 'invalid'],
  ];
  for (const [asked, status, code] of refused) {
    await expect(asked(), code).rejects.toMatchObject({
      status,
      code,
      type: `http://localhost:3000/developers/api#${code}`,
    });
  }
});

test('the secret of an address is said once, and kept nowhere in the open', async () => {
  const { secret } = await aMerchant();
  const pay = clientOf(secret);
  const again = { idempotencyKey: 'add-1' };
  const first = await pay.addWebhookEndpoint({ url: 'https://example.com/hook' }, again);
  const second = await pay.addWebhookEndpoint({ url: 'https://example.com/hook' }, again);
  expect([first.webhook_endpoint, first.secret]).toEqual([second.webhook_endpoint, expect.stringMatching(/^whsec_/)]);
  expect(second.secret).toBeUndefined();
  const kept = await ownerDb().select().from(payReply).where(eq(payReply.key, 'add-1'));
  expect(JSON.stringify(kept)).not.toContain(first.secret);
});

test('a repeated order has the same token, which is kept nowhere', async () => {
  const { secret } = await aMerchant();
  const again = { idempotencyKey: 'order-1' };
  const [first, second] = [
    await clientOf(secret).createOrder(aLamp, again),
    await clientOf(secret).createOrder(aLamp, again),
  ];
  expect([first.id, first.client_token]).toEqual([second.id, expect.stringMatching(/^pot_/)]);
  expect(second.client_token).toBe(first.client_token);
  const kept = await ownerDb().select().from(payReply).where(eq(payReply.key, 'order-1'));
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain('pot_');
});

test('an answer says its version and what is left; a version nobody made is refused, and too many are', async () => {
  const { secret } = await aMerchant();
  const headers = { authorization: `Bearer ${secret}` };
  const url = 'http://localhost:3000/pay/v1/orders';
  const answer = await ask(url, { headers });
  expect(answer.headers.get('souk-version')).toBe('2026-11-28');
  expect(answer.headers.get('ratelimit-policy')).toBe('"key";q=6000;w=60');
  expect(answer.headers.get('ratelimit')).toMatch(/^"key";r=599\d;t=\d{1,2}$/);
  const old = await ask(url, { headers: { ...headers, 'souk-version': '2020-01-01' } });
  expect([old.status, (await old.json()).code]).toEqual([400, 'version_unknown']);
  await ownerDb().execute(
    sql`update identity.rate_window set count = 6000 where count < 6000 and window_start > now() - interval '2 minutes'`,
  );
  const beyond = await ask(url, { headers });
  expect([beyond.status, (await beyond.json()).code]).toEqual([429, 'rate_limited']);
  expect(Number(beyond.headers.get('retry-after'))).toBeGreaterThan(0);
});
