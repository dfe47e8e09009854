import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS, matchRoute } from './core/routes';
import { openContract } from './testing/contract';
import { driveBanks } from './testing/drive-banks';
import { driveDisputes } from './testing/drive-disputes';
import { drivePayouts } from './testing/drive-payouts';
import { driveSellers } from './testing/drive-sellers';
import { driveThinEvents } from './testing/drive-thin-events';
import { driveTransfers } from './testing/drive-transfers';
import {
  authorized,
  customerWithCard,
  pressOnBankPage,
  RETURN_URL,
  refusal,
  runSandbox,
  type TestSandbox,
} from './testing/run-sandbox';

const contract = openContract();
if (contract === undefined) {
  console.warn(
    'The description of the provider API is not here (SOUK_REFERENCE): the sandbox is not checked against it.',
  );
}

describe.skipIf(contract === undefined)('the sandbox answers as the provider describes', () => {
  let sandbox: TestSandbox;
  const driven = new Set<string>();

  beforeAll(async () => {
    sandbox = await runSandbox();
  });
  afterAll(() => sandbox.stop());

  afterEach(() => {
    const seen = sandbox.exchanges.splice(0);
    for (const { method, path } of seen) {
      const found = matchRoute(method, path);
      driven.add(`${method} ${found?.endpoint.path}`);
    }
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.flatMap((exchange) => contract?.problems(exchange) ?? []).slice(0, 5)).toEqual([]);
  });

  it('customers, from creation to deletion', async () => {
    const { customers } = sandbox.stripe;
    const address = { line1: '1 Main St', city: 'Springfield', country: 'US', postal_code: '01101', state: 'MA' };
    const made = await customers.create({
      name: 'Ana',
      email: 'ana@example.com',
      address,
      shipping: { name: 'Ana', address },
    });
    const changed = await customers.update(made.id, {
      phone: '+1555',
      metadata: { a: '1' },
      preferred_locales: ['ar'],
    });
    expect(changed).toMatchObject({ phone: '+1555', metadata: { a: '1' }, name: 'Ana' });
    expect((await customers.list({ email: 'ana@example.com' })).data.map((one) => one.id)).toEqual([made.id]);
    await customers.del(made.id);
    expect(await customers.retrieve(made.id)).toEqual({ id: made.id, object: 'customer', deleted: true });
  });

  it('payment methods, in a customer and out of it', async () => {
    const { paymentMethods, customers } = sandbox.stripe;
    const customer = await customers.create({});
    const made = await paymentMethods.create({ type: 'card', card: { token: 'tok_mastercard' } });
    await paymentMethods.attach(made.id, { customer: customer.id });
    await paymentMethods.update(made.id, { billing_details: { name: 'Ana', address: { postal_code: '01101' } } });
    const kept = await paymentMethods.retrieve(made.id, { expand: ['customer'] });
    expect(kept.billing_details.name).toBe('Ana');
    expect((await paymentMethods.list({ customer: customer.id, type: 'card' })).data).toHaveLength(1);
    expect((await customers.listPaymentMethods(customer.id)).data).toHaveLength(1);
    expect((await customers.retrievePaymentMethod(customer.id, made.id)).id).toBe(made.id);
    expect((await paymentMethods.detach(made.id)).customer).toBeNull();
  });

  it('setup intents in every state', async () => {
    const { setupIntents } = sandbox.stripe;
    const { customer, setup } = await customerWithCard(sandbox.stripe);
    expect(setup.status).toBe('succeeded');
    const open = await setupIntents.create({ customer, allowed_payment_method_types: ['card'], metadata: { a: 'b' } });
    await setupIntents.update(open.id, { description: 'for later' });
    const asked = await setupIntents.confirm(open.id, {
      payment_method: 'pm_card_authenticationRequired',
      return_url: RETURN_URL,
    });
    expect(asked.next_action?.redirect_to_url?.return_url).toBe(RETURN_URL);
    expect((await setupIntents.cancel(open.id, { cancellation_reason: 'abandoned' })).status).toBe('canceled');
    const bad = await setupIntents.create({ customer });
    const wrong = { payment_method: 'pm_card_chargeDeclinedIncorrectCvc', return_url: RETURN_URL };
    expect((await refusal(setupIntents.confirm(bad.id, wrong))).code).toBe('incorrect_cvc');
    expect((await setupIntents.retrieve(bad.id)).last_setup_error?.code).toBe('incorrect_cvc');
    expect((await setupIntents.list({ customer })).data).toHaveLength(3);
  });

  it('payment intents from authorisation to refund', async () => {
    const { paymentIntents, refunds, charges, balanceTransactions } = sandbox.stripe;
    const held = await authorized(sandbox.stripe, 4620, {
      metadata: { attempt_id: 'a1' },
      transfer_group: 'g1',
      expand: ['latest_charge'],
    });
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 4620 });
    await paymentIntents.capture(held.id, { amount_to_capture: 4000 });
    const refund = await refunds.create({ payment_intent: held.id, amount: 1000, reason: 'requested_by_customer' });
    await refunds.update(refund.id, { metadata: { why: 'torn' } });
    expect((await refunds.retrieve(refund.id, { expand: ['charge', 'balance_transaction'] })).metadata).toEqual({
      why: 'torn',
    });
    expect((await refunds.list({ payment_intent: held.id })).data).toHaveLength(1);
    const [charge] = (await charges.list({ transfer_group: 'g1', expand: ['data.balance_transaction'] })).data;
    expect(charge).toMatchObject({ amount_captured: 4000, amount_refunded: 1000 });
    await charges.retrieve(charge?.id ?? '', { expand: ['customer', 'payment_intent'] });
    const lines = await balanceTransactions.list({ limit: 100 });
    await balanceTransactions.retrieve(lines.data[0]?.id ?? '');
    const balance = await sandbox.stripe.balance.retrieve();
    expect(balance.pending[0]?.amount).toBe(lines.data.reduce((sum, line) => sum + line.net, 0));
  });

  it('payment intents that wait, change, fail and end', async () => {
    const { paymentIntents } = sandbox.stripe;
    const open = await paymentIntents.create({ amount: 900, currency: 'eur', receipt_email: 'a@example.com' });
    await paymentIntents.update(open.id, { amount: 950, shipping: { name: 'Ana', address: { line1: '1 Main St' } } });
    const asked = await paymentIntents.confirm(open.id, {
      payment_method: 'pm_card_threeDSecureRequired',
      return_url: RETURN_URL,
    });
    expect(asked.status).toBe('requires_action');
    await pressOnBankPage(asked.next_action?.redirect_to_url?.url ?? '', 'fail');
    expect((await paymentIntents.retrieve(open.id)).last_payment_error?.code).toBe(
      'payment_intent_authentication_failure',
    );
    const declined = await refusal(
      paymentIntents.confirm(open.id, { payment_method: 'pm_card_chargeDeclinedFraudulent', return_url: RETURN_URL }),
    );
    expect(declined).toMatchObject({ code: 'card_declined', decline_code: 'fraudulent' });
    expect((await paymentIntents.cancel(open.id)).status).toBe('canceled');
    const proven = await paymentIntents.create({
      amount: 900,
      currency: 'jpy',
      payment_method: 'pm_card_threeDSecureRequired',
      confirm: true,
      return_url: RETURN_URL,
    });
    await pressOnBankPage(proven.next_action?.redirect_to_url?.url ?? '', 'complete');
    expect((await paymentIntents.retrieve(proven.id, { expand: ['latest_charge'] })).status).toBe('succeeded');
    expect((await paymentIntents.list({ limit: 2 })).has_more).toBe(true);
    expect((await paymentIntents.search({ query: "status:'succeeded' AND currency:'jpy'" })).data).toHaveLength(1);
  });

  it('payouts in every state', () => drivePayouts(sandbox));

  it('sellers, from creation to closing', () => driveSellers(sandbox));

  it('transfers to sellers, and back', () => driveTransfers(sandbox));

  it('bank accounts, which answer late', () => driveBanks(sandbox));

  it('disputes, however they end', () => driveDisputes(sandbox));

  it('thin events and where they go', () => driveThinEvents(sandbox));

  it('webhook endpoints', async () => {
    const { webhookEndpoints } = sandbox.stripe;
    const made = await webhookEndpoints.create({
      url: 'http://localhost:9/hook',
      enabled_events: ['*'],
      description: 'ours',
    });
    expect(made.secret).toMatch(/^whsec_/);
    expect((await webhookEndpoints.update(made.id, { disabled: true })).status).toBe('disabled');
    expect((await webhookEndpoints.retrieve(made.id)).secret).toBeUndefined();
    expect((await webhookEndpoints.list()).data).toHaveLength(1);
    expect((await webhookEndpoints.del(made.id)).deleted).toBe(true);
  });

  it('every event it wrote', async () => {
    const { events } = sandbox.stripe;
    const types = new Set<string>();
    for await (const event of events.list({ limit: 100 })) types.add(event.type);
    expect(types.size).toBeGreaterThan(18);
    const [first] = (await events.list({ type: 'customer.created', limit: 1 })).data;
    expect((await events.retrieve(first?.id ?? '')).id).toBe(first?.id);
  });

  it('refusals of every kind', async () => {
    const { customers, paymentIntents, refunds } = sandbox.stripe;
    const unknown = { name: 'Ana', shoe_size: 44 };
    expect((await refusal(customers.create(unknown))).code).toBe('parameter_unknown');
    expect((await refusal(customers.retrieve('cus_none'))).code).toBe('resource_missing');
    expect((await refusal(paymentIntents.create({ amount: 1, currency: 'usd' }))).code).toBe('amount_too_small');
    expect((await refusal(refunds.create({}))).code).toBe('parameter_missing');
  });

  it('and no endpoint was left untried', async () => {
    await sandbox.stripe.balance.retrieve();
    expect(
      ENDPOINTS.map((one) => `${one.method} ${one.path}`).filter(
        (name) => !driven.has(name) && name !== 'GET /v1/balance',
      ),
    ).toEqual([]);
  });
});
