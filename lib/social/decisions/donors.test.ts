import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCharity, aDonation, aDonor, letBeLongAgo } from '@/db/testing/donations';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { blockPerson } from '@/db/testing/sharing';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { namedDonors, publicTotalOf } from '@/lib/money/donations/public/queries';
import { totalOf } from '@/lib/money/donations/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

test('names are told of a week that is over and of three at least, by name, and the total of yesterday in whole units', async () => {
  const [{ pageId }, zoe, adam, silent] = [await aCharity(), await aDonor(), await aDonor(), await aDonor()];
  const seen = async (actor = zoe.actor) => (await namedDonors(actor, pageId, 9)).map((one) => one.id);
  const told = async () => (await publicTotalOf({ pageId, currency: 'USD' })).amount;
  await aDonation(zoe, pageId, { shown: true, givenMinor: '2050' });
  await aDonation(zoe, pageId, { shown: true });
  await aDonation(adam, pageId, { shown: true });
  expect([await seen(), await told()]).toEqual([[], 0n]);
  await letBeLongAgo(pageId);
  // Twice the same person is one, and two are too few to be named.
  expect([await seen(), await told()]).toEqual([[], 60_00n]);
  expect(await totalOf({ pageId, currency: 'USD' })).toEqual(money(60_50n, 'USD'));
  await aDonation(silent, pageId);
  expect(await seen()).toEqual([]);
  await letBeLongAgo(pageId);
  // Whoever did not say so is named by nobody, and is one of three all the same.
  const both = [zoe.actor.personId, adam.actor.personId];
  expect((await seen()).toSorted()).toEqual(both.toSorted());
  expect(await namedDonors(aGuest(), pageId, 9)).toHaveLength(2);
  const blocked = await aPerson();
  await blockPerson(adam.actor, blocked);
  expect(await seen(blocked)).toEqual([zoe.actor.personId]);
});

test('money that goes back is in the total of the next day, as what is given; the name goes with the week, and its own people see both at once', async () => {
  const [{ pageId, owner }, ...donors] = [
    await aCharity(),
    await aDonor(),
    await aDonor(),
    await aDonor(),
    await aDonor(),
  ];
  const orders: Id<'order'>[] = [];
  for (const donor of donors) orders.push((await aDonation(donor, pageId, { shown: true })).orderId);
  const told = async () => (await publicTotalOf({ pageId, currency: 'USD' })).amount;
  const names = async () => (await namedDonors(aGuest(), pageId, 9)).length;
  await letBeLongAgo(pageId);
  expect([await told(), await names()]).toEqual([80_00n, 4]);
  const back = (orderId = orders[0] ?? newId('order'), amount = 20_00n) =>
    refundOrder(owner, { orderId, key: `back-${newId('txn')}`, amount: money(amount, 'USD'), reason: '', back: {} });
  expect(await back()).toMatchObject({ ok: true });
  expect(await back(orders[1], 5_00n)).toMatchObject({ ok: true });
  expect(await totalOf({ pageId, currency: 'USD' })).toEqual(money(55_00n, 'USD'));
  expect([await told(), await names()]).toEqual([80_00n, 4]);
  // The next day, and the next week; what was paid by a bank meanwhile is of the day on which it paid.
  await letBeLongAgo(pageId);
  expect([await told(), await names()]).toEqual([55_00n, 3]);
  await ownerDb().execute(
    sql`update money.order_event set at = now() where kind = 'paid' and order_id = ${toUuid(orders[3] ?? newId('order'))}::uuid`,
  );
  expect(await told()).toEqual(35_00n);
});
