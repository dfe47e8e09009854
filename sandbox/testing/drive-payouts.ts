import { expect } from 'vitest';
import { advance, charged, type TestSandbox } from './run-sandbox';

/** Payouts of the platform through every state, for the check against the description. */
export async function drivePayouts(sandbox: TestSandbox): Promise<void> {
  const { payouts, balanceTransactions } = sandbox.stripe;
  await charged(sandbox.stripe, 10_000);
  const good = await payouts.create({ amount: 1000, currency: 'usd', description: 'weekly', metadata: { a: 'b' } });
  const bad = await payouts.create({ amount: 1000, currency: 'usd', destination: 'ba_usNoAccount', method: 'instant' });
  const stopped = await payouts.create({ amount: 1000, currency: 'usd', statement_descriptor: 'SOUK' });
  await payouts.update(good.id, { metadata: { c: 'd' } });
  await payouts.cancel(stopped.id);
  await advance(sandbox, { advance_days: 3 });
  const { data } = await payouts.list({ limit: 10, expand: ['data.balance_transaction'] });
  expect(data.map(({ status }) => status)).toEqual(['canceled', 'failed', 'paid']);
  expect((await payouts.retrieve(bad.id)).failure_code).toBe('no_account');
  const types = (await balanceTransactions.list({ limit: 100 })).data.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['payout', 'payout_cancel', 'payout_failure']));
}
