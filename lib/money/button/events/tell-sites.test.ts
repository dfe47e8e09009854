import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { payDelivery, payEvent, payHook } from '@/db/schema/money/button/hook';
import { aMerchant, aPayOrder, approvedElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aSiteServer } from '@/db/testing/site-server';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { cancelPayOrder } from '@/lib/money/button/cancel-pay-order';
import { faultOfPost } from '@/lib/platform/fetch-elsewhere';
import { addHook } from './add-hook';
import { signMessage } from './gateway';
import { retryAfter, retrySeconds } from './model';
import { eventsOf, hooksOf } from './queries';
import { removeHook } from './remove-hook';
import { replayEvents } from './replay-events';
import { rotateSecret } from './rotate-secret';
import { tellSites } from './tell-sites';

let sandbox: TestSandbox;
let server: Awaited<ReturnType<typeof aSiteServer>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
afterEach(() => server?.stop());

/** A merchant whose server is told, and an order of it that its shopper approved. */
async function aToldSite(answer: Partial<Awaited<ReturnType<typeof aSiteServer>>['answer']> = {}) {
  server = await aSiteServer();
  Object.assign(server.answer, answer);
  const shop = await aMerchant();
  const added = await addHook(shop.seller, { site: shop.siteId, url: server.url });
  if (!added.ok) throw new Error(added.code);
  const order = await aPayOrder(shop.merchant);
  await approvedElsewhere(await aShopper(await aPerson()), order.id);
  return { ...shop, ...added.value, order, site: shop.siteId };
}

type Told = Awaited<ReturnType<typeof aToldSite>>;

const makeDue = ({ hookId }: Told, set: Record<string, unknown> = {}) =>
  ownerDb()
    .update(payDelivery)
    .set({ nextAt: sql`clock_timestamp() - interval '1 second'`, ...set })
    .where(eq(payDelivery.hookId, hookId));

const deliveryOf = async ({ hookId }: Told) => {
  const [row] = await ownerDb().select().from(payDelivery).where(eq(payDelivery.hookId, hookId));
  if (!row) throw new Error('no delivery');
  return row;
};

const lettersOf = async ({ hookId }: Told) => {
  const rows = await ownerDb().execute<{ many: number }>(sql`
    select count(*)::int as many from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'money:mail-hook' and j.payload->>'hook' = ${toUuid(hookId)}`);
  return rows[0]?.many;
};

const forgetLetters = () => ownerDb().execute(sql`delete from graphile_worker._private_jobs`);

test('a site is told what happened, signed, with the order as it was and without a word of its buyer', async () => {
  const told = await aToldSite();
  expect(await tellSites()).toBe(1);
  const [message] = server.received;
  if (!message) throw new Error('nothing came');
  expect(JSON.parse(message.body)).toMatchObject({
    type: 'order.approved',
    timestamp: expect.stringMatching(/Z$/),
    data: { order: { id: told.order.id, status: 'authorized', amount: 4620, merchant_ref: 'cart-1' } },
  });
  expect(message.body).not.toMatch(/lina|example\.com"|Austin|4242|payer|contact|shipping"|purchase/);
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = message.headers;
  expect(signature).toBe(signMessage([told.secret], { id: `${id}`, timestamp: Number(timestamp), body: message.body }));
  expect(Math.abs(Date.now() / 1_000 - Number(timestamp))).toBeLessThan(60);
  expect(await eventsOf(told.seller, told.site, { limit: 5 })).toMatchObject({
    value: [{ id, type: 'order.approved', deliveries: [{ state: 'delivered', tries: 1, log: [{ status: 200 }] }] }],
  });
  expect(await tellSites()).toBe(0);
});

