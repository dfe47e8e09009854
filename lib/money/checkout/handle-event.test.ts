import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webhookEvent } from '@/db/schema/money/inbox';
import { attempt } from '@/db/schema/money/purchase';
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
  const answers = await Promise.all(Array.from({ length: 10 }, () => receiveEvent(event)));
  expect(answers.filter(Boolean)).toHaveLength(1);
});

test('an event that says less than we know moves nothing backwards', async () => {
  const order = await aPaidOrder();
  const event = {
    id: `evt_${randomBytes(6).toString('hex')}`,
    type: 'payment_intent.amount_capturable_updated',
    objectId: order.intentId,
  };
  await receiveEvent(event);
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
    await receiveEvent(event);
    await tx.execute(sql`alter table money.attempt disable row level security`);
    return event;
  });
  await ownerDb().execute(sql`alter table money.attempt enable row level security`);
  await handleEvent(lost.id);
  const [row] = await ownerDb().select().from(webhookEvent).where(eq(webhookEvent.id, lost.id));
  expect(row?.processedAt).not.toBeNull();
});
