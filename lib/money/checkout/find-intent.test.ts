import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { anAuthorizedOrder, aPaidOrder, endUndo } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { type Id, newId } from '@/lib/kernel/ids';
import { captureAttempt } from './capture-attempt';
import { findIntentOf } from './find-intent';
import { paymentGateway } from './gateway';
import { settleAttempt } from './settle-attempt';
import { undoPurchase } from './undo-purchase';
import { voidAttempt } from './void-attempt';

/** Nothing was heard of the attempt, and nothing is asked again. */
const unheard = { intentId: null, again: async () => null };

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

const fault = (method: string, path: string, action: string, times = 3) =>
  fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: { method, path }, action, times }),
  });
const stateOf = async (id: Id<'attempt'>) =>
  (await ownerDb().select({ state: attempt.state }).from(attempt).where(eq(attempt.id, id)))[0]?.state;

describe('looking for what became of an attempt', () => {
  test('finds the payment it made, and nothing of another’s', async () => {
    const [one, other] = [await anAuthorizedOrder(), await anAuthorizedOrder()];
    expect((await findIntentOf(one.attemptId))?.id).toBe(one.intentId);
    expect((await findIntentOf(other.attemptId))?.id).toBe(other.intentId);
  });

  test('is certain that there is none where none was made, for a young attempt and an old one', async () => {
    expect(await findIntentOf(newId('attempt'))).toBeNull();
    expect(await findIntentOf(newId('attempt', new Date(Date.now() - 3_600_000)))).toBeNull();
  });

  test('knows nothing while the provider is away, which is not the same as nothing', async () => {
    const { attemptId } = await anAuthorizedOrder();
    await fault('GET', '/v1/payment_intents/search', 'error500');
    await expect(findIntentOf(attemptId)).rejects.toThrow();
    await fault('GET', '/v1/payment_intents/search', 'error500');
    expect(await paymentGateway('stripe').find(attemptId, unheard)).toMatchObject({ state: 'unknown' });
  });
});

describe('an outcome that comes late or twice', () => {
  test('moves an attempt once: the second is told where it stands', async () => {
    const { attemptId, intentId } = await anAuthorizedOrder();
    const held = { state: 'authorized', intentId } as const;
    const answers = await Promise.all(Array.from({ length: 5 }, () => settleAttempt(attemptId, held)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await stateOf(attemptId)).toBe('authorized');
  });

  test('never undoes what is captured, whatever it says', async () => {
    const { attemptId, intentId } = await aPaidOrder();
    await settleAttempt(attemptId, { state: 'declined', intentId, problem: 'declined' });
    await settleAttempt(attemptId, { state: 'unknown', intentId: null });
    await settleAttempt(attemptId, { state: 'action', intentId, actionUrl: 'https://bank.example' });
    expect(await stateOf(attemptId)).toBe('captured');
  });

  test('of a hold whose attempt was taken back gives the hold back', async () => {
    const { attemptId, intentId, buyer, purchaseId } = await anAuthorizedOrder();
    await undoPurchase(buyer, purchaseId);
    expect(await settleAttempt(attemptId, { state: 'authorized', intentId })).toEqual({ ok: false, code: 'expired' });
    expect(await stateOf(attemptId)).toBe('voided');
    expect(await paymentGateway('stripe').find(attemptId, unheard)).toMatchObject({ state: 'declined' });
  });
});

describe('capturing and voiding', () => {
  test('meet: of an undo and a capture at the same moment exactly one wins, and the money agrees', async () => {
    for (let round = 0; round < 4; round++) {
      const { attemptId, buyer, purchaseId } = await anAuthorizedOrder();
      await endUndo(purchaseId);
      const [captured, undone] = await Promise.all([captureAttempt(attemptId), undoPurchase(buyer, purchaseId)]);
      const state = await stateOf(attemptId);
      expect([captured, undone.ok, state]).toEqual(
        undone.ok ? ['nothing', true, 'voided'] : ['captured', false, 'captured'],
      );
    }
  });

  test('of a refused capture ends the order, frees the stock and says so', async () => {
    const { attemptId, intentId, purchaseId } = await anAuthorizedOrder();
    await paymentGateway('stripe').void(intentId);
    await endUndo(purchaseId);
    expect(await captureAttempt(attemptId)).toBe('failed');
    expect(await stateOf(attemptId)).toBe('voided');
  });

  test('a void of what is closed or never was has nothing to do', async () => {
    const { attemptId, buyer, purchaseId } = await anAuthorizedOrder();
    await undoPurchase(buyer, purchaseId);
    expect(await voidAttempt(attemptId)).toBe(true);
    expect(await voidAttempt(newId('attempt'))).toBe(true);
    expect(await stateOf(attemptId)).toBe('voided');
  });
});
