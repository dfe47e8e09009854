import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPaidOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { stripe } from '@/lib/platform/stripe';
import { orderForSeller } from './queries';
import { refundOrder } from './refund-order';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

test('a refund that the provider has made is in the books, also when its units cannot go back on the shelf', async () => {
  const paid = await aPaidOrder();
  // They came back on another road: the shelf takes no more of them.
  await ownerDb().execute(
    sql`update shop.reservation set returned = quantity where attempt_id = ${toUuid(paid.attemptId)}::uuid`,
  );
  const answer = await refundOrder(paid.seller, { orderId: paid.orderId, reason: '', key: 'shelf-refuses-0001' });
  expect(answer).toEqual({ ok: true, value: 'succeeded' });
  const given = await stripe().refunds.list({ payment_intent: paid.intentId });
  expect(given.data.map(({ amount }) => amount)).toEqual([4620]);
  const seen = await orderForSeller(paid.seller, paid.orderId);
  expect(seen).toMatchObject({ state: 'refunded' });
  expect(seen?.lines.map(({ returned }) => returned)).toEqual(seen?.lines.map(() => 0));
  // The proof names the shelf, which knows of units that nobody gave back, and nothing about the money.
  const found = await ownerDb().execute<{ kind: string }>(sql`select kind from money.book_differences()`);
  expect(found.map(({ kind }) => kind)).toEqual(['reservation_mismatch']);
});
