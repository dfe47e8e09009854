import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '@/lib/kernel/ids';
import { type Currency, type Money, money } from '@/lib/kernel/money';
import { transferGateway } from '@/lib/money/transfers/gateway';
import type { RecipientBank } from './recipient-banks';
import { giveBank } from './testing/recipients';
import { advance, charged, runSandbox, type TestSandbox } from './testing/run-sandbox';
import { BACK } from './testing/sellers';

const gateway = transferGateway();
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
  // Read by the app at its first call, which is still to come.
  process.env.STRIPE_API_BASE = `http://127.0.0.1:${sandbox.port}`;
  await charged(sandbox.stripe, 500_000);
});
afterAll(() => sandbox.stop());
afterEach(() => void sandbox.context.faults.clear());

const ways = { returnUrl: BACK, refreshUrl: `${BACK}?again=1` };
const recipient = async (country: string, given?: { bank?: RecipientBank['id']; holder?: string }) => {
  const who = { recipientId: newId('recipient'), name: 'Salma Haddad', email: 'salma@example.com', country };
  const account = await gateway.createRecipient(who);
  if (given) await giveBank(await gateway.recipientLink(account, 'account_onboarding', ways), given);
  return account;
};
const sending = (account: string, arrives: Money, from: Currency = 'USD', transferId = newId('transfer')) => ({
  ...{ transferId, account, arrives, from, tries: 0 },
});
const usd = (amount: bigint) => money(amount, 'USD');
const strike = (action: 'error500' | 'error500_after' | 'drop' | 'drop_after', path: string, times = 9) =>
  sandbox.context.faults.add({ match: { method: 'POST', path }, action, ms: 0, times });
const listed = async (transferId: Id<'transfer'>) => {
  const own = [];
  for await (const one of gateway.listSent()) if (one.transferId === transferId) own.push(one);
  return own;
};
/** In cents, once everything that is due has happened. */
const balance = async () => {
  await advance(sandbox);
  const { available, pending } = await sandbox.stripe.balance.retrieve();
  return [...available, ...pending].reduce((sum, { amount, currency }) => sum + (currency === 'usd' ? amount : 0), 0);
};
const sent = async (given: Parameters<typeof gateway.send>[0]) => {
  const answer = await gateway.send(given);
  if (answer.state !== 'sent') throw new Error(`not sent: ${JSON.stringify(answer)}`);
  return answer;
};
const INTENTS = '/v2/money_management/payout_intents';

describe('a recipient', () => {
  it('is one account, begun, and active once she gave her bank', async () => {
    const who = { recipientId: newId('recipient'), name: 'Salma', email: 'salma@example.com', country: 'GB' };
    const account = await gateway.createRecipient(who);
    expect(await gateway.createRecipient(who)).toBe(account);
    expect(await gateway.readRecipient(account)).toEqual({ state: 'started', currency: null, bank: null, last4: null });
    expect(await giveBank(await gateway.recipientLink(account, 'account_onboarding', ways))).toBe(BACK);
    expect(await gateway.readRecipient(account)).toEqual({
      ...{ state: 'active', currency: 'GBP', bank: 'Test Bank GB', last4: '6789' },
    });
  });

  it('who changes her bank account is known by the new one', async () => {
    const account = await recipient('JP', {});
    await giveBank(await gateway.recipientLink(account, 'account_update', ways), { bank: 'returns' });
    expect(await gateway.readRecipient(account)).toMatchObject({ state: 'active', currency: 'JPY', last4: '1113' });
  });

  it('of a country no money is sent to, or whose account is closed, is restricted', async () => {
    expect(await gateway.readRecipient(await recipient('SO', {}))).toMatchObject({ state: 'restricted', bank: null });
    const account = await recipient('US', {});
    await sandbox.stripe.v2.core.accounts.close(account);
    expect((await gateway.readRecipient(account)).state).toBe('restricted');
  });

  it.each([
    ['Salma Haddad', { match: 'match', known: 'Salma Haddad' }],
    ['Salma H.', { match: 'close_match', known: 'Salma H.' }],
    ['Noura Aziz', { match: 'no_match', known: null }],
  ])('whose bank knows her as %s is told before anything is sent, once, and nothing moves', async (holder, found) => {
    const account = await recipient('GB', { holder });
    const before = await balance();
    const asked = { quoteId: newId('quote'), account, arrives: money(900n, 'GBP'), from: 'USD' as const };
    expect(await gateway.checkHolder(asked)).toEqual(found);
    expect(await gateway.checkHolder(asked)).toEqual(found);
    const made = [];
    for await (const one of sandbox.stripe.v2.moneyManagement.payoutIntents.list({ limit: 100 }))
      if (one.metadata?.name_of_quote === asked.quoteId) made.push(one.status);
    expect(made).toEqual(['canceled']);
    // Nobody takes it for something that was sent.
    const sendings = [];
    for await (const one of gateway.listSent()) if (one.transferId === null) sendings.push(one.intentId);
    expect(sendings).toEqual([]);
    expect(await balance()).toBe(before);
  });

  it('of whom nothing is told, or while the provider is silent, is unavailable', async () => {
    const asked = { quoteId: newId('quote'), account: await recipient('US'), arrives: usd(900n), from: 'USD' as const };
    expect(await gateway.checkHolder(asked)).toEqual({ match: 'unavailable', known: null });
    strike('drop', INTENTS, 99);
    const silent = { ...asked, quoteId: newId('quote'), account: await recipient('US', {}) };
    expect(await gateway.checkHolder(silent)).toEqual({ match: 'unavailable', known: null });
  });

  it('is closed once nobody uses her account, and again is nothing new', async () => {
    const account = await recipient('US', {});
    strike('error500', `/v2/core/accounts/${account}/close`);
    await expect(gateway.closeAccount(account)).rejects.toThrow();
    sandbox.context.faults.clear();
    await gateway.closeAccount(account);
    await gateway.closeAccount(account);
    expect((await sandbox.stripe.v2.core.accounts.retrieve(account)).closed).toBe(true);
    await gateway.closeAccount('acct_nobodys');
  });

  it('is asked by the provider in both languages, and without a script', async () => {
    const who = { recipientId: newId('recipient'), name: '"><b>Rim', email: 'rim@example.com', country: 'TR' };
    const url = await gateway.recipientLink(await gateway.createRecipient(who), 'account_onboarding', ways);
    const page = async (locale: string) => (await fetch(`${url}?locale=${locale}`)).text();
    expect(await page('en')).toContain('TRY  Money arrives.');
    expect(await page('ar')).toContain('lang="ar" dir="rtl"');
    expect(await page('en')).not.toMatch(/<script|<b>Rim/);
  });

  it('whose bank has a currency we do not know has none', async () => {
    expect(await gateway.readRecipient(await recipient('CZ', {}))).toMatchObject({ state: 'active', currency: null });
  });
});

