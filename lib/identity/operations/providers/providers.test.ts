import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { aPerson } from '@/db/testing/a-person';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { sweepIdentity } from '@/lib/identity/sessions/sweep';
import { sendMail } from '@/lib/platform/mail';
import { PayPalSilence } from '@/lib/platform/paypal';
import { readSetupToken } from '@/lib/platform/paypal-calls';
import { writeCalls } from '@/lib/platform/provider-calls/hear';
import { stripe } from '@/lib/platform/stripe';
import { providerCalls } from './queries';

let sandbox: TestSandbox;
let operator: PersonActor;
beforeAll(async () => {
  [sandbox, operator] = [await startTestSandbox(), await aPerson({ roles: ['money'] })];
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  await writeCalls();
  await ownerDb().execute(sql`delete from identity.provider_call`);
});

/** The sandbox's switch: what it names fails as often as is said. */
const fault = (match: object, action: string, times: number) =>
  fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'POST', body: JSON.stringify({ match, action, times }) });
const callsOf = async (provider: string) => {
  await writeCalls();
  const found = (await providerCalls(operator)).find((one) => one.provider === provider);
  if (!found) throw new Error(`nothing of ${provider}`);
  return found;
};
const pay = (method: string) =>
  stripe().paymentIntents.create({
    ...{ amount: 1_000, currency: 'usd', payment_method: method, confirm: true, return_url: 'http://localhost:3000/' },
  });

test('calls that fail are the share that failed, with each try that was repeated; a card that is refused is an answer', async () => {
  await pay('pm_card_visa');
  await expect(pay('pm_card_chargeDeclined')).rejects.toThrow();
  // Cut once: the library asks again and is answered, so that nobody else hears of it.
  await fault({ method: 'POST', path: '/v1/customers' }, 'drop', 1);
  await stripe().customers.create({});
  const { day, hour, state, operations, hours } = await callsOf('stripe');
  expect(day).toMatchObject({ calls: 4, failed: 1, refused: 1, failedShare: 0.25 });
  expect(hour).toEqual(day);
  expect(day.half).toBeLessThanOrEqual(10_000);
  expect(state).toBe('shaky');
  expect(operations.map(({ operation, sum }) => [operation, sum.calls, sum.failed])).toEqual([
    ['POST customers', 2, 1],
    ['POST payment_intents', 2, 0],
  ]);
  expect(hours).toHaveLength(24);
  expect(hours.reduce((all, { sum }) => all + sum.calls * 100 + sum.failed, 0)).toBe(401);
});

test('a call that nobody answers is counted, and half of them failed is down', async () => {
  await fault({ path: '/paypal/*' }, 'drop', 10);
  await expect(readSetupToken('NONE')).rejects.toBeInstanceOf(PayPalSilence);
  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
  const { day, state } = await callsOf('paypal');
  expect(day).toMatchObject({ failedShare: 1, refused: 0 });
  expect(state).toBe('down');
});

test('a payout is asked of banks, a mail of the mail server, and neither says to whom', async () => {
  await stripe()
    .payouts.list({ limit: 1 })
    .catch(() => undefined);
  const address = `told-${Date.now()}@example.com`;
  await sendMail({ to: address, subject: 'Words', text: 'Words', html: 'Words', locale: 'en' });
  expect((await callsOf('banks')).day.calls).toBe(1);
  expect((await callsOf('mail')).day).toMatchObject({ calls: 1, failed: 0 });
  const stored = await ownerDb().execute(sql`select * from identity.provider_call`);
  expect(JSON.stringify(stored)).not.toMatch(/told-|example|Words/);
  // Not by mistake either: what is no word of an interface is not taken by the table.
  const planted =
    ownerDb().execute(sql`insert into identity.provider_call (provider, operation, minute, outcome, step, calls)
    values ('mail', ${`SEND ${address}`}, now(), 'answered', 0, 1)`);
  await expect(planted).rejects.toThrow();
});

test('it is for money alone, counts what two processes write together, and is forgotten after eight days', async () => {
  const row = (age: string) =>
    identityDb().execute(sql`insert into identity.provider_call (provider, operation, minute, outcome, step, calls)
      values ('stripe', 'GET', date_trunc('minute', now()) - ${age}::interval, 'answered', 0, 5)`);
  await row('0 minutes');
  await row('9 days');
  await row('7 days');
  expect((await callsOf('stripe')).day.calls).toBe(5);
  expect(await providerCalls(await aPerson({ roles: ['support', 'keys'] }))).toEqual([]);
  await sweepIdentity();
  const [left] = await ownerDb().execute<{ count: number }>(sql`select count(*)::int from identity.provider_call`);
  expect(left?.count).toBe(2);
});
