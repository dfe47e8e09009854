import { describe, expect, it } from 'vitest';
import { keysAlone, readSettings } from './settings.mjs';

const index = Buffer.alloc(32).toString('base64');
const database = 'postgres://souk:x@db.example:5432/souk';

const read = (part: Record<string, string>) => readSettings({ NODE_ENV: 'test', ...part });

describe('keys of the vault', () => {
  it('that are given by half are refused with what is missing', () => {
    expect(() => read({ SOUK_KEYS_URL: 'https://keys.example' })).toThrow('SOUK_KEYS_TOKEN');
    expect(() => read({ SOUK_KEYS_URL: 'https://keys.example', SOUK_KEYS_TOKEN: 'x' })).toThrow('SOUK_INDEX_KEY');
    expect(() => read({ SOUK_KEY_RING: `a:${index}` })).toThrow('SOUK_INDEX_KEY');
    const whole = { SOUK_KEYS_TOKEN: 'x', SOUK_INDEX_KEY: index };
    expect(() => read({ ...whole, SOUK_KEYS_URL: 'http://keys.example' })).toThrow('https');
    for (const url of ['https://keys.example', 'http://127.0.0.1:8200'])
      expect(read({ ...whole, SOUK_KEYS_URL: url }).mode).toBe('sandbox');
  });

  it('that another copy of the site would not have are told in one line, and only those', () => {
    const settings = read({ SOUK_DATA: '/data' });
    expect(keysAlone(settings, { NODE_ENV: 'test' })).toBeUndefined();
    expect(keysAlone(settings, { NODE_ENV: 'test', DATABASE_URL: database })).toMatch(
      /^owners' keys lie in \/data\/keys, [^\n]+$/,
    );
    for (const shared of [{ SOUK_KEYS_FOLDER: '/shared' }, { SOUK_KEYS_URL: 'https://keys.example' }])
      expect(keysAlone(settings, { NODE_ENV: 'test', DATABASE_URL: database, ...shared })).toBeUndefined();
  });
});

const live = {
  ...{ STRIPE_SECRET_KEY: 'sk_live_x', STRIPE_PUBLISHABLE_KEY: 'pk_live_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' },
  ...{ SOUK_ORIGIN: 'https://souk.example', PAY_ORIGIN: 'https://pay.souk.example', SMTP_URL: 'smtps://mail.example' },
};
const tests = { STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_PUBLISHABLE_KEY: 'pk_test_x' };

describe('live mode', () => {
  it('takes keys of one kind, and says which do not fit', () => {
    for (const kind of [{}, tests]) expect(read({ ...live, ...kind }).mode).toBe('live');
    expect(() => read({ ...live, STRIPE_PUBLISHABLE_KEY: 'pk_test_x' })).toThrow('not both live or both test keys');
  });

  it('sends no real key anywhere but to the provider', () => {
    const elsewhere = { STRIPE_API_BASE: 'http://127.0.0.1:9' };
    expect(() => read({ STRIPE_SECRET_KEY: 'sk_live_x', ...elsewhere })).toThrow('would send it elsewhere');
    expect(() => read({ ...live, SANDBOX_ORIGIN: 'http://localhost:3001' })).toThrow('there is no sandbox');
  });

  it('knows no proof mode: no clock that stands, no chance that can be told', () => {
    const proof = { SOUK_PROOF_CLOCK: '2026-01-01T00:00:00Z' };
    expect(() => read({ ...live, ...proof })).toThrow('SOUK_PROOF_CLOCK is set');
    expect(read(proof).mode).toBe('sandbox');
  });

  it('needs somewhere to send mail, and signing secrets that are some', () => {
    const { SMTP_URL: _none, ...mute } = live;
    expect(() => read(mute)).toThrow('SMTP_URL is missing');
    expect(read({ ...live, STRIPE_WEBHOOK_SECRET: 'whsec_x,whsec_y' }).mode).toBe('live');
    for (const secret of ['whsec_x,', 'x', 'whsec_', 'whsec_...', 'whsec_x, whsec_']) {
      expect(() => read({ ...live, STRIPE_WEBHOOK_SECRET: secret })).toThrow('STRIPE_WEBHOOK_SECRET');
      expect(() => read({ ...live, STRIPE_ACCOUNT_WEBHOOK_SECRET: secret })).toThrow('STRIPE_ACCOUNT_WEBHOOK_SECRET');
    }
  });
});

describe('PayPal', () => {
  const paypal = { PAYPAL_CLIENT_ID: 'id', PAYPAL_CLIENT_SECRET: 'secret', PAYPAL_WEBHOOK_ID: 'WH1' };

  it('that is half set is refused with what is missing, in either mode', () => {
    const { PAYPAL_WEBHOOK_ID: _gone, ...half } = paypal;
    for (const rest of [{}, live]) expect(() => read({ ...rest, ...half })).toThrow('Missing: PAYPAL_WEBHOOK_ID.');
  });

  it('of live mode is PayPal itself or its own test mode, and may be left out', () => {
    expect(read(live).paypalApiBase).toBeUndefined();
    expect(read({ ...live, ...paypal }).paypalApiBase).toBeUndefined();
    const test = 'https://api-m.sandbox.paypal.com';
    expect(read({ ...live, ...tests, ...paypal, PAYPAL_API_BASE: test }).paypalApiBase).toBe(test);
    for (const mixed of [
      { ...live, PAYPAL_API_BASE: test },
      { ...live, ...tests },
    ])
      expect(() => read({ ...mixed, ...paypal })).toThrow('goes with Stripe');
    for (const base of ['http://127.0.0.1:3001/paypal', 'http://api-m.paypal.com', 'https://paypal.example'])
      expect(() => read({ ...live, ...paypal, PAYPAL_API_BASE: base })).toThrow('Live mode takes real money');
  });

  it('of a sandbox is the sandbox, never PayPal', () => {
    expect(read({ PORT: '4000' }).paypalApiBase).toBe('http://127.0.0.1:4001/paypal');
    expect(() => read({ PAYPAL_API_BASE: 'https://api-m.paypal.com' })).toThrow('PAYPAL_API_BASE is PayPal itself');
  });
});
