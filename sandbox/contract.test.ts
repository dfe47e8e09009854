import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS, matchRoute } from './core/routes';
import { openContract } from './testing/contract';
import { driveBanks } from './testing/drive-banks';
import { driveCustomers } from './testing/drive-customers';
import { driveDisputes } from './testing/drive-disputes';
import { driveEndpoints } from './testing/drive-endpoints';
import { driveMethods } from './testing/drive-methods';
import { driveOutflow } from './testing/drive-outflow';
import { drivePayments } from './testing/drive-payments';
import { drivePayouts } from './testing/drive-payouts';
import { driveRefusals } from './testing/drive-refusals';
import { driveSellers } from './testing/drive-sellers';
import { driveSetups } from './testing/drive-setups';
import { driveTaxes } from './testing/drive-taxes';
import { driveThinEvents } from './testing/drive-thin-events';
import { driveTransfers } from './testing/drive-transfers';
import { pressOnBankPage, RETURN_URL, refusal, runSandbox, type TestSandbox } from './testing/run-sandbox';

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

  it('customers, from creation to deletion', () => driveCustomers(sandbox.stripe));

  it('payment methods, in a customer and out of it', () => driveMethods(sandbox.stripe));

  it('setup intents in every state', () => driveSetups(sandbox.stripe));

  it('payment intents from authorisation to refund', async () => {
    await drivePayments(sandbox.stripe);
    const lines = await sandbox.stripe.balanceTransactions.list({ limit: 100 });
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

  it("money sent to people's banks, however it fares", () => driveOutflow(sandbox));

  it('calculations of tax', () => driveTaxes(sandbox.stripe));

  it('bank accounts, which answer late', () => driveBanks(sandbox));

  it('disputes, however they end', () => driveDisputes(sandbox));

  it('thin events and where they go', () => driveThinEvents(sandbox));

  it('webhook endpoints', () => driveEndpoints(sandbox.stripe));

  it('every event it wrote', async () => {
    const { events } = sandbox.stripe;
    const types = new Set<string>();
    for await (const event of events.list({ limit: 100 })) types.add(event.type);
    expect(types.size).toBeGreaterThan(18);
    const [first] = (await events.list({ type: 'customer.created', limit: 1 })).data;
    expect((await events.retrieve(first?.id ?? '')).id).toBe(first?.id);
  });

  it('refusals of every kind', () => driveRefusals(sandbox.stripe));

  it('and no endpoint was left untried', async () => {
    await sandbox.stripe.balance.retrieve();
    expect(
      ENDPOINTS.map((one) => `${one.method} ${one.path}`).filter(
        (name) => !driven.has(name) && name !== 'GET /v1/balance',
      ),
    ).toEqual([]);
  });
});