test('its secret lies sealed, is another one after a change, and both sign for a day', async () => {
  const told = await aToldSite();
  const [row] = await ownerDb().select().from(payHook).where(eq(payHook.id, told.hookId));
  expect(Buffer.from(row?.secret ?? []).toString('utf8')).not.toContain(told.secret.slice(6));
  const rotated = await rotateSecret(told.seller, { site: told.site, hook: told.hookId });
  if (!rotated.ok) throw new Error(rotated.code);
  await tellSites();
  const [message] = server.received;
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = message?.headers ?? {};
  const sent = { id: `${id}`, timestamp: Number(timestamp), body: message?.body ?? '' };
  expect(signature).toBe(signMessage([rotated.value.secret, told.secret], sent));
  await ownerDb()
    .update(payHook)
    .set({ earlierUntil: sql`now() - interval '1 second'` })
    .where(eq(payHook.id, told.hookId));
  await makeDue(told, { state: 'waiting' });
  await tellSites();
  expect(server.received[1]?.headers['webhook-signature']).not.toContain(' ');
});

test('who is killed between the answer and the note has sent it once more, with the same id and words', async () => {
  const told = await aToldSite();
  // As it stands when whoever had it died after the answer: taken, its time not over.
  await makeDue(told, { tries: 1, nextAt: sql`clock_timestamp() + interval '40 seconds'` });
  expect(await tellSites()).toBe(0);
  await makeDue(told);
  expect(await tellSites()).toBe(1);
  await makeDue(told, { state: 'waiting' });
  expect(await tellSites()).toBe(1);
  const [first, second] = server.received;
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  expect(second?.body).toBe(first?.body);
});

test('what one process is at, no other sends; should it die over it, it is due again within a minute', async () => {
  const told = await aToldSite();
  let answerNow = () => {};
  server.answer.after = new Promise<void>((resolve) => {
    answerNow = resolve;
  });
  const first = tellSites();
  await vi.waitFor(() => expect(server.received).toHaveLength(1), 10_000);
  expect(await Promise.all(Array.from({ length: 6 }, tellSites))).toEqual([0, 0, 0, 0, 0, 0]);
  const held = await deliveryOf(told);
  expect(held).toMatchObject({ state: 'waiting', tries: 1 });
  expect((held.nextAt.getTime() - Date.now()) / 1_000).toBeGreaterThan(15);
  expect((held.nextAt.getTime() - Date.now()) / 1_000).toBeLessThanOrEqual(61);
  answerNow();
  expect(await first).toBe(1);
  expect(server.received).toHaveLength(1);
});

test('what does not arrive is tried again after 5 s up to a day, then is dead, and its page is written to once', async () => {
  const told = await aToldSite({ status: 503 });
  for (const [at, seconds] of retrySeconds.entries()) {
    await tellSites();
    const row = await deliveryOf(told);
    expect(row).toMatchObject({ state: 'waiting', tries: at + 1 });
    const wait = (row.nextAt.getTime() - Date.now()) / 1_000;
    expect(wait).toBeGreaterThan(seconds * 0.9 - 5);
    expect(wait).toBeLessThan(seconds * 1.1 + 1);
    await makeDue(told);
  }
  await tellSites();
  expect(await deliveryOf(told)).toMatchObject({ state: 'dead', tries: 8 });
  expect((await deliveryOf(told)).log).toHaveLength(8);
  expect(await lettersOf(told)).toBe(1);
  // A second one that dies is no second letter, until something arrived again.
  const lastTry = () => makeDue(told, { tries: 7, state: 'waiting' });
  await forgetLetters();
  await cancelPayOrder(told.merchant, told.order.id);
  const [voided] = await ownerDb().select().from(payEvent).where(eq(payEvent.type, 'payment.voided'));
  await ownerDb()
    .update(payDelivery)
    .set({ tries: 7 })
    .where(eq(payDelivery.eventId, voided?.id ?? newId('payEvent')));
  await tellSites();
  expect(await hooksOf(told.seller, told.site)).toMatchObject({ value: [{ dead: 2 }] });
  expect(await lettersOf(told)).toBe(0);
  server.answer.status = 204;
  await lastTry();
  expect(await tellSites()).toBe(2);
  server.answer.status = 500;
  await lastTry();
  await tellSites();
  expect(await lettersOf(told)).toBe(1);
});

