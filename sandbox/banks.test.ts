import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_BANKS, TEST_ROUTING } from './test-banks';
import { APP_ORIGIN, advance, RETURN_URL, refusal, runSandbox, type TestSandbox } from './testing/run-sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.stop());

const kinds = { allowed_payment_method_types: ['us_bank_account' as const] };
const pay = (payment_method: string, more: object = {}) =>
  sandbox.stripe.paymentIntents.create({
    ...{ amount: 10_000, currency: 'usd', payment_method, confirm: true, return_url: RETURN_URL },
    ...kinds,
    ...more,
  });
const now = (id: string) => sandbox.stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });

describe('a payment from a bank account', () => {
  it('is neither made nor refused for four days, then paid, less its own fee', async () => {
    const { id, status } = await pay('pm_usBankAccount_success');
    expect(status).toBe('processing');
    await advance(sandbox, { advance_seconds: 4 * 24 * 3600 - 60 });
    expect((await now(id)).status).toBe('processing');
    await advance(sandbox, { advance_seconds: 60 });
    expect(await now(id)).toMatchObject({ status: 'succeeded', latest_charge: { status: 'succeeded' } });
    const [line] = (await sandbox.stripe.balanceTransactions.list({ type: 'payment' })).data;
    expect(line).toMatchObject({ amount: 10_000, fee: 80, net: 9920 });
  });

  const failing = TEST_BANKS.flatMap(({ method, debit }) =>
    debit === null || debit === 'waits' || debit === 'disputes' ? [] : [[method, debit.code] as const],
  );
  it.each(failing)('from %s fails days later: %s', async (method, code) => {
    const { id } = await pay(method);
    await advance(sandbox, { advance_days: 4 });
    expect(await now(id)).toMatchObject({
      status: 'requires_payment_method',
      latest_charge: { status: 'failed', failure_code: code, balance_transaction: null },
    });
  });

  it('is written down first, drawn when it is confirmed, and can be let go until then', async () => {
    const { paymentIntents } = sandbox.stripe;
    const write = () => pay('pm_usBankAccount_success', { confirm: false, return_url: undefined });
    const [drawn, undone] = [await write(), await write()];
    expect([drawn.status, undone.status]).toEqual(['requires_confirmation', 'requires_confirmation']);
    expect((await paymentIntents.confirm(drawn.id)).status).toBe('processing');
    expect((await paymentIntents.cancel(undone.id)).status).toBe('canceled');
    expect((await refusal(paymentIntents.confirm(drawn.id))).code).toBe('payment_intent_unexpected_state');
    expect((await refusal(paymentIntents.cancel(drawn.id))).code).toBe('payment_intent_unexpected_state');
  });

  it('may be taken back by the bank right after it was paid, for good', async () => {
    const { id } = await pay('pm_usBankAccount_dispute');
    await advance(sandbox, { advance_days: 4 });
    expect(await now(id)).toMatchObject({ status: 'succeeded', latest_charge: { disputed: true } });
    const [dispute] = (await sandbox.stripe.disputes.list({ payment_intent: id })).data;
    expect(dispute).toMatchObject({ status: 'lost', reason: 'debit_not_authorized', amount: 10_000 });
  });

  it('may never settle', async () => {
    const { id } = await pay('pm_usBankAccount_processing');
    await advance(sandbox, { advance_days: 30 });
    expect((await now(id)).status).toBe('processing');
  });

  it('is not held for later, not in other money, and not where only cards are wanted', async () => {
    const problem = async (more: object) => (await refusal(pay('pm_usBankAccount_success', more))).param;
    expect(await problem({ capture_method: 'manual' })).toBe('capture_method');
    expect(await problem({ currency: 'eur' })).toBe('currency');
    expect(await problem({ allowed_payment_method_types: ['card'] })).toBe('payment_method');
  });
});

describe('the framed bank fields', () => {
  const typed = { holder: 'Ana Lee', routing: TEST_ROUTING, account: TEST_BANKS[0]?.number ?? '', kind: 'savings' };
  const newSetup = async (more: object = kinds) => {
    const { id: customer } = await sandbox.stripe.customers.create({});
    return sandbox.stripe.setupIntents.create({ customer, ...more });
  };
  const confirm = async (given: object, setup?: Awaited<ReturnType<typeof newSetup>>) => {
    const { client_secret } = setup ?? (await newSetup());
    const response = await fetch(`${sandbox.origin}/bank-fields/confirm`, {
      method: 'POST',
      headers: { origin: sandbox.origin },
      body: new URLSearchParams({ ...typed, client_secret: client_secret ?? '', parent: APP_ORIGIN, ...given }),
    });
    return response.json();
  };

  it('open for the app only, in both directions', async () => {
    const { client_secret } = await newSetup();
    const open = (more: object) =>
      fetch(
        `${sandbox.origin}/bank-fields?${new URLSearchParams({ client_secret: client_secret ?? '', parent: APP_ORIGIN, ...more })}`,
      );
    expect(await (await open({ locale: 'ar' })).text()).toContain('dir="rtl"');
    expect((await open({ parent: 'https://evil.example' })).status).toBe(404);
  });

  it('store an account and answer with its token', async () => {
    const setup = await newSetup();
    const answer = await confirm({}, setup);
    const stored = await sandbox.stripe.setupIntents.retrieve(setup.id, { expand: ['payment_method'] });
    expect(answer).toMatchObject({ kind: 'saved', intent: setup.id });
    expect(stored.payment_method).toMatchObject({
      id: answer.method,
      us_bank_account: { last4: '6789', account_type: 'savings' },
      billing_details: { name: 'Ana Lee' },
    });
    const mandate = await sandbox.stripe.mandates.retrieve(String(stored.mandate));
    expect(mandate).toMatchObject({ status: 'active', type: 'multi_use', payment_method: answer.method });
  });

  it.each([
    [{ holder: ' ' }, { holder: 'holder_missing' }],
    [{ routing: '1100' }, { routing: 'routing_missing' }],
    [{ routing: '021000021' }, { routing: 'routing_invalid' }],
    [{ account: '' }, { account: 'account_missing' }],
    [{ account: '000123456780' }, { account: 'not_a_test_account' }],
  ])('refuse %o beside the right field', async (given, problems) => {
    expect(await confirm(given)).toEqual({ kind: 'refused', problems });
  });

  it('do not store an account where only cards are wanted', async () => {
    const answer = await confirm({}, await newSetup({ allowed_payment_method_types: ['card'] }));
    expect(answer).toEqual({ kind: 'refused', problems: { account: 'finished' } });
  });

  it('work as a whole page without a script, and write nothing typed back', async () => {
    const setup = await newSetup();
    const address = `${sandbox.origin}/setup/${setup.id}?${new URLSearchParams({ return_url: RETURN_URL, kind: 'bank' })}`;
    const post = (body: Record<string, string>) =>
      fetch(address, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' });
    const page = await (await post({ ...typed, holder: '' })).text();
    expect(page).toContain('Type the name on the account');
    expect(page).not.toMatch(/<script|<input[^>]*\svalue=/);
    const back = (await post(typed)).headers.get('location');
    expect(back).toBe(`${RETURN_URL}?setup_intent=${setup.id}&redirect_status=succeeded`);
  });
});

it('no account number was stored by anything above', async () => {
  const rows = await sandbox.context.database<{ data: string }[]>`
    select data::text from sandbox.object union all select response::text from sandbox.idempotency`;
  const everything = rows.map(({ data }) => data).join('\n');
  for (const { number } of TEST_BANKS) expect(everything).not.toContain(`"${number}"`);
});