describe('sending', () => {
  it('brings exactly what was said, is delivered, and is one for a transfer and a try', async () => {
    const before = await balance();
    const given = sending(await recipient('JP', {}), money(5000n, 'JPY'));
    const answer = await sent(given);
    expect(await gateway.send(given)).toEqual(answer);
    // 5000 / (186.75 / 1.1684 × 0.998), up to the next cent
    expect(answer).toMatchObject({ debited: usd(3135n), name: 'match' });
    expect(await balance()).toBe(before - 3135);
    expect(await gateway.readSent(answer.intentId)).toEqual({ state: 'sending', debited: usd(3135n) });
    await advance(sandbox, { advance_seconds: 5 });
    const read = await gateway.readSent(answer.intentId);
    expect(read).toEqual({ state: 'delivered', at: expect.any(Date), debited: usd(3135n) });
    expect(await listed(given.transferId)).toEqual([
      {
        ...{ intentId: answer.intentId, transferId: given.transferId, state: 'delivered' },
        ...{ arrives: money(5000n, 'JPY'), debited: usd(3135n) },
      },
    ]);
  });

  it('asked for by several at once is one', async () => {
    const given = sending(await recipient('US', {}), usd(600n));
    const before = await balance();
    const answers = await Promise.all([1, 2, 3].map(() => gateway.send(given)));
    for (const one of answers) expect(['sent', 'unknown']).toContain(one.state);
    await sent(given);
    expect(await listed(given.transferId)).toHaveLength(1);
    expect(await balance()).toBe(before - 600);
  });

  it('at home costs what arrives', async () => {
    expect(await sent(sending(await recipient('US', {}), usd(1234n)))).toMatchObject({ debited: usd(1234n) });
  });

  it.each([
    ['Salma H.', 'close_match'],
    ['Noura Aziz', 'no_match'],
  ])('to an account of %s goes on, and says %s', async (holder, name) => {
    const { intentId, ...answer } = await sent(sending(await recipient('US', { holder }), usd(500n)));
    expect(answer.name).toBe(name);
    await advance(sandbox, { advance_seconds: 10 });
    expect((await gateway.readSent(intentId)).state).toBe('delivered');
  });

  it.each([
    ['drop_after', INTENTS],
    ['error500_after', INTENTS],
    ['error500', INTENTS],
  ] as const)('that nobody heard of (%s) is never failed, and asked again is one sending', async (action, path) => {
    const given = sending(await recipient('US', {}), usd(700n));
    const before = await balance();
    strike(action, path);
    const first = await gateway.send(given);
    sandbox.context.faults.clear();
    expect(first.state === 'sent' || first.state === 'unknown').toBe(true);
    expect(await sent(given)).toMatchObject({ debited: usd(700n) });
    expect(await listed(given.transferId)).toHaveLength(1);
    expect(await balance()).toBe(before - 700);
  });

  it('that is certain to have made nothing says nothing all the same, while the provider is silent', async () => {
    const given = sending(await recipient('US', {}), usd(700n));
    strike('drop', INTENTS, 99);
    expect(await gateway.send(given)).toEqual({ state: 'unknown' });
    expect(await listed(given.transferId)).toEqual([]);
  });

  it('whose confirmation was lost is confirmed when asked again', async () => {
    const given = sending(await recipient('US', { holder: 'S. Haddad' }), usd(800n));
    strike('error500', `${INTENTS}/*/confirm`);
    expect(await gateway.send(given)).toEqual({ state: 'unknown' });
    sandbox.context.faults.clear();
    expect(await sent(given)).toMatchObject({ name: 'close_match' });
    expect(await listed(given.transferId)).toHaveLength(1);
  });

  it('with a rate held no longer takes a new one', async () => {
    const given = sending(await recipient('GB', { holder: 'S. Haddad' }), money(900n, 'GBP'));
    strike('error500', `${INTENTS}/*/confirm`);
    await gateway.send(given);
    sandbox.context.faults.clear();
    await advance(sandbox, { advance_seconds: 301 });
    expect((await sent(given)).name).toBe('close_match');
  });

  it('more than there is fails, takes nothing, and may be tried again', async () => {
    const before = await balance();
    const given = sending(await recipient('US', {}), usd(90_000_000n));
    expect(await gateway.send(given)).toEqual({ state: 'failed', problem: 'insufficient_funds' });
    expect((await gateway.send(given)).state).toBe('failed');
    expect((await gateway.send({ ...given, tries: 1 })).state).toBe('failed');
    expect(await balance()).toBe(before);
    expect((await listed(given.transferId)).map(({ state }) => state)).toEqual(['canceled', 'canceled']);
  });

  it('to who may not receive yet is refused', async () => {
    const given = sending(await recipient('US'), usd(100n));
    expect(await gateway.send(given)).toEqual({ state: 'failed', problem: 'recipient_not_ready' });
  });

  it('what the provider cannot count is refused before it is asked', async () => {
    const given = sending(await recipient('US', {}), usd(100_000_000_00n));
    expect(await gateway.send(given)).toEqual({ state: 'failed', problem: 'too_much' });
  });
});

