import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPaidOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** Who would be asked about now, if only one can be. */
async function claimOne(): Promise<string | undefined> {
  const [row] = await ownerDb().execute<{ claimed: { purchase: string }[] }>(
    sql`select money.claim_fees(1) as claimed`,
  );
  return row?.claimed[0]?.purchase;
}

test('fees that the provider cannot tell stand in nobody’s way: each purchase is asked about in its turn', async () => {
  const [first, second] = [await aPaidOrder(), await aPaidOrder()].map(({ purchaseId }) => toUuid(purchaseId));
  expect([await claimOne(), await claimOne(), await claimOne()]).toEqual([first, second, first]);
  const third = toUuid((await aPaidOrder()).purchaseId);
  expect([await claimOne(), await claimOne(), await claimOne()]).toEqual([second, first, third]);
});
