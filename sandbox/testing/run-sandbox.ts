import Stripe from 'stripe';
import { type Running, startSandbox } from '../sandbox';
import { type Exchange, recordingClient } from './recording-client';

export const APP_ORIGIN = 'http://localhost:3000';
export const RETURN_URL = `${APP_ORIGIN}/checkout/back`;

export interface TestSandbox extends Running {
  stripe: Stripe;
  /** Every answer the SDK received, as it came over the wire. */
  exchanges: Exchange[];
}

/** A sandbox on a free port with its own database, and the unchanged SDK pointed at it. */
export async function runSandbox(webhook?: { url: string; secret: string }): Promise<TestSandbox> {
  const databaseUrl = process.env.DATABASE_URL_SANDBOX;
  if (databaseUrl === undefined) throw new Error('run under the database project of vitest');
  const running = await startSandbox({ databaseUrl, port: 0, host: '127.0.0.1', appOrigins: [APP_ORIGIN], webhook });
  const exchanges: Exchange[] = [];
  return { ...running, exchanges, stripe: clientFor(running.port, { httpClient: recordingClient(exchanges) }) };
}

export function clientFor(port: number, config: Stripe.StripeConfig = {}): Stripe {
  return new Stripe('sk_test_contract', {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
    timeout: 5000,
    ...config,
  });
}

/** A customer with a stored card, as the wallet has it. */
export async function customerWithCard(stripe: Stripe, card = 'pm_card_visa') {
  const customer = await stripe.customers.create({ email: 'buyer@example.com' });
  const setup = await stripe.setupIntents.create({ customer: customer.id, usage: 'off_session' });
  const confirmed = await stripe.setupIntents.confirm(setup.id, { payment_method: card, return_url: RETURN_URL });
  return { customer: customer.id, method: String(confirmed.payment_method), setup: confirmed };
}

/** The tap: authorised on a stored card, to be captured later. */
export async function authorized(stripe: Stripe, amount = 4620, more: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  const { customer, method } = await customerWithCard(stripe);
  const params = { amount, currency: 'usd', customer, payment_method: method, confirm: true, return_url: RETURN_URL };
  return stripe.paymentIntents.create({ ...params, capture_method: 'manual', ...more });
}

/** Puts the sandbox's clock forward; what falls due on the way has happened when this answers. */
export async function advance({ port }: TestSandbox, step: { advance_days?: number; advance_seconds?: number } = {}) {
  const answer = await fetch(`http://127.0.0.1:${port}/_sandbox/clock`, { method: 'POST', body: JSON.stringify(step) });
  if (!answer.ok) throw new Error(`the clock refused: ${await answer.text()}`);
}

/** Money that can be paid out at once. */
export function charged(stripe: Stripe, amount: number, more: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  const params = { amount, currency: 'usd', payment_method: 'pm_card_bypassPending', confirm: true };
  return stripe.paymentIntents.create({ ...params, return_url: RETURN_URL, ...more });
}

/** What a call is refused with; fails the test when it is not refused. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('expected the call to be refused');
}

/** Presses one of the two buttons of the bank's page; answers where it leads. */
export async function pressOnBankPage(url: string, result: 'complete' | 'fail'): Promise<URL> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ result }), redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '');
}
