import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientFor, refusal, runSandbox, type TestSandbox } from './testing/run-sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await runSandbox();
});
afterAll(() => sandbox.stop());

const fresh = () => `key-${crypto.randomUUID()}`;
const charge = (idempotencyKey: string, amount = 1000) =>
  sandbox.stripe.paymentIntents.create(
    { amount, currency: 'usd', payment_method: 'pm_card_visa', confirm: true, return_url: 'http://localhost:3000/' },
    { idempotencyKey },
  );
const charges = async () => (await sandbox.stripe.charges.list({ limit: 100 })).data.length;

describe('a key', () => {
  it('used again gives the first answer and does nothing', async () => {
    const key = fresh();
    const first = await charge(key);
    const before = await charges();
    const second = await charge(key);
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await charges()).toBe(before);
  });

  it('used with other parameters, or for another thing, is refused', async () => {
    const key = fresh();
    await charge(key);
    expect(await refusal(charge(key, 2000))).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
    const other = sandbox.stripe.customers.create({}, { idempotencyKey: key });
    expect((await refusal(other)).type).toBe('StripeIdempotencyError');
  });

  it('sent twenty times at once charges once; those that come too early are told to wait', async () => {
    const key = fresh();
    const before = await charges();
    const results = await Promise.allSettled([...Array(20)].map(() => charge(key)));
    const ids = new Set(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : [])));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.statusCode] : []));
    expect(ids.size).toBe(1);
    expect(refused.every((status) => status === 409)).toBe(true);
    expect(await charges()).toBe(before + 1);
  });

  it('is held out by the SDK itself, which waits and gets the one answer', async () => {
    const patient = clientFor(sandbox.port, { maxNetworkRetries: 5 });
    const key = fresh();
    const make = () => patient.customers.create({ name: 'once' }, { idempotencyKey: key });
    const ids = (await Promise.all([make(), make(), make()])).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1);
  });

  it('remembers a decline', async () => {
    const key = fresh();
    const declined = () =>
      sandbox.stripe.paymentIntents.create(
        {
          amount: 900,
          currency: 'usd',
          payment_method: 'pm_card_chargeDeclined',
          confirm: true,
          return_url: 'http://localhost:3000/',
        },
        { idempotencyKey: key },
      );
    const first = await refusal(declined());
    const second = await refusal(declined());
    expect(second.payment_intent?.id).toBe(first.payment_intent?.id);
  });

  it('forgets what failed validation: the corrected request goes through', async () => {
    const key = fresh();
    expect((await refusal(charge(key, 1))).code).toBe('amount_too_small');
    expect((await charge(key)).status).toBe('succeeded');
  });

  it('is free again after a day', async () => {
    const key = fresh();
    const first = await charge(key);
    await sandbox.context.database`
      update sandbox.idempotency set created_at = now() - interval '25 hours' where key = ${key}`;
    expect((await charge(key)).id).not.toBe(first.id);
  });
});
