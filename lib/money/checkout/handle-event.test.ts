import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webhookEvent } from '@/db/schema/money/inbox';
import { attempt } from '@/db/schema/money/purchase';
import { jobsOf } from '@/db/testing/jobs';
import { anAuthorizedOrder, aPaidOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { readStripeEvent } from '@/lib/platform/stripe';
import { handleEvent } from './handle-event';
import { receiveEvent } from './receive-event';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const secret = process.env.STRIPE_WEBHOOK_SECRET ?? '';
const body = (id: string, livemode = false) =>
  JSON.stringify({
    id,
    object: 'event',
    type: 'payment_intent.succeeded',
    livemode,
    data: { object: { id: 'pi_1', object: 'payment_intent' } },
  });
const sign = (payload: string, part: { secret?: string; timestamp?: number } = {}) =>
  new Stripe('sk_test_x').webhooks.generateTestHeaderString({ payload, secret, ...part });

test('only a fresh signature of ours over these very bytes is accepted', () => {
  const payload = body('evt_1');
  const now = Math.floor(Date.now() / 1000);
  expect(readStripeEvent(payload, sign(payload))).toEqual({
    id: 'evt_1',
    type: 'payment_intent.succeeded',
    objectId: 'pi_1',
  });
  expect(readStripeEvent(payload, null)).toBeNull();
  expect(readStripeEvent(`${payload} `, sign(payload))).toBeNull();
  expect(readStripeEvent(payload, sign(payload, { secret: 'whsec_other' }))).toBeNull();
  expect(readStripeEvent(payload, sign(payload, { timestamp: now - 301 }))).toBeNull();
  expect(readStripeEvent(payload, sign(payload, { timestamp: now + 330 }))).toBeNull();
  const live = body('evt_2', true);
  expect(readStripeEvent(live, sign(live))).toBeNull();
});

test('an event is kept once, however often it arrives', async () => {
  const event = { id: `evt_${randomBytes(6).toString('hex')}`, type: 'payment_intent.succeeded', objectId: 'pi_1' };
  const answers = await Promise.all(Array.from({ length: 10 }, () => receiveEvent({ provider: 'stripe', ...event })));
  expect(answers.filter(Boolean)).toHaveLength(1);
});

test('the longest ids that are accepted can be kept and worked', async () => {
  const [id, objectId] = [randomBytes(128).toString('hex').slice(1), 'x'.repeat(255)];
  const payload = JSON.stringify({ ...JSON.parse(body(id)), data: { object: { id: objectId } } });
  const event = readStripeEvent(payload, sign(payload));
  if (event === null) throw new Error('refused');
  expect(await receiveEvent({ provider: 'stripe', ...event })).toBe(true);
  expect(await jobsOf('money:event', id)).toBe(1);
  const longer = body(`${id}1`);
  expect(readStripeEvent(longer, sign(longer))).toBeNull();
});

const anEvent = (type: string, objectId: string) => ({
  id: `evt_${randomBytes(6).toString('hex')}`,
  type,
  objectId,
});
const processedAt = async (id: string) => {
  const [row] = await ownerDb().select().from(webhookEvent).where(eq(webhookEvent.id, id));
  return row?.processedAt;
};

test('an event that can change nothing any more is closed as it arrives, and costs no job', async () => {
  const { intentId } = await anAuthorizedOrder();
  const events = [
    anEvent('payment_intent.amount_capturable_updated', intentId),
    anEvent('payment_intent.payment_failed', intentId),
    anEvent('charge.refunded', 'ch_1'),
  ];
  for (const event of events) {
    expect(await receiveEvent({ provider: 'stripe', ...event })).toBe(true);
    expect(await receiveEvent({ provider: 'stripe', ...event })).toBe(false);
    expect(await processedAt(event.id)).toBeInstanceOf(Date);
    expect(await jobsOf('money:event', event.id)).toBe(0);
  }
});

test('an event about a payment that is not decided, or not known, waits as a job', async () => {
  const { attemptId, intentId } = await anAuthorizedOrder();
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
    await tx.update(attempt).set({ state: 'unknown' }).where(eq(attempt.id, attemptId));
    await tx.execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
  });
  for (const objectId of [intentId, 'pi_never_heard_of']) {
    const event = anEvent('payment_intent.amount_capturable_updated', objectId);
    await receiveEvent({ provider: 'stripe', ...event });
    expect(await processedAt(event.id)).toBeNull();
    expect(await jobsOf('money:event', event.id)).toBe(1);
    await handleEvent(event.id);
    expect(await processedAt(event.id)).toBeInstanceOf(Date);
  }
  const [row] = await ownerDb().select({ state: attempt.state }).from(attempt).where(eq(attempt.id, attemptId));
  expect(row?.state).toBe('authorized');
});

test('an event that says less than we know moves nothing backwards', async () => {
  const order = await aPaidOrder();
  const event = {
    id: `evt_${randomBytes(6).toString('hex')}`,
    type: 'payment_intent.amount_capturable_updated',
    objectId: order.intentId,
  };
  await receiveEvent({ provider: 'stripe', ...event });
  await handleEvent(event.id);
  const [row] = await ownerDb().select({ state: attempt.state }).from(attempt).where(eq(attempt.id, order.attemptId));
  expect(row?.state).toBe('captured');
});

test('an event that arrives before its order is known stays open and is tried again', async () => {
  const order = await anAuthorizedOrder();
  const lost = await ownerDb().transaction(async (tx) => {
    const event = {
      id: `evt_${randomBytes(6).toString('hex')}`,
      type: 'payment_intent.succeeded',
      objectId: order.intentId,
    };
    await receiveEvent({ provider: 'stripe', ...event });
    await tx.execute(sql`alter table money.attempt disable row level security`);
    return event;
  });
  await ownerDb().execute(sql`alter table money.attempt enable row level security`);
  await handleEvent(lost.id);
  const [row] = await ownerDb().select().from(webhookEvent).where(eq(webhookEvent.id, lost.id));
  expect(row?.processedAt).not.toBeNull();
});
