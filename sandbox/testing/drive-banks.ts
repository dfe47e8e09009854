import { expect } from 'vitest';
import { advance, RETURN_URL, refusal, type TestSandbox } from './run-sandbox';

/** A bank account, from storing it to its late yes and no, for the check against the description. */
export async function driveBanks(sandbox: TestSandbox): Promise<void> {
  const { customers, setupIntents, paymentIntents, paymentMethods, charges, refunds, mandates, disputes } =
    sandbox.stripe;
  const { id: customer } = await customers.create({});
  const kinds = { allowed_payment_method_types: ['us_bank_account' as const] };
  const payment_method_options = { us_bank_account: { verification_method: 'instant' as const } };
  const setup = await setupIntents.create({ customer, ...kinds, payment_method_options });
  const stored = await setupIntents.confirm(setup.id, { payment_method: 'pm_usBankAccount_success' });
  expect(stored.status).toBe('succeeded');
  expect((await mandates.retrieve(String(stored.mandate))).payment_method).toBe(stored.payment_method);
  expect((await paymentMethods.list({ customer, type: 'us_bank_account' })).data).toHaveLength(1);
  const pay = (payment_method: string, more: object = {}) =>
    paymentIntents.create({
      amount: 9000,
      currency: 'usd',
      payment_method,
      confirm: true,
      return_url: RETURN_URL,
      ...kinds,
      ...more,
    });
  const good = await pay(String(stored.payment_method), { customer });
  const bad = await pay('pm_usBankAccount_insufficientFunds');
  const back = await pay('pm_usBankAccount_dispute');
  expect([good.status, bad.status]).toEqual(['processing', 'processing']);
  await charges.retrieve(String(good.latest_charge));
  await refusal(refunds.create({ charge: String(good.latest_charge) }));
  await advance(sandbox, { advance_days: 4 });
  const expand = ['latest_charge.balance_transaction'];
  expect((await paymentIntents.retrieve(good.id, { expand })).status).toBe('succeeded');
  expect((await paymentIntents.retrieve(bad.id, { expand })).status).toBe('requires_payment_method');
  await refunds.create({ payment_intent: good.id, amount: 100 });
  const [taken] = (await disputes.list({ payment_intent: back.id })).data;
  expect(taken).toMatchObject({ status: 'lost', amount: 9000 });
}
