import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper } from '@/db/testing/world';
import { claimOrders } from './claim-orders';
import { myOrders, orderForBuyer } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

test('a guest’s orders join the account only once their e-mail is proven', async () => {
  const { variants } = await aShop();
  const person = await aPerson();
  const guest = await aShopper(aGuest());
  const { orderId } = await aPurchase(guest, variants, 'paid', person.email.toUpperCase());
  expect(await claimOrders({ ...person, emailVerified: false })).toBe(0);
  expect(await orderForBuyer(person, orderId)).toBeNull();
  expect(await claimOrders(person)).toBe(1);
  expect(await orderForBuyer(person, orderId)).toMatchObject({ id: orderId, payment: { face: null } });
  expect(await orderForBuyer(guest.actor, orderId)).toBeNull();
  expect(await claimOrders(person)).toBe(0);
});

test('an order of another address, or of another account, stays where it is', async () => {
  const { variants } = await aShop();
  const person = await aPerson();
  const other = await aShopper(await aPerson());
  await aPurchase(other, variants, 'paid', person.email);
  await aPurchase(await aShopper(aGuest()), variants, 'paid', `x${person.email}`);
  expect(await claimOrders(person)).toBe(0);
  expect((await myOrders(person)).orders).toEqual([]);
  expect((await myOrders(other.actor)).orders).toHaveLength(1);
});
