import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { findAccount } from '@/lib/identity/looks/find-account';
import { looksAtHers } from '@/lib/identity/looks/queries';
import { Reason } from '@/lib/identity/looks/schema';
import { seeAccount } from '@/lib/identity/looks/see-account';
import { newId, toUuid } from '@/lib/kernel/ids';
import { lookAtOrder } from '@/lib/money/flow/look-at-order';
import { orderStory } from '@/lib/money/flow/order-story';
import { ordersOf } from '@/lib/money/flow/orders-of';
import { isLookingAt, orderMoney } from '@/lib/money/flow/queries';
import { lookAtThing, wantsReason } from './look-at-thing';
import { lookAt } from './reported';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const words = 'She asked why a payment failed';
const asked = { ground: 'asked', words } as const;
const halfAnHourLater = ({ personId }: PersonActor) =>
  ownerDb().execute(sql`
    alter table identity.look disable trigger look_append_only;
    update identity.look set at = at - interval '31 minutes' where looker_id = '${sql.raw(toUuid(personId))}'::uuid;
    alter table identity.look enable trigger look_append_only`);

test('an account is seen after a reason, for half an hour, and its owner reads the role and the words and no name', async () => {
  const [lina, support] = [await aPerson(), await aPerson({ roles: ['support'] })];
  expect(await seeAccount(support, lina.personId)).toBeNull();
  for (const typed of [lina.email.toUpperCase(), `@${lina.handle}`, lina.personId])
    expect(await findAccount(support, { ...asked, typed })).toEqual({ ok: true, value: lina.personId });
  expect(await findAccount(support, { ...asked, typed: lina.email.slice(1) })).toEqual({
    ok: false,
    code: 'not_found',
  });
  expect(await seeAccount(support, lina.personId)).toMatchObject({ email: lina.email, verified: true });
  const looks = await looksAtHers(lina);
  expect(looks).toMatchObject([{ role: 'support', kind: 'account', ground: 'asked', words }]);
  expect(JSON.stringify(looks)).not.toContain(support.name);
  expect(JSON.stringify(looks)).not.toContain(toUuid(support.personId));
  expect(await looksAtHers(support)).toEqual([]);
  // Another of support has not looked, and what was open is closed again.
  expect(await seeAccount(await aPerson({ roles: ['support'] }), lina.personId)).toBeNull();
  await halfAnHourLater(support);
  expect(await seeAccount(support, lina.personId)).toBeNull();
});

test('an order is seen after a reason, which its buyer and the owner of its page read; a guest’s by whoever looks alone', async () => {
  const [shop, shopper, money] = [await aShop(), await aShopper(await aPerson()), await aPerson({ roles: ['money'] })];
  const { orderId } = await aPurchase(shopper, [shop.variants[0] ?? newId('variant')]);
  expect([await isLookingAt(money, orderId), await orderStory(money, orderId)]).toEqual([false, []]);
  expect(await orderMoney(money, orderId, 'operator')).toBeNull();
  expect(await lookAtOrder(money, { ...asked, orderId })).toEqual({ ok: true, value: null });
  expect(await orderMoney(money, orderId, 'operator')).toMatchObject({ orderId });
  await ownerDb().execute(sql`insert into money.webhook_event (id, type, object_id)
    select ${`evt_${orderId}`}, 'payment_intent.succeeded', a.provider_intent from money.attempt a
    join money."order" o on o.purchase_id = a.purchase_id where o.id = ${toUuid(orderId)}::uuid`);
  const story = await orderStory(money, orderId);
  expect(story.map(({ part }) => part)).toContain('attempt');
  expect(story.find(({ part }) => part === 'webhook')).toMatchObject({
    word: 'payment_intent.succeeded',
    why: 'waiting',
  });
  // The worker has still to write to her; what it writes is in no line.
  expect(story.filter(({ part }) => part === 'job').map(({ word }) => word)).toContain('money:mail-receipt');
  if (shopper.actor.kind !== 'person') throw new Error('a shopper is a person');
  for (const hers of [shopper.actor, shop.seller])
    expect(await looksAtHers(hers)).toMatchObject([{ role: 'money', kind: 'order', words }]);
  expect(await lookAtOrder(money, { ...asked, orderId: newId('order') })).toEqual({ ok: false, code: 'not_found' });
  // Her orders are found through her account alone.
  const support = await aPerson({ roles: ['support'] });
  expect(await ordersOf(support, shopper.actor.personId)).toEqual([]);
  await findAccount(support, { ...asked, typed: shopper.actor.personId });
  expect((await ordersOf(support, shopper.actor.personId)).map(({ id }) => id)).toEqual([orderId]);
});

test('what nobody reported is seen after a reason, and what was reported has one: both are told', async () => {
  const [lina, reporter, operator] = [await aPerson(), await aPerson(), await aPerson({ roles: ['moderation'] })];
  const thing = { kind: 'person', subject: toUuid(lina.personId) } as const;
  expect([await lookAt(operator, thing), await wantsReason(operator, thing)]).toEqual([null, true]);
  expect(await lookAtThing(operator, { ...thing, ground: 'law', words: 'A court asked for it' })).toMatchObject({
    ok: true,
  });
  expect(await lookAt(operator, thing)).toMatchObject({ person: { handle: lina.handle } });
  expect(await looksAtHers(lina)).toMatchObject([{ role: 'moderation', kind: 'thing', ground: 'law' }]);
  const other = await aPerson({ roles: ['moderation'] });
  await ownerDb().execute(sql`
    insert into social.report (id, subject_kind, subject_id, by_id, reason, words)
    values (gen_random_uuid(), 'person', ${thing.subject}::uuid, ${toUuid(reporter.personId)}::uuid, 'spam', '')`);
  expect(await lookAt(other, thing)).not.toBeNull();
  expect((await looksAtHers(lina)).map(({ ground, words: said }) => [ground, said])).toEqual([
    ['case', ''],
    ['law', 'A court asked for it'],
  ]);
});

test('a reason is said in words, and a look stays as it was', async () => {
  expect(Reason.safeParse({ ground: 'case', words }).success).toBe(false);
  expect(Reason.safeParse({ ground: 'asked', words: '  hm ' }).success).toBe(false);
  for (const statement of [
    sql`update identity.look set words = 'Nothing at all'`,
    sql`delete from identity.look`,
    sql`truncate identity.look`,
  ]) {
    await expect(identityDb().execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
    await expect(ownerDb().execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
  }
  const insert = sql`insert into identity.look (looker_id, role, kind, subject, ground) values (gen_random_uuid(), 'money', 'order', 'x', 'asked')`;
  await expect(ownerDb().execute(insert)).rejects.toMatchObject({
    cause: { code: '23514', constraint_name: 'look_ground' },
  });
  await expect(identityDb().execute(insert)).rejects.toMatchObject({ cause: { code: '42501' } });
});
