import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from './core/routes';
import { openContract } from './testing/contract';
import { authorized, runSandbox, type TestSandbox } from './testing/run-sandbox';

const contract = openContract();

describe.skipIf(contract === undefined)('the check against the description', () => {
  let sandbox: TestSandbox;
  let intent: Record<string, unknown>;

  beforeAll(async () => {
    sandbox = await runSandbox();
    intent = structuredClone({ ...(await authorized(sandbox.stripe)) });
  });
  afterAll(() => sandbox.stop());

  const complaints = (changed: object) => contract?.schemaProblems('PaymentIntent', changed) ?? [];

  it('is silent about what the sandbox really answers', () => {
    expect(complaints(intent)).toEqual([]);
  });

  it('complains when any one of the promised fields is dropped', () => {
    const promised = contract?.requiredOf('PaymentIntent') ?? [];
    expect(promised.length).toBeGreaterThan(30);
    const unnoticed = promised.filter((name) => {
      const { [name]: _dropped, ...rest } = intent;
      return complaints(rest).length === 0;
    });
    expect(unnoticed).toEqual([]);
  });

  it.each([
    ['a status nobody knows', { status: 'paid' }],
    ['an amount as text', { amount: '4620' }],
    ['a field of our own', { souk: true }],
    ['a null where a value is promised', { currency: null }],
    ['a wrong object name', { object: 'payment' }],
    [
      'a strange field deep inside',
      { next_action: { type: 'redirect_to_url', redirect_to_url: { url: 'a', return_url: 'b', by: 'c' } } },
    ],
  ])('complains about %s', (_what, change) => {
    expect(complaints({ ...intent, ...change })).not.toEqual([]);
  });

  it('complains about a fraction of a cent', () => {
    const exchange = {
      method: 'GET',
      path: `/v1/payment_intents/${String(intent.id)}`,
      status: 200,
      body: { ...intent, amount: 46.2 },
    };
    expect(contract?.problems(exchange)).toEqual(['/amount is not a whole number: 46.2']);
  });

  it('knows the same parameters as the sandbox, endpoint by endpoint', () => {
    const differences = ENDPOINTS.flatMap((endpoint) => {
      const described = contract?.parameters(endpoint.method, endpoint.path.replaceAll(/:\w+/g, 'x'));
      if (described === undefined) return [];
      // `page` is written into the address of the next page, never by a caller.
      const ours = Object.keys(endpoint.params).filter((one) => one !== 'page');
      const name = `${endpoint.method} ${endpoint.path}`;
      const missing = described.names.filter((one) => !ours.includes(one) && !OTHER_METHODS.has(one));
      const invented = described.cut ? [] : ours.filter((one) => !described.names.includes(one));
      return [...missing.map((one) => `${name} lacks ${one}`), ...invented.map((one) => `${name} invents ${one}`)];
    });
    expect(differences).toEqual([]);
  });
});

/** Parameters of other kinds of payment method: the sandbox has cards only, and refuses these as unknown. */
const OTHER_METHODS = new Set([
  'amazon_pay',
  'cashapp',
  'customer_balance',
  'klarna',
  'link',
  'paypal',
  'us_bank_account',
]);