describe('a bank', () => {
  it.each([
    ['no_account', 0, 'bank_account_wrong'],
    ['declines', 5, 'declined'],
    ['returns', 20, 'bank_account_closed'],
  ] as const)('that %s brings the money back', async (bank, seconds, problem) => {
    const before = await balance();
    const given = sending(await recipient('US', { bank }), usd(1500n));
    const answer = await gateway.send(given);
    if (answer.state === 'sent') {
      expect(await balance()).toBe(before - 1500);
      await advance(sandbox, { advance_seconds: seconds });
      expect(await gateway.readSent(answer.intentId)).toEqual({ state: 'failed', problem, debited: usd(1500n) });
      expect((await listed(given.transferId)).map(({ state }) => state)).toEqual(['failed']);
    } else {
      expect([answer, seconds]).toEqual([{ state: 'failed', problem }, 0]);
    }
    expect(await balance()).toBe(before);
  });

  it('that returns money had it first', async () => {
    const { intentId } = await sent(sending(await recipient('US', { bank: 'returns' }), usd(300n)));
    await advance(sandbox, { advance_seconds: 6 });
    expect((await gateway.readSent(intentId)).state).toBe('delivered');
    await advance(sandbox, { advance_seconds: 10 });
    expect((await gateway.readSent(intentId)).state).toBe('failed');
  });
});

describe('calling back', () => {
  it('works until it has left, as often as it is asked, and brings everything back', async () => {
    const before = await balance();
    const given = sending(await recipient('US', {}), usd(400n));
    const { intentId } = await sent(given);
    expect(await gateway.cancelSent(intentId)).toBe('canceled');
    expect(await gateway.cancelSent(intentId)).toBe('canceled');
    expect(await gateway.readSent(intentId)).toMatchObject({ state: 'failed', problem: 'canceled' });
    expect(await balance()).toBe(before);
    await advance(sandbox, { advance_seconds: 20 });
    expect((await listed(given.transferId)).map(({ state }) => state)).toEqual(['canceled']);
  });

  it('comes too late once it has', async () => {
    const { intentId } = await sent(sending(await recipient('US', {}), usd(400n)));
    await advance(sandbox, { advance_seconds: 6 });
    expect(await gateway.cancelSent(intentId)).toBe('too_late');
  });

  it('has nothing left to do once it has left and came back', async () => {
    const { intentId } = await sent(sending(await recipient('US', { bank: 'returns' }), usd(400n)));
    await advance(sandbox, { advance_seconds: 20 });
    // An intent that nobody asks to try again stays as it was when it left.
    await sandbox.context.database`
      update sandbox.object set data = (data - 'next_action') || '{"status": "posted"}' where id = ${intentId}`;
    expect(await gateway.readSent(intentId)).toMatchObject({ state: 'failed' });
    expect(await gateway.cancelSent(intentId)).toBe('canceled');
  });

  it('that nobody heard of is known by what became of it', async () => {
    const { intentId } = await sent(sending(await recipient('US', {}), usd(400n)));
    strike('error500', `${INTENTS}/*/cancel`);
    expect(await gateway.cancelSent(intentId)).toBe('unknown');
    sandbox.context.faults.clear();
    strike('error500_after', `${INTENTS}/*/cancel`);
    expect(await gateway.cancelSent(intentId)).toBe('canceled');
  });
});
