import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCharity, aDonation, aDonor, letBeLongAgo } from '@/db/testing/donations';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { blockPerson } from '@/db/testing/sharing';
import { aGuest, aPerson } from '@/db/testing/world';
import { money } from '@/lib/kernel/money';
import { namedDonors, publicTotalOf } from '@/lib/money/donations/public/queries';
import { totalOf } from '@/lib/money/donations/queries';

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
