import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_CARDS } from './test-cards';
import {
  authorized,
  customerWithCard,
  pressOnBankPage,
  RETURN_URL,
  refusal,
  runSandbox,
  type TestSandbox,
} from './testing/run-sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.stop());

const pay = (method: string, more: object = {}) =>
  sandbox.stripe.paymentIntents.create({
    amount: 5000,
    currency: 'usd',
    payment_method: method,
    confirm: true,
    return_url: RETURN_URL,
    ...more,
  });

describe('a card does what the list of test cards says', () => {
  const declining = TEST_CARDS.flatMap(({ id, behaviour }) =>
    behaviour.kind === 'declines' && behaviour.at === 'payment'
      ? [[id, behaviour.code, behaviour.decline] as const]
      : [],
  );

  it.each(declining)('%s is declined with %s / %s and leaves the intent open', async (id, code, decline) => {
    const error = await refusal(pay(id));
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, decline_code: decline });
    const intent = await sandbox.stripe.paymentIntents.retrieve(error.payment_intent?.id ?? '');
    expect(intent).toMatchObject({ status: 'requires_payment_method', amount_received: 0, amount_capturable: 0 });
    expect(intent.last_payment_error).toMatchObject({ code, decline_code: decline });
  });

  it.each(TEST_CARDS.filter(({ behaviour }) => behaviour.kind === 'succeeds').map(({ id }) => id))(
    '%s pays',
    async (id) => {
      expect(await pay(id)).toMatchObject({ status: 'succeeded', amount_received: 5000 });
    },
  );

  it('a declined intent takes another card', async () => {
    const error = await refusal(pay('pm_card_chargeDeclined'));
    const again = { payment_method: 'pm_card_visa', return_url: RETURN_URL };
    expect((await sandbox.stripe.paymentIntents.confirm(error.payment_intent?.id ?? '', again)).status).toBe(
      'succeeded',
    );
  });

  it('a card of one customer does not pay for another', async () => {
    const { method } = await customerWithCard(sandbox.stripe);
    const other = await sandbox.stripe.customers.create({});
    expect((await refusal(pay(method, { customer: other.id }))).param).toBe('payment_method');
    expect((await refusal(pay(method))).param).toBe('payment_method');
  });

  it('a detached card never pays again', async () => {
    const { customer, method } = await customerWithCard(sandbox.stripe);
    await sandbox.stripe.paymentMethods.detach(method);
    expect((await refusal(pay(method, { customer }))).param).toBe('payment_method');
    expect((await refusal(sandbox.stripe.paymentMethods.attach(method, { customer }))).statusCode).toBe(400);
  });
});

describe('3-D Secure', () => {
  const bankPage = async (method: string, more: object = {}) => {
    const intent = await pay(method, { capture_method: 'manual', ...more });
    return { intent, url: intent.next_action?.redirect_to_url?.url ?? '' };
  };

  it('completed: the money is held and the shopper is sent back', async () => {
    const { intent, url } = await bankPage('pm_card_threeDSecureRequired');
    expect(intent.status).toBe('requires_action');
    const back = await pressOnBankPage(url, 'complete');
    expect(back.origin + back.pathname).toBe(RETURN_URL);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      payment_intent: intent.id,
      redirect_status: 'succeeded',
    });
    expect(await sandbox.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'requires_capture' });
  });

  it('failed: nothing is held', async () => {
    const { intent, url } = await bankPage('pm_card_threeDSecureRequired');
    expect((await pressOnBankPage(url, 'fail')).searchParams.get('redirect_status')).toBe('failed');
    const after = await sandbox.stripe.paymentIntents.retrieve(intent.id);
    expect(after).toMatchObject({ status: 'requires_payment_method', latest_charge: null });
    expect(after.last_payment_error?.code).toBe('payment_intent_authentication_failure');
  });

  it('pressed twice, or both buttons at once: one outcome', async () => {
    const { intent, url } = await bankPage('pm_card_threeDSecureRequired');
    await Promise.all([...Array(4)].map((_, index) => pressOnBankPage(url, index % 2 ? 'fail' : 'complete')));
    const charges = await sandbox.stripe.charges.list({ payment_intent: intent.id });
    const { status } = await sandbox.stripe.paymentIntents.retrieve(intent.id);
    expect(charges.data).toHaveLength(status === 'requires_capture' ? 1 : 0);
  });

  it('asked for when the shopper is away: declined, not asked', async () => {
    expect((await refusal(pay('pm_card_threeDSecureRequired', { off_session: true }))).code).toBe(
      'authentication_required',
    );
  });

  it('completed, and then the bank still declines', async () => {
    const { intent, url } = await bankPage('pm_card_authenticationRequiredChargeDeclinedInsufficientFunds');
    expect((await pressOnBankPage(url, 'complete')).searchParams.get('redirect_status')).toBe('failed');
    const after = await sandbox.stripe.paymentIntents.retrieve(intent.id);
    expect(after.last_payment_error?.decline_code).toBe('insufficient_funds');
  });
});

