import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callMoney } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import { variant } from '@/db/schema/shop/product';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { anAuthorizedOrder, endUndo } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { captureAttempt } from './capture-attempt';
import { findOutcome } from './find-outcome';
import { placeOrder } from './place-order';
import { Void } from './schema';
import { sweep } from './sweep';
import { undoPurchase } from './undo-purchase';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

/** Makes the provider misbehave on a path; with the SDK's two retries, three strikes are one lost call. */
const fault = (path: string, action: string, times = 3, ms = 1000, method = 'POST') =>
  fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: { method, path }, action, times, ms }),
  });

async function tapOnce() {
  const shop = await aShop({ stocks: [1] });
  const buyer = await aShopper(aGuest());
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const placed = await placeOrder(buyer.actor, aTap(buyer, variantId, { email: 'lina@example.com' }), aVisit());
  return { placed, variantId, buyer };
}

/** Lets eleven seconds pass for every attempt that has not ended, then sweeps. */
async function sweepLater(seconds = 11): Promise<void> {
  await ownerDb().execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
  await ownerDb().execute(
    sql`update money.attempt set updated_at = updated_at - make_interval(secs => ${seconds}), created_at = created_at - make_interval(secs => ${seconds}), undo_until = undo_until - make_interval(secs => ${seconds})`,
  );
  await ownerDb().execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
  await sweep();
}

const stateOf = async (purchaseId: Id<'purchase'>) =>
  (await ownerDb().select({ state: attempt.state }).from(attempt).where(eq(attempt.purchaseId, purchaseId)))[0]?.state;
const heldAtProvider = async (purchaseId: Id<'purchase'>) => {
  const [row] = await ownerDb().select({ id: attempt.id }).from(attempt).where(eq(attempt.purchaseId, purchaseId));
  const outcome = row && (await findOutcome(row.id));
  return outcome?.state === 'authorized';
};
const stockOf = async (variantId: Id<'variant'>) =>
  (await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, variantId)))[0]?.stock;

test('a charge made whose answer was lost is found at once and becomes the order', async () => {
  await fault('/v1/payment_intents', 'drop_after', 3);
  const { placed } = await tapOnce();
  expect(placed).toMatchObject({ ok: true, value: { state: 'authorized' } });
});

test('a provider that answers 500 without charging leaves an unknown state that ends expired, with nothing held', async () => {
  await fault('/v1/payment_intents', 'error500');
  const { placed, variantId } = await tapOnce();
  expect(placed).toMatchObject({ ok: true, value: { state: 'unknown' } });
  if (!placed.ok) return;
  await sweepLater();
  expect(await stateOf(placed.value.purchaseId)).toBe('voiding');
  expect(await stockOf(variantId)).toBe(1);
  await sweepLater(120);
  expect(await stateOf(placed.value.purchaseId)).toBe('voided');
  expect(await heldAtProvider(placed.value.purchaseId)).toBe(false);
});

test('a hold that comes to light after its attempt was given up is voided, never kept', async () => {
  await fault('/v1/payment_intents', 'drop_after', 2);
  await fault('/v1/payment_intents/search', 'error500', 3, 1000, 'GET');
  const { placed, variantId } = await tapOnce();
  if (!placed.ok) throw new Error(placed.code);
  expect(placed.value.state).toBe('unknown');
  const [row] = await ownerDb()
    .select({ id: attempt.id })
    .from(attempt)
    .where(eq(attempt.purchaseId, placed.value.purchaseId));
  if (!row) throw new Error('no attempt');
  await callMoney(Void, sql`money.begin_void(${toUuid(row.id)}::uuid, 'expired')`);
  expect(await heldAtProvider(placed.value.purchaseId)).toBe(true);
  await sweepLater();
  expect(await heldAtProvider(placed.value.purchaseId)).toBe(false);
  expect(await stateOf(placed.value.purchaseId)).toBe('voided');
  expect(await stockOf(variantId)).toBe(1);
});

test('a capture whose answer was lost is finished once; capturing again changes nothing', async () => {
  const order = await anAuthorizedOrder();
  await endUndo(order.purchaseId);
  await fault('/v1/payment_intents/*', 'drop_after', 3);
  expect(['captured', 'unknown']).toContain(await captureAttempt(order.attemptId));
  await sweepLater();
  expect(await stateOf(order.purchaseId)).toBe('captured');
});

test('a capture that never started is done by the sweeper', async () => {
  const order = await anAuthorizedOrder();
  await sweepLater(20);
  expect(await stateOf(order.purchaseId)).toBe('captured');
});

test('an undo while the provider is silent counts at once, and the hold goes when it answers again', async () => {
  const order = await anAuthorizedOrder();
  await fault('/v1/payment_intents/*', 'error500', 3);
  expect(await undoPurchase(order.buyer, order.purchaseId)).toMatchObject({ ok: true });
  expect(await captureAttempt(order.attemptId)).toBe('nothing');
  await sweepLater();
  expect(await stateOf(order.purchaseId)).toBe('voided');
});

test('many sweepers at once do each thing once', async () => {
  const orders = await Promise.all(Array.from({ length: 5 }, () => anAuthorizedOrder()));
  await ownerDb().execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
  await ownerDb().execute(
    sql`update money.attempt set updated_at = updated_at - interval '20 seconds', undo_until = undo_until - interval '20 seconds'`,
  );
  await ownerDb().execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
  await Promise.all(Array.from({ length: 6 }, () => sweep()));
  for (const order of orders) expect(await stateOf(order.purchaseId)).toBe('captured');
  const rows = await ownerDb().execute(sql`select * from money.book_differences()`);
  expect([...rows]).toEqual([]);
});

test('a reservation past its time goes back on sale, once', async () => {
  await fault('/v1/payment_intents', 'error500');
  const { placed, variantId } = await tapOnce();
  if (!placed.ok) throw new Error(placed.code);
  expect(await stockOf(variantId)).toBe(0);
  await ownerDb().execute(
    sql`update shop.reservation set expires_at = clock_timestamp() - interval '1 second' where state = 'held'`,
  );
  await Promise.all(Array.from({ length: 4 }, () => sweep()));
  await sweepLater();
  await sweepLater(120);
  expect(await stockOf(variantId)).toBe(1);
});

test('counts what is left of a drop, which a tap leaves as it was shown', async () => {
  const shop = await aShop({ stocks: [2] });
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  await ownerDb().update(variant).set({ drop: true }).where(eq(variant.id, variantId));
  const buyer = await aShopper(aGuest());
  const placed = await placeOrder(buyer.actor, aTap(buyer, variantId, { email: 'lina@example.com' }), aVisit());
  expect(placed.ok).toBe(true);
  expect(await stockOf(variantId)).toBe(2);
  await sweep();
  expect(await stockOf(variantId)).toBe(1);
});
