import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { matchIn } from '../core/routes';
import { PAYPAL_BACK, PayPalClient } from '../testing/paypal-client';
import { openPayPalContract } from '../testing/paypal-contract';
import { runSandbox, type TestSandbox } from '../testing/run-sandbox';
import { PAYPAL_ENDPOINTS } from './pipeline';

const contract = openPayPalContract();
if (contract === undefined) {
  console.warn('The descriptions of PayPal are not here (SOUK_REFERENCE): the sandbox is not checked against them.');
}

describe.skipIf(contract === undefined)('the sandbox answers as PayPal describes', () => {
  let sandbox: TestSandbox;
  let paypal: PayPalClient;
  const driven = new Set<string>();

  beforeAll(async () => {
    sandbox = await runSandbox();
    paypal = new PayPalClient(sandbox);
    await paypal.signIn();
  });
  afterAll(() => sandbox.stop());
  afterEach(() => {
    const seen = paypal.exchanges.splice(0);
    for (const { method, path } of seen) {
      const found = matchIn(PAYPAL_ENDPOINTS, method, path);
      driven.add(`${method} ${found?.endpoint.path}`);
    }
    expect(seen.flatMap((exchange) => contract?.problems(exchange) ?? []).slice(0, 5)).toEqual([]);
  });

  it('a vault, from asking to forgetting', async () => {
    const experience_context = { return_url: PAYPAL_BACK, cancel_url: PAYPAL_BACK };
    const source = { paypal: { description: 'Souk', usage_type: 'MERCHANT', experience_context } };
    const setup = await paypal.call('POST', '/v3/vault/setup-tokens', {
      customer: { id: 'shopper1' },
      payment_source: source,
    });
    const token = { payment_source: { token: { id: setup.id, type: 'SETUP_TOKEN' } } };
    expect((await paypal.call('POST', '/v3/vault/payment-tokens', token)).status).toBe(422);
    expect(await paypal.press(setup, 'approve')).toContain(`approval_token_id=${setup.id}`);
    expect((await paypal.call('GET', `/v3/vault/setup-tokens/${setup.id}`)).status).toBe('APPROVED');
    const stored = await paypal.call('POST', '/v3/vault/payment-tokens', token);
    expect(stored.payment_source.paypal.email_address).toBe('buyer@example.com');
    await paypal.call('GET', `/v3/vault/payment-tokens/${stored.id}`);
    const mine = await paypal.call('GET', '/v3/vault/payment-tokens?customer_id=shopper1');
    expect(mine.payment_tokens).toHaveLength(1);
    expect((await paypal.call('DELETE', `/v3/vault/payment-tokens/${stored.id}`)).status).toBe(204);
    expect((await paypal.call('GET', `/v3/vault/payment-tokens/${stored.id}`)).status).toBe(404);
  });

  it('an order on a stored account, from holding to giving back', async () => {
    const order = await paypal.order(await paypal.vaulted(), '46.20', {
      description: 'A lamp',
      invoice_id: 'inv_1',
      items: [{ name: 'Lamp', quantity: '1', unit_amount: { currency_code: 'USD', value: '46.20' } }],
    });
    const held = order.purchase_units[0].payments.authorizations[0].id;
    await paypal.call('GET', `/v2/payments/authorizations/${held}`);
    const amount = { currency_code: 'USD', value: '40.00' };
    const taken = await paypal.call('POST', `/v2/payments/authorizations/${held}/capture`, { amount });
    await paypal.call('GET', `/v2/payments/captures/${taken.id}`);
    const part = { amount: { currency_code: 'USD', value: '10.00' }, note_to_payer: 'torn' };
    const back = await paypal.call('POST', `/v2/payments/captures/${taken.id}/refund`, part);
    await paypal.call('GET', `/v2/payments/refunds/${back.id}`);
    const after = await paypal.call('GET', `/v2/checkout/orders/${order.id}`);
    expect(after.purchase_units[0].payments.captures[0].status).toBe('PARTIALLY_REFUNDED');
    await paypal.call('POST', `/v2/payments/authorizations/${await paypal.held()}/void`);
  });

  it('an order its buyer approves first', async () => {
    const paypalSource = { experience_context: { return_url: PAYPAL_BACK, cancel_url: PAYPAL_BACK } };
    const order = await paypal.call('POST', '/v2/checkout/orders', {
      intent: 'AUTHORIZE',
      purchase_units: [{ amount: { currency_code: 'JPY', value: '500' } }],
      payment_source: { paypal: paypalSource },
    });
    expect((await paypal.call('POST', `/v2/checkout/orders/${order.id}/authorize`)).status).toBe(422);
    await paypal.press(order, 'approve');
    const done = await paypal.call('POST', `/v2/checkout/orders/${order.id}/authorize`);
    expect(done.status).toBe('COMPLETED');
    expect((await paypal.call('POST', `/v2/checkout/orders/${order.id}/authorize`)).details[0].issue).toBe(
      'ORDER_ALREADY_AUTHORIZED',
    );
  });

  it('short answers, refusals and what is not there', async () => {
    const minimal = { prefer: 'return=minimal' };
    const order = await paypal.order(await paypal.vaulted(), '5.00', {}, minimal);
    expect(Object.keys(order).sort()).toEqual(['id', 'links', 'status']);
    expect((await paypal.order(await paypal.vaulted('declined'))).details[0].issue).toBe('INSTRUMENT_DECLINED');
    expect((await paypal.order(await paypal.vaulted('poor'))).details[0].issue).toBe('PAYER_CANNOT_PAY');
    expect((await paypal.call('GET', '/v2/checkout/orders/NONE')).name).toBe('RESOURCE_NOT_FOUND');
    expect((await paypal.call('GET', '/v2/payments/captures/NONE')).name).toBe('RESOURCE_NOT_FOUND');
  });

  it('webhooks and the events they are told', async () => {
    const made = await paypal.call('POST', '/v1/notifications/webhooks', {
      url: 'http://127.0.0.1:9/paypal',
      event_types: [{ name: 'PAYMENT.CAPTURE.COMPLETED' }],
    });
    expect((await paypal.call('GET', '/v1/notifications/webhooks')).webhooks).toHaveLength(1);
    const events = await sandbox.context.database<{ id: string }[]>`
      select id from sandbox.object where object = 'paypal.event'`;
    expect(events.length).toBeGreaterThan(8);
    for (const { id } of events) await paypal.call('GET', `/v1/notifications/webhooks-events/${id}`);
    const proof = {
      ...{ auth_algo: 'SHA256withRSA', cert_url: 'https://a', transmission_id: 'a', transmission_sig: 'b' },
      ...{ transmission_time: 't', webhook_id: made.id, webhook_event: { id: 'WH-1' } },
    };
    const verdict = await paypal.call('POST', '/v1/notifications/verify-webhook-signature', proof);
    expect(verdict.verification_status).toBe('FAILURE');
    await paypal.call('DELETE', `/v1/notifications/webhooks/${made.id}`);
  });

  it('and no endpoint was left untried', () => {
    // Disputes have a description of their own, and a test beside this one.
    const described = PAYPAL_ENDPOINTS.filter(({ path }) => !path.startsWith('/v1/customer/disputes'));
    const names = described.map((one) => `${one.method} ${one.path}`);
    expect(names.filter((name) => !driven.has(name))).toEqual([]);
  });

  it('and a wrong word, a strange field or a lost promise would have been seen', async () => {
    const order = await paypal.order(await paypal.vaulted());
    const { status: _http, ...body } = { ...order };
    const judge = (changed: object) =>
      contract?.problems({ method: 'GET', path: '/v2/checkout/orders/X', status: 200, body: { ...body, ...changed } });
    expect(judge({ status: 'COMPLETED' })).toEqual([]);
    expect(judge({ status: 'PAID' })).not.toEqual([]);
    expect(judge({ souk: true })).not.toEqual([]);
    expect(judge({ purchase_units: [{ ...body.purchase_units[0], souk: true }] })).not.toEqual([]);
    const [unit] = body.purchase_units;
    expect(judge({ purchase_units: [{ ...unit, amount: { value: '1.00' } }] })).not.toEqual([]);
  });
});
