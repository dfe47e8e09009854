import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order } from '@/db/schema/money/order';
import { nameBuyer } from '@/db/testing/name-buyer';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { customersOf } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** A shop with a customer of two orders, one of them partly given back; she buys elsewhere too. */
async function aCustomer() {
  const [here, elsewhere] = [await aShop({ stocks: [9] }), await aShop({ stocks: [9], priceMinor: 98_765n })];
  const buyer = await aShopper(await aPerson());
  const first = await aPurchase(buyer, here.variants);
  const second = await aPurchase(buyer, here.variants);
  const other = await aPurchase(buyer, elsewhere.variants);
  await nameBuyer(first.orderId, 'Old Name');
  await nameBuyer(second.orderId, 'Mira Saab');
  await nameBuyer(other.orderId, 'Elsewhere Only');
  await refundOrder(here.seller, {
    ...{ orderId: first.orderId, amount: money(620n, 'USD'), reason: '', key: 'part'.repeat(5) },
  });
  return { here, elsewhere, buyer, first, second };
}

describe('a customer', () => {
  test('is one line with what her orders here say, and nothing of how she paid or of other pages', async () => {
    const { here, buyer, second } = await aCustomer();
    const { customers, next } = await customersOf(here.seller, here.pageId);
    expect(next).toBeNull();
    expect(customers).toHaveLength(1);
    const [one] = customers;
    expect(one).toEqual({
      lastOrder: second.orderId,
      ...{ name: 'Mira Saab', city: expect.any(String), country: 'US', orders: 2 },
      spent: [money(2n * 4620n - 620n, 'USD')],
      lastAt: expect.any(Date),
      kept: null,
    });
    const told = JSON.stringify(one, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    const secrets = [buyer.actor.email, 'lina@example.com', 'visa', '4242', buyer.methodId, buyer.actor.personId];
    for (const secret of [...secrets, toUuid(buyer.actor.personId), 'Elsewhere', '98765', '1 Test'])
      expect(told).not.toContain(secret);
  });

  test('is found by her name of now, and shown to the members of this page alone', async () => {
    const { here, elsewhere, buyer } = await aCustomer();
    const names = async (...asked: Parameters<typeof customersOf>) =>
      (await customersOf(...asked)).customers.map((one) => one.name);
    expect(await names(here.seller, here.pageId, 'saab')).toEqual(['Mira Saab']);
    expect(await names(here.seller, here.pageId, 'elsewhere')).toEqual([]);
    for (const stranger of [elsewhere.seller, buyer.actor, aGuest(), await aPerson()])
      expect(await names(stranger, here.pageId)).toEqual([]);
  });

  test('is gone with her account; her orders stay in the books', async () => {
    const { here, buyer } = await aCustomer();
    const guest = await aShopper(aGuest());
    await aPurchase(guest, here.variants);
    expect((await customersOf(here.seller, here.pageId)).customers).toHaveLength(2);
    await forgetWallet(buyer.actor.personId);
    await forgetWallet(buyer.actor.personId);
    expect((await customersOf(here.seller, here.pageId)).customers).toMatchObject([{ orders: 1 }]);
    const kept = await ownerDb().$count(order, sql`page_id = ${toUuid(here.pageId)}::uuid`);
    expect(kept).toBe(3);
  });
});
