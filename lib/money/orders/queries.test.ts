import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { order, orderEvent, orderLine } from '@/db/schema/money/order';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { hashToken } from '@/lib/platform/tokens';
import { markDelivered } from './mark-delivered';
import { markShipped } from './mark-shipped';
import {
  myOrders,
  openOrderCount,
  orderForBuyer,
  orderForSeller,
  ordersByToken,
  ordersOfPage,
  ordersOfPurchase,
} from './queries';
import { refundOrder } from './refund-order';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** With statistics the planner tries out what a policy compares with, and must not stumble over who is no person. */
async function gatherStatistics(): Promise<void> {
  await ownerDb().execute(sql`analyze shop.page_member, money."order", money.order_line, money.order_event`);
}

/** Ids are random, and sooner or later one has any four digits in it. */
const withoutIds = (seen: string) =>
  seen.replace(/\b[a-z]{3}_[0-9a-z]{26}\b|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');

const parcel = { carrier: 'DHL', trackingCode: 'JD0146' };

describe('a seller', () => {
  test('sees an order from paid on, and not a moment earlier', async () => {
    const { pageId, seller, variants } = await aShop();
    const buyer = await aShopper(await aPerson());
    const waiting = await aPurchase(buyer, variants, 'authorized');
    expect(await orderForSeller(seller, waiting.orderId)).toBeNull();
    expect((await ordersOfPage(seller, pageId, { filter: 'all' })).orders).toEqual([]);
    const paid = await aPurchase(buyer, variants);
    expect(await orderForSeller(seller, paid.orderId)).toMatchObject({ state: 'paid', total: { amount: 4620n } });
    expect((await ordersOfPage(seller, pageId, { filter: 'all' })).orders.map((one) => one.id)).toEqual([paid.orderId]);
    expect(await openOrderCount(seller, pageId)).toBe(1);
  });

  test('learns neither e-mail nor card of the buyer', async () => {
    const { seller, variants } = await aShop();
    const { orderId } = await aPurchase(await aShopper(aGuest()), variants, 'paid', 'secret@example.com');
    const seen = JSON.stringify(await orderForSeller(seller, orderId), (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(seen).toContain('Lina Haddad');
    expect(seen).not.toContain('secret@example.com');
    expect(withoutIds(seen)).not.toContain('4242');
    expect(seen).not.toContain('guest:');
  });

  test('sees her own purchases as a buyer only, also in her own shop', async () => {
    const { pageId, seller, variants } = await aShop();
    const { orderId } = await aPurchase(await aShopper(seller), variants, 'authorized');
    expect(await orderForSeller(seller, orderId)).toBeNull();
    expect(await openOrderCount(seller, pageId)).toBe(0);
    expect(await orderForBuyer(seller, orderId)).toMatchObject({ state: 'authorized' });
  });
});

describe('an order', () => {
  test('of somebody else answers like a missing one, for reading and for every change', async () => {
    const { pageId, seller, variants } = await aShop();
    const buyer = await aShopper(await aPerson());
    const { orderId, purchaseId } = await aPurchase(buyer, variants);
    const strangers = [await aPerson(), aGuest(), (await aShop()).seller];
    await gatherStatistics();
    for (const stranger of strangers) {
      for (const id of [orderId, newId('order')]) {
        expect(await orderForBuyer(stranger, id)).toBeNull();
        expect(await orderForSeller(stranger, id)).toBeNull();
        expect(await markShipped(stranger, { orderId: id, ...parcel })).toEqual({ ok: false, code: 'not_found' });
        expect(await markDelivered(stranger, { orderId: id })).toEqual({ ok: false, code: 'not_found' });
        const refund = { orderId: id, reason: '', key: 'k'.repeat(20) };
        expect(await refundOrder(stranger, refund)).toEqual({ ok: false, code: 'not_found' });
      }
      expect(await ordersOfPurchase(stranger, purchaseId)).toEqual([]);
      expect((await ordersOfPage(stranger, pageId, { filter: 'all' })).orders).toEqual([]);
    }
    // The buyer is not the seller, and the seller not the buyer.
    expect(await markShipped(buyer.actor, { orderId, ...parcel })).toEqual({ ok: false, code: 'not_found' });
    expect(await orderForBuyer(seller, orderId)).toBeNull();
    expect((await ordersOfPage(buyer.actor, pageId, { filter: 'all' })).orders).toEqual([]);
    expect(await orderForBuyer(buyer.actor, orderId)).toMatchObject({ state: 'paid', shippedAt: null });
  });

  test('does not exist for a statement that names no actor', async () => {
    await aPurchase(await aShopper(await aPerson()), (await aShop()).variants);
    await gatherStatistics();
    for (const table of [order, orderLine, orderEvent]) expect(await moneyDb().select().from(table)).toEqual([]);
  });

  test('opens by the token of its link and by nothing else, without street, e-mail or card', async () => {
    const { variants } = await aShop();
    const bought = await aPurchase(await aShopper(aGuest()), variants);
    const opened = await ordersByToken(hashToken(bought.openToken));
    expect(opened?.orders).toMatchObject([{ id: bought.orderId, city: 'Austin', country: 'US' }]);
    const seen = JSON.stringify(opened, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    for (const secret of ['1 Main St', 'lina@example.com', '4242', '78701'])
      expect(withoutIds(seen)).not.toContain(secret);
    expect(await ordersByToken(hashToken('another token'))).toBeNull();
    expect(await ordersByToken(bought.openToken)).toBeNull();
  });
});

describe('lists', () => {
  test('go on where they stopped, without repeating or skipping', async () => {
    const { pageId, seller, variants } = await aShop({ stocks: [40] });
    const buyer = await aShopper(await aPerson());
    const bought: string[] = [];
    for (let number = 0; number < 23; number++) bought.unshift((await aPurchase(buyer, variants)).orderId);
    for (const list of [
      (cursor: Parameters<typeof myOrders>[1]) => myOrders(buyer.actor, cursor),
      (cursor: Parameters<typeof myOrders>[1]) =>
        ordersOfPage(seller, pageId, { filter: 'to_ship', cursor: cursor ?? null }),
    ]) {
      const first = await list(null);
      const second = await list(first.next);
      expect([...first.orders, ...second.orders].map((one) => one.id)).toEqual(bought);
      expect(first.orders).toHaveLength(20);
      expect(second.next).toBeNull();
    }
  }, 30_000);

  test('of a seller follow a parcel from to-ship over shipped to closed', async () => {
    const { pageId, seller, variants } = await aShop();
    const buyer = await aShopper(await aPerson());
    const { orderId } = await aPurchase(buyer, variants);
    const filled = async () => {
      const filters = ['to_ship', 'shipped', 'closed'] as const;
      const lists = await Promise.all(filters.map((filter) => ordersOfPage(seller, pageId, { filter })));
      return filters.filter((_, index) => lists[index]?.orders.length);
    };
    expect(await filled()).toEqual(['to_ship']);
    const part = { amount: money(100n, 'USD'), reason: 'late', key: 'part'.repeat(5) };
    await refundOrder(seller, { orderId, ...part });
    expect(await filled()).toEqual(['to_ship']);
    expect(await markShipped(seller, { orderId, ...parcel })).toEqual({ ok: true, value: null });
    expect(await filled()).toEqual(['shipped']);
    expect(await markDelivered(buyer.actor, { orderId })).toEqual({ ok: true, value: null });
    expect(await filled()).toEqual(['closed']);
    const seen = await orderForBuyer(buyer.actor, orderId);
    expect(seen?.events.map((event) => event.kind)).toEqual([
      ...['placed', 'authorized', 'paid', 'refunded', 'shipped', 'delivered'],
    ]);
    expect(seen?.trackingUrl).toContain('JD0146');
  });
});
