import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advance, charged, refusal, runSandbox, type TestSandbox } from './testing/run-sandbox';
import { BACK, newSeller, onboardingLink, pressOnboarding, readySeller } from './testing/sellers';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.stop());

const statusOf = async (id: string) =>
  (await sandbox.stripe.v2.core.accounts.retrieve(id, { include: ['configuration.recipient'] })).configuration
    ?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status;
const send = (destination: string, amount: number, more: object = {}) =>
  sandbox.stripe.transfers.create({ amount, currency: 'usd', destination, ...more });
const balanceOf = async (stripeAccount: string, side: 'available' | 'pending' = 'available') =>
  (await sandbox.stripe.balance.retrieve({}, { stripeAccount }))[side][0]?.amount ?? 0;

describe('onboarding', () => {
  it('completed opens the seller to transfers', async () => {
    const { id } = await newSeller(sandbox.stripe);
    expect(await statusOf(id)).toBe('restricted');
    await charged(sandbox.stripe, 1000);
    expect((await refusal(send(id, 100))).code).toBe('insufficient_capabilities_for_transfer');
    expect(await pressOnboarding(await onboardingLink(sandbox.stripe, id), 'complete')).toBe(BACK);
    expect(await statusOf(id)).toBe('active');
    expect((await send(id, 100)).destination).toBe(id);
  });

  it('put off leaves everything as it was', async () => {
    const { id } = await newSeller(sandbox.stripe);
    expect(await pressOnboarding(await onboardingLink(sandbox.stripe, id), 'later')).toBe(BACK);
    expect(await statusOf(id)).toBe('restricted');
  });

  it('has a link for one use and half an hour; afterwards it asks the app for a new one', async () => {
    const { id } = await newSeller(sandbox.stripe);
    const used = await onboardingLink(sandbox.stripe, id);
    await pressOnboarding(used, 'later');
    expect(await pressOnboarding(used, 'complete')).toBe(`${BACK}?again=1`);
    const old = await onboardingLink(sandbox.stripe, id);
    await advance(sandbox, { advance_seconds: 1800 });
    expect((await fetch(old, { redirect: 'manual' })).headers.get('location')).toBe(`${BACK}?again=1`);
    expect(await statusOf(id)).toBe('restricted');
  });

  it('speaks both languages and needs no script', async () => {
    const { id } = await newSeller(sandbox.stripe, 'Rim <b>');
    const url = await onboardingLink(sandbox.stripe, id);
    const page = async (locale: string) => (await fetch(`${url}?locale=${locale}`)).text();
    expect(await page('en')).toContain('Not now');
    expect(await page('ar')).toContain('lang="ar" dir="rtl"');
    expect(await page('en')).not.toMatch(/<script|Rim <b>/);
  });
});

describe('a transfer', () => {
  it('takes no more than is available', async () => {
    const seller = await readySeller(sandbox.stripe);
    await charged(sandbox.stripe, 100_000, { payment_method: 'pm_card_visa' });
    const there = (await sandbox.stripe.balance.retrieve()).available[0]?.amount ?? 0;
    expect((await refusal(send(seller, there + 1))).code).toBe('balance_insufficient');
  });

  it('from a charge needs no balance, waits as long as the charge, and never exceeds it', async () => {
    const seller = await readySeller(sandbox.stripe);
    const { latest_charge } = await charged(sandbox.stripe, 5000, {
      payment_method: 'pm_card_visa',
      transfer_group: 'g',
    });
    const source = { source_transaction: String(latest_charge) };
    expect(await send(seller, 3000, source)).toMatchObject({ transfer_group: 'g' });
    expect([await balanceOf(seller, 'pending'), await balanceOf(seller)]).toEqual([3000, 0]);
    const more = await Promise.allSettled([...Array(4)].map(() => send(seller, 1500, source)));
    expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await advance(sandbox, { advance_days: 2 });
    expect(await balanceOf(seller)).toBe(4500);
  });

  it('is reversed in parts, never beyond its amount nor what the seller still has', async () => {
    const seller = await readySeller(sandbox.stripe);
    await charged(sandbox.stripe, 5000);
    const { id } = await send(seller, 2000);
    const reverse = (amount: number) => sandbox.stripe.transfers.createReversal(id, { amount });
    await reverse(500);
    expect((await refusal(reverse(1501))).code).toBe('amount_too_large');
    await sandbox.stripe.payouts.create({ amount: 1000, currency: 'usd' }, { stripeAccount: seller });
    expect((await refusal(reverse(1000))).code).toBe('balance_insufficient');
    const results = await Promise.allSettled([...Array(3)].map(() => reverse(400)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await balanceOf(seller)).toBe(100);
  });
});

describe("a seller's payout", () => {
  it('goes to the bank given at onboarding, and comes back when that is closed', async () => {
    const stripeAccount = await readySeller(sandbox.stripe, 'ba_usAccountClosed');
    await charged(sandbox.stripe, 5000);
    await send(stripeAccount, 2000);
    const payouts = sandbox.stripe.payouts;
    const { id } = await payouts.create({ amount: 2000, currency: 'usd' }, { stripeAccount });
    expect(await balanceOf(stripeAccount)).toBe(0);
    await advance(sandbox, { advance_days: 3 });
    expect(await payouts.retrieve(id, {}, { stripeAccount })).toMatchObject({ failure_code: 'account_closed' });
    expect(await balanceOf(stripeAccount)).toBe(2000);
    expect((await refusal(payouts.retrieve(id))).code).toBe('resource_missing');
  });

  it('takes only what the seller has, whatever the platform has', async () => {
    const stripeAccount = await readySeller(sandbox.stripe);
    await charged(sandbox.stripe, 5000);
    const asked = sandbox.stripe.payouts.create({ amount: 1, currency: 'usd' }, { stripeAccount });
    expect((await refusal(asked)).code).toBe('balance_insufficient');
  });
});

it('a platform acts only for accounts there are, and only where the sandbox says so', async () => {
  const { balance, customers } = sandbox.stripe;
  expect((await refusal(balance.retrieve({}, { stripeAccount: 'acct_none' }))).code).toBe('account_invalid');
  const stripeAccount = await readySeller(sandbox.stripe);
  expect((await refusal(customers.create({}, { stripeAccount }))).code).toBe('parameter_unsupported');
});
