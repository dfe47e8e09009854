import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDispute } from '@/db/testing/disputes';
import { jobsOf } from '@/db/testing/jobs';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { hearDispute } from '@/lib/money/disputes/hear-dispute';
import { heldMoney, inboxNow, openDisputes, providersNow, stuckMoney } from './queries';
import { replayEvent } from './replay-event';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const setState = (orderId: Id<'order'>, sets: ReturnType<typeof sql>) =>
  ownerDb().execute(sql`update money.settlement set ${sets} where order_id = ${toUuid(orderId)}::uuid`);

test('a dispute is listed with its deadline and its files until it is over, and money that waits with why', async () => {
  const money = await aPerson({ roles: ['money'] });
  const { id, orderId, seller } = await aDispute(sandbox);
  await hearDispute(id, 'stripe');
  const listed = (await openDisputes(money)).find((one) => one.orderId === orderId);
  expect(listed).toMatchObject({ state: 'needs_response', provider: 'stripe', answered: false, files: 0 });
  expect(listed?.dueBy?.getTime()).toBeGreaterThan(Date.now());
  expect(JSON.stringify(listed, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain(
    seller.email,
  );
  expect((await heldMoney(money)).map(({ reason }) => reason)).toContain('new_order');
  expect((await providersNow(money)).find(({ provider }) => provider === 'stripe')?.asked).toBeGreaterThan(0);
  await ownerDb().execute(sql`update money.dispute set state = 'lost' where order_id = ${toUuid(orderId)}::uuid`);
  expect((await openDisputes(money)).map((one) => one.orderId)).not.toContain(orderId);
});

test('what could not be sent is listed as stuck, with the problem in the provider’s word', async () => {
  const money = await aPerson({ roles: ['money'] });
  const { orderId } = await aDispute(sandbox);
  const stuckNow = async () => (await stuckMoney(money)).find((one) => one.orderId === orderId);
  expect(await stuckNow()).toBeUndefined();
  await setState(orderId, sql`state = 'due', hold_reason = null, hold_until = null`);
  await setState(orderId, sql`state = 'sending'`);
  await setState(orderId, sql`state = 'failed', problem = 'account_closed'`);
  expect(await stuckNow()).toMatchObject({ what: 'settlement', state: 'failed', problem: 'account_closed' });
});

test('an event that was not worked is listed, and worked again once somebody of money asks; one that was worked is not', async () => {
  const [money, event] = [await aPerson({ roles: ['money'] }), `evt_${randomUUID()}`];
  await ownerDb().execute(sql`
    insert into money.webhook_event (id, provider, type, object_id, received_at, tries, last_error)
    values (${event}, 'stripe', 'payment_intent.succeeded', 'pi_none', now() - interval '2 hours', 3, 'no answer')`);
  const listed = async () => (await inboxNow(money))?.failed.find(({ id }) => id === event);
  expect(await listed()).toMatchObject({ tries: 3, error: 'no answer' });
  expect(await replayEvent(money, { event })).toEqual({ ok: true, value: null });
  expect(await jobsOf('money:event', event)).toBe(1);
  await ownerDb().execute(sql`update money.webhook_event set processed_at = now() where id = ${event}`);
  expect(await listed()).toBeUndefined();
  expect(await replayEvent(money, { event })).toEqual({ ok: false, code: 'not_found' });
});