describe('money', () => {
  const move = (step: 'capture' | 'cancel', id: string, params: object = {}) =>
    sandbox.stripe.paymentIntents[step](id, params);

  it('is captured once, never more than was held', async () => {
    const held = await authorized(sandbox.stripe, 3000);
    expect((await refusal(move('capture', held.id, { amount_to_capture: 3001 }))).code).toBe('amount_too_large');
    const results = await Promise.allSettled(
      [...Array(5)].map(() => move('capture', held.id, { amount_to_capture: 2000 })),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const [charge] = (await sandbox.stripe.charges.list({ payment_intent: held.id })).data;
    expect(charge).toMatchObject({ amount_captured: 2000, amount_refunded: 0 });
  });

  it('that was let go cannot be captured or refunded, and leaves no line in the books', async () => {
    const held = await authorized(sandbox.stripe);
    await move('cancel', held.id);
    expect((await refusal(move('capture', held.id))).code).toBe('payment_intent_unexpected_state');
    expect((await refusal(sandbox.stripe.refunds.create({ payment_intent: held.id }))).statusCode).toBe(400);
    const source = String(held.latest_charge);
    expect((await sandbox.stripe.balanceTransactions.list({ source })).data).toEqual([]);
  });

  it('is never refunded beyond what was captured, by any number of refunds at once', async () => {
    const held = await authorized(sandbox.stripe, 1000);
    await move('capture', held.id);
    const refund = () => sandbox.stripe.refunds.create({ payment_intent: held.id, amount: 600 });
    const results = await Promise.allSettled([...Array(6)].map(refund));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    await sandbox.stripe.refunds.create({ payment_intent: held.id, amount: 400 });
    expect((await refusal(refund())).code).toBe('charge_already_refunded');
  });

  it('captured, refunded and charged for is what the balance says', async () => {
    const lines = (await sandbox.stripe.balanceTransactions.list({ limit: 100, currency: 'usd' })).data;
    for (const line of lines.filter(({ type }) => type === 'charge')) {
      expect(line.fee).toBe(Math.round((line.amount * 29) / 1000) + 30);
      expect(line.net).toBe(line.amount - line.fee);
    }
    const { available, pending } = await sandbox.stripe.balance.retrieve();
    const usd = [...available, ...pending].filter(({ currency }) => currency === 'usd');
    expect(usd.reduce((sum, { amount }) => sum + amount, 0)).toBe(lines.reduce((sum, line) => sum + line.net, 0));
  });

  it.each([
    ['usd', 49, 'amount_too_small'],
    ['usd', 100_000_000, 'amount_too_large'],
    ['kwd', 1005, 'parameter_invalid_integer'],
  ])('%s %i is refused', async (currency, amount, code) => {
    expect((await refusal(sandbox.stripe.paymentIntents.create({ amount, currency }))).code).toBe(code);
  });
});
