import { expect, it } from 'vitest';
import { authorized, runSandbox } from './testing/run-sandbox';

it('a restarted sandbox knows its customers, holds, keys and events', async () => {
  const first = await runSandbox();
  const held = await authorized(first.stripe, 2000, { metadata: { attempt_id: 'before' } });
  const keyed = await first.stripe.customers.create({ name: 'Ana' }, { idempotencyKey: 'kept' });
  const events = (await first.stripe.events.list({ limit: 100 })).data.map(({ id }) => id);
  await first.stop();

  const second = await runSandbox();
  const again = await second.stripe.customers.create({ name: 'Ana' }, { idempotencyKey: 'kept' });
  expect(again.id).toBe(keyed.id);
  expect((await second.stripe.events.list({ limit: 100 })).data.map(({ id }) => id)).toEqual(events);
  expect((await second.stripe.paymentIntents.capture(held.id)).status).toBe('succeeded');
  await second.stop();
});
