import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refund } from '@/db/schema/money/order';
import { aPaidOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { lastProof } from '@/lib/money/books/queries';
import { stripe } from '@/lib/platform/stripe';
import { finishRefund } from './finish-refund';
import { orderForBuyer, orderForSeller } from './queries';
import { refundOrder } from './refund-order';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

/** Makes the provider misbehave at its next refunds; three strikes are one lost call. */
const fault = (action: string) =>
  fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: { method: 'POST', path: '/v1/refunds' }, action, times: 3 }),
  });

/** A refund that was begun while the provider gave no answer. */
async function anUnanswered(action: 'error500' | 'drop_after', minor = 620n) {
  const order = await aPaidOrder();
  await fault(action);
  const key = `finish-${order.orderId.slice(-12)}`;
  const begun = await refundOrder(order.seller, {
    orderId: order.orderId,
    amount: money(minor, 'USD'),
    reason: '',

    key,
  });
  const [row] = await ownerDb().select({ id: refund.id }).from(refund).where(eq(refund.orderId, order.orderId));
  if (!row) throw new Error('no refund');
  return { ...order, begun, refundId: row.id };
}
const stateOf = async (id: Id<'refund'>) =>
  (await ownerDb().select({ state: refund.state }).from(refund).where(eq(refund.id, id)))[0]?.state;
const givenBack = async (intentId: string) =>
  (await stripe().refunds.list({ payment_intent: intentId })).data.reduce((sum, one) => sum + one.amount, 0);

describe('a refund without an answer', () => {
  test.each(['error500', 'drop_after'] as const)(
    '(%s) is pending, is finished later, and gives the money back once',
    async (action) => {
      const { begun, refundId, intentId } = await anUnanswered(action);
      expect(begun).toEqual({ ok: true, value: 'pending' });
      expect(await stateOf(refundId)).toBe('pending');
      expect(await finishRefund(refundId)).toBe('succeeded');
      expect(await finishRefund(refundId)).toBe('succeeded');
      expect(await givenBack(intentId)).toBe(620);
    },
  );

  test('finished by five at once gives the money back once', async () => {
    const { refundId, intentId, orderId, buyer } = await anUnanswered('drop_after');
    const answers = await Promise.all(Array.from({ length: 5 }, () => finishRefund(refundId)));
    expect(answers.every((one) => one === 'succeeded')).toBe(true);
    expect(await givenBack(intentId)).toBe(620);
    expect(await orderForBuyer(buyer, orderId)).toMatchObject({ refunded: { amount: 620n } });
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('counts as given meanwhile: no second one may exceed what is left', async () => {
    const { seller, orderId } = await anUnanswered('error500', 4_000n);
    const more = await refundOrder(seller, {
      orderId,
      amount: money(621n, 'USD'),
      reason: '',

      key: 'second-refund-0001',
    });
    expect(more).toEqual({ ok: false, code: 'too_much' });
    expect(await orderForSeller(seller, orderId)).toMatchObject({ refundable: { amount: 620n } });
  });
});

describe('a refund that the provider refuses', () => {
  test('has failed, and its money can be given back again', async () => {
    const order = await aPaidOrder();
    // Somebody gave everything back in the provider's own pages: there is nothing left to refund there.
    await stripe().refunds.create({ payment_intent: order.intentId });
    const request = { orderId: order.orderId, amount: money(620n, 'USD'), reason: '' };
    expect(await refundOrder(order.seller, { ...request, key: 'refused-refund-01' })).toEqual({
      ok: true,
      value: 'failed',
    });
    expect(await orderForSeller(order.seller, order.orderId)).toMatchObject({
      state: 'paid',
      refundable: { amount: 4_620n },
    });
    expect(await refundOrder(order.seller, { ...request, key: 'refused-refund-01' })).toEqual({
      ok: true,
      value: 'failed',
    });
  });
});

test('a refund that never was has failed, and asks nobody', async () => {
  expect(await finishRefund(newId('refund'))).toBe('failed');
});

test('the last proof of the books is for operators, and for nobody else', async () => {
  const operator = await aPerson({ operator: true });
  await proveBooks();
  expect(await lastProof(operator)).toMatchObject({ at: expect.any(Date), differences: expect.any(Number) });
  expect(await lastProof(await aPerson())).toBeNull();
  expect(await lastProof({ kind: 'guest', guestHash: null, locale: 'en' })).toBeNull();
});
