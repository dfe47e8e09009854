import { expect } from 'vitest';
import { advance, charged, type TestSandbox } from './run-sandbox';
import { readySeller } from './sellers';

/** Money to a seller, back, and out of their balance, for the check against the description. */
export async function driveTransfers(sandbox: TestSandbox): Promise<void> {
  const { transfers, payouts, balance, balanceTransactions, events } = sandbox.stripe;
  const seller = await readySeller(sandbox.stripe);
  const as = { stripeAccount: seller };
  const paid = await charged(sandbox.stripe, 10_000, { transfer_group: 'order_1' });
  const transfer = await transfers.create({
    amount: 8000,
    currency: 'usd',
    destination: seller,
    source_transaction: String(paid.latest_charge),
    description: 'order 1',
    metadata: { a: 'b' },
  });
  await transfers.update(transfer.id, { metadata: { c: 'd' } });
  const reversal = await transfers.createReversal(transfer.id, { amount: 1000, metadata: { why: 'refund' } });
  await transfers.updateReversal(transfer.id, reversal.id, { metadata: { why: 'refund' } });
  await transfers.retrieveReversal(transfer.id, reversal.id, { expand: ['balance_transaction', 'transfer'] });
  expect((await transfers.listReversals(transfer.id)).data).toHaveLength(1);
  const [shown] = (await transfers.list({ transfer_group: 'order_1' })).data;
  expect(shown).toMatchObject({ id: transfer.id, amount_reversed: 1000, reversed: false });
  await transfers.retrieve(transfer.id, { expand: ['balance_transaction', 'source_transaction'] });
  expect((await balance.retrieve({}, as)).available[0]?.amount).toBe(7000);
  const payout = await payouts.create({ amount: 5000, currency: 'usd' }, as);
  await payouts.update(payout.id, { metadata: { a: 'b' } }, as);
  await advance(sandbox, { advance_days: 3 });
  expect((await payouts.retrieve(payout.id, {}, as)).status).toBe('paid');
  expect((await balanceTransactions.list({ limit: 10 }, as)).data.map(({ type }) => type)).toEqual([
    'payout',
    'payment_refund',
    'payment',
  ]);
  const told = (await events.list({ limit: 100 }, as)).data;
  expect(told.map(({ type }) => type)).toContain('payout.paid');
  expect(told.every(({ account }) => account === seller)).toBe(true);
}
