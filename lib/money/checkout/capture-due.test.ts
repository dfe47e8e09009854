import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { anAuthorizedOrder, endUndo, type TestOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { captureDue } from './capture-due';
import { undoPurchase } from './undo-purchase';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

async function stateOf({ attemptId }: TestOrder): Promise<string | undefined> {
  const [row] = await ownerDb().select({ state: attempt.state }).from(attempt).where(eq(attempt.id, attemptId));
  return row?.state;
}

test('every hold whose undo time is over is taken once, however many take at the same time; others stand', async () => {
  const due = await Promise.all(Array.from({ length: 5 }, anAuthorizedOrder));
  const young = await anAuthorizedOrder();
  const undone = await anAuthorizedOrder();
  await undoPurchase(undone.buyer, undone.purchaseId);
  for (const order of due) await endUndo(order.purchaseId);
  await endUndo(undone.purchaseId);
  const claimed = await Promise.all(Array.from({ length: 4 }, captureDue));
  expect(claimed.reduce((sum, one) => sum + one, 0)).toBe(due.length);
  expect(await Promise.all(due.map(stateOf))).toEqual(due.map(() => 'captured'));
  expect(await stateOf(young)).toBe('authorized');
  expect(await stateOf(undone)).toBe('voided');
});

test('a hold that the provider is silent about stays claimed, for the sweeper, and keeps no other waiting', async () => {
  const silent = await anAuthorizedOrder();
  const good = await anAuthorizedOrder();
  await endUndo(silent.purchaseId);
  await endUndo(good.purchaseId);
  await fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({
      match: { method: 'POST', path: `/v1/payment_intents/${silent.intentId}/capture` },
      action: 'error500',
      times: null,
    }),
  });
  await captureDue();
  expect(await stateOf(silent)).toBe('capturing');
  expect(await stateOf(good)).toBe('captured');
  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
});
