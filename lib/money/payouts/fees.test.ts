import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPaidOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { readFee } from './read-fee';
import { OpenFees } from './schema';

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

test('money that the provider turned into another currency is not sent: its fee is in none of the order’s', async () => {
  const { purchaseId } = await aPaidOrder();
  const [row] = await ownerDb().execute<{ claimed: unknown }>(sql`select money.claim_fees(100) as claimed`);
  const own = OpenFees.parse(row?.claimed).find(({ purchase }) => purchase === purchaseId);
  if (!own) throw new Error('nobody asks for its fee');
  expect(own.currency).toBe('USD');
  expect(await readFee({ ...own, currency: 'EUR' })).toBe(false);
  const known = sql`select 1 from money.settlement where purchase_id = ${toUuid(purchaseId)}::uuid and provider_charge is not null`;
  expect(await ownerDb().execute(known)).toHaveLength(0);
  expect(await readFee(own)).toBe(true);
  expect(await ownerDb().execute(known)).toHaveLength(1);
});
