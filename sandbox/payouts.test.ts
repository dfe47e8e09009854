import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advance, charged, refusal, runSandbox, type TestSandbox } from './testing/run-sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.stop());

const pay = (amount: number, more: object = {}) => sandbox.stripe.payouts.create({ amount, currency: 'usd', ...more });
const now = async () => (await (await fetch(`http://127.0.0.1:${sandbox.port}/_sandbox/clock`)).json()).now;
const usd = async (side: 'available' | 'pending') =>
  (await sandbox.stripe.balance.retrieve())[side].find(({ currency }) => currency === 'usd')?.amount ?? 0;

describe('the balance', () => {
  it('has a charge pending for two days, then available, less the fee', async () => {
    await charged(sandbox.stripe, 10_000, { payment_method: 'pm_card_visa' });
    expect([await usd('pending'), await usd('available')]).toEqual([9680, 0]);
    await advance(sandbox, { advance_days: 2 });
    expect([await usd('pending'), await usd('available')]).toEqual([0, 9680]);
    const [line] = (await sandbox.stripe.balanceTransactions.list({ type: 'charge' })).data;
    expect(line).toMatchObject({ amount: 10_000, fee: 320, net: 9680, status: 'available' });
  });

  it('gives a refund its whole amount and the fee never back', async () => {
    const intent = await charged(sandbox.stripe, 2000);
    const before = (await usd('available')) + (await usd('pending'));
    await sandbox.stripe.refunds.create({ payment_intent: intent.id });
    expect((await usd('available')) + (await usd('pending'))).toBe(before - 2000);
  });
});

describe('a payout', () => {
  it('takes only what is available', async () => {
    await charged(sandbox.stripe, 5000, { payment_method: 'pm_card_visa' });
    const there = await usd('available');
    expect((await refusal(pay(there + 1))).code).toBe('balance_insufficient');
    await pay(there);
    expect(await usd('available')).toBe(0);
  });

  it('taken twice at once is taken once', async () => {
    await charged(sandbox.stripe, 1000);
    const there = await usd('available');
    const results = await Promise.allSettled([...Array(4)].map(() => pay(there)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is pending, on its way after an hour, and paid on its day', async () => {
    await charged(sandbox.stripe, 2000);
    const { id, arrival_date: day } = await pay(1000);
    const status = async () => (await sandbox.stripe.payouts.retrieve(id)).status;
    expect(await status()).toBe('pending');
    await advance(sandbox, { advance_seconds: 3601 });
    expect(await status()).toBe('in_transit');
    await advance(sandbox, { advance_seconds: day - (await now()) });
    expect(await status()).toBe('paid');
  });

  it('to a closed account comes back, and the money is there again', async () => {
    await charged(sandbox.stripe, 2000);
    const before = await usd('available');
    const { id } = await pay(500, { destination: 'ba_usAccountClosed' });
    expect(await usd('available')).toBe(before - 500);
    await advance(sandbox, { advance_days: 3 });
    const failed = await sandbox.stripe.payouts.retrieve(id, { expand: ['failure_balance_transaction'] });
    expect(failed).toMatchObject({ status: 'failed', failure_code: 'account_closed' });
    expect(failed.failure_balance_transaction).toMatchObject({ type: 'payout_failure', amount: 500 });
    expect(await usd('available')).toBeGreaterThanOrEqual(before);
  });

  it('is called back while it is pending, and not afterwards', async () => {
    await charged(sandbox.stripe, 2000);
    const before = await usd('available');
    const first = await pay(500);
    expect((await sandbox.stripe.payouts.cancel(first.id)).status).toBe('canceled');
    expect(await usd('available')).toBe(before);
    const second = await pay(500);
    await advance(sandbox, { advance_seconds: 3601 });
    expect((await refusal(sandbox.stripe.payouts.cancel(second.id))).code).toBe('payout_not_cancelable');
    await advance(sandbox, { advance_days: 3 });
    expect((await sandbox.stripe.payouts.retrieve(first.id)).status).toBe('canceled');
  });
});

describe('the clock', () => {
  it('never goes back, and survives a restart', async () => {
    const before = await now();
    await expect(advance(sandbox, { advance_seconds: -1 })).rejects.toThrow('a year at most');
    await sandbox.stop();
    sandbox = await runSandbox();
    expect(await now()).toBeGreaterThanOrEqual(before);
  });

  it('tells what will happen next', async () => {
    await charged(sandbox.stripe, 1000);
    const { id } = await pay(200);
    const { next } = await (await fetch(`http://127.0.0.1:${sandbox.port}/_sandbox/clock`)).json();
    expect(next).toContainEqual(expect.objectContaining({ what: 'payout.send', object: id }));
  });
});