test('a redirect is not followed, and an address that says 410 is told nothing further until somebody sends again', async () => {
  const told = await aToldSite({ status: 307, headers: { location: 'http://169.254.169.254/' } });
  await tellSites();
  expect(await deliveryOf(told)).toMatchObject({ state: 'waiting', log: [{ status: 307 }] });
  server.answer.status = 410;
  await makeDue(told);
  await tellSites();
  expect(await hooksOf(told.seller, told.site)).toMatchObject({ value: [{ disabledFor: 'gone', dead: 1 }] });
  expect(await lettersOf(told)).toBe(1);
  await cancelPayOrder(told.merchant, told.order.id);
  expect(await tellSites()).toBe(0);
  server.answer.status = 200;
  const since = { site: told.site, since: new Date(Date.now() - 60_000) };
  expect(await replayEvents(told.seller, since)).toMatchObject({ value: { messages: 2 } });
  expect(await tellSites()).toBe(2);
  expect(
    server.received
      .map(({ body }) => JSON.parse(body).type)
      .slice(-2)
      .toSorted(),
  ).toEqual(['order.approved', 'payment.voided']);
  expect(await replayEvents(told.merchant, since)).toMatchObject({ value: { messages: 0 } });
});

test('one event is sent again whatever became of it', async () => {
  const told = await aToldSite();
  await tellSites();
  const { eventId } = await deliveryOf(told);
  const again = { site: told.site, hook: told.hookId, event: eventId };
  expect(await replayEvents(told.seller, again)).toMatchObject({ value: { messages: 1 } });
  expect(await tellSites()).toBe(1);
  expect(server.received[1]?.body).toBe(server.received[0]?.body);
});

test('nobody else adds, removes, changes, sends again or reads', async () => {
  const told = await aToldSite();
  const other = await aMerchant();
  const { site, hookId: hook } = told;
  const { eventId: event } = await deliveryOf(told);
  for (const stranger of [other.seller, other.merchant, await aPerson()]) {
    const asked = [
      addHook(stranger, { site, url: 'https://example.com/' }),
      removeHook(stranger, { site, hook }),
      rotateSecret(stranger, { site, hook }),
      replayEvents(stranger, { site, event }),
      hooksOf(stranger, site),
      eventsOf(stranger, site, { limit: 1 }),
    ];
    for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ ok: false, code: 'not_found' });
  }
  // Through a site of one's own another's address and event are as good as missing.
  const own = other.siteId;
  expect(await removeHook(other.seller, { site: own, hook })).toMatchObject({ code: 'not_found' });
  expect(await rotateSecret(other.seller, { site: own, hook })).toMatchObject({ code: 'not_found' });
  expect(await replayEvents(other.seller, { site: own, event })).toMatchObject({ code: 'not_found' });
  expect(await removeHook(told.seller, { site, hook })).toMatchObject({ ok: true });
  expect(await tellSites()).toBe(0);
});

test.each([
  'http://10.0.0.1/hook',
  'https://169.254.169.254/latest',
  'https://[::ffff:10.0.0.1]/',
  'https://user@example.com/',
  'https://example.com:8443/',
  'ftp://example.com/',
])('no address of ours or of nobody is taken: %s', async (url) => {
  const { seller, siteId } = await aMerchant();
  expect(await addHook(seller, { site: siteId, url })).toMatchObject({ code: 'hook_address' });
});

test('this machine itself is told in the sandbox only', async () => {
  const mode = process.env.SOUK_MODE;
  expect(faultOfPost('http://127.0.0.1:9/hook')).toBeNull();
  expect(faultOfPost('http://127.0.0.2/hook')).toBe('address_private');
  expect(mode).toBe('sandbox');
});

test('a site has ten addresses, each once', async () => {
  const { seller, siteId: site } = await aMerchant();
  const add = (name: string) => addHook(seller, { site, url: `https://example.com/${name}` });
  expect(await add('a')).toMatchObject({ ok: true });
  expect(await add('a')).toMatchObject({ code: 'hook_twice' });
  const many = await Promise.all(Array.from({ length: 12 }, (_, at) => add(`n${at}`)));
  expect(many.filter(({ ok }) => ok)).toHaveLength(9);
  expect(many.find(({ ok }) => !ok)).toMatchObject({ code: 'hooks_max' });
});

test('tries spread by a fifth, and end', () => {
  expect([retryAfter(1, 0), retryAfter(1, 1), retryAfter(7, 0.5), retryAfter(8, 0.5)]).toEqual([
    4.5,
    5.5,
    86_400,
    null,
  ]);
});
