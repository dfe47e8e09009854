import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderEvent } from '@/db/schema/money/order';
import { pageMember } from '@/db/schema/shop/page';
import { jobsOf } from '@/db/testing/jobs';
import { anAuthorizedOrder, aPaidOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { markDelivered } from './mark-delivered';
import { markShipped } from './mark-shipped';
import { orderForBuyer, orderForSeller } from './queries';
import { refundOrder } from './refund-order';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const parcel = (orderId: Id<'order'>, trackingCode = 'JD01') => ({ orderId, carrier: 'DHL', trackingCode });
const eventsOf = async (orderId: Id<'order'>, kind: string) => {
  const rows = await ownerDb().select().from(orderEvent).where(eq(orderEvent.orderId, orderId));
  return rows.filter((row) => row.kind === kind);
};
const giveBack = (order: Awaited<ReturnType<typeof aPaidOrder>>, minor?: bigint) =>
  refundOrder(order.seller, {
    ...{
      orderId: order.orderId,
      reason: '',

      key: `refund-${order.orderId.slice(-12)}-${minor ?? 'all'}`,
    },
    ...(minor === undefined ? {} : { amount: money(minor, 'USD') }),
  });

describe('a parcel that left', () => {
  test('is told to the buyer once, whoever says it and however often', async () => {
    const { orderId, seller, buyer } = await aPaidOrder();
    const told = await Promise.all(Array.from({ length: 6 }, () => markShipped(seller, parcel(orderId))));
    expect(told.every((one) => one.ok)).toBe(true);
    expect(await eventsOf(orderId, 'shipped')).toHaveLength(1);
    expect(await jobsOf('money:mail-shipped', toUuid(orderId))).toBe(1);
    expect(await orderForBuyer(buyer, orderId)).toMatchObject({
      ...{ state: 'fulfilled', carrier: 'DHL', trackingCode: 'JD01', shippedAt: expect.any(Date) },
    });
  });

  test('said again corrects the code, and when it left stays the first moment', async () => {
    const { orderId, seller } = await aPaidOrder();
    await markShipped(seller, parcel(orderId, 'wrong'));
    const first = (await orderForSeller(seller, orderId))?.shippedAt;
    expect(await markShipped(seller, parcel(orderId, 'right'))).toEqual({ ok: true, value: null });
    expect(await orderForSeller(seller, orderId)).toMatchObject({ trackingCode: 'right', shippedAt: first });
    expect(await jobsOf('money:mail-shipped', toUuid(orderId))).toBe(1);
  });

  test('can be told by every member of the page, and by nobody who was one', async () => {
    const { orderId, seller } = await aPaidOrder();
    const helper = await aPerson({ name: 'Helper' });
    const page = (await orderForSeller(seller, orderId))?.pageId;
    if (!page) throw new Error('no order');
    await ownerDb()
      .insert(pageMember)
      .values({ pageId: page, personId: helper.personId, roles: ['owner'] });
    expect(await markShipped(helper, parcel(orderId))).toEqual({ ok: true, value: null });
    await ownerDb().delete(pageMember).where(eq(pageMember.personId, helper.personId));
    expect(await markShipped(helper, parcel(orderId))).toEqual({ ok: false, code: 'not_found' });
    expect(await orderForSeller(helper, orderId)).toBeNull();
  });

  test('does not exist before the money is taken', async () => {
    const { orderId, seller, buyer } = await anAuthorizedOrder();
    expect(await markShipped(seller, parcel(orderId))).toEqual({ ok: false, code: 'not_found' });
    expect(await markDelivered(buyer, { orderId })).toEqual({ ok: false, code: 'not_deliverable' });
    expect(await markDelivered(seller, { orderId })).toEqual({ ok: false, code: 'not_found' });
  });

  test('cannot leave once it arrived, nor once all the money is back', async () => {
    const arrived = await aPaidOrder();
    await markDelivered(arrived.buyer, { orderId: arrived.orderId });
    expect(await markShipped(arrived.seller, parcel(arrived.orderId))).toEqual({ ok: false, code: 'not_shippable' });
    const refunded = await aPaidOrder();
    await giveBack(refunded);
    expect(await markShipped(refunded.seller, parcel(refunded.orderId))).toEqual({ ok: false, code: 'not_shippable' });
    expect(await markDelivered(refunded.buyer, { orderId: refunded.orderId })).toEqual({
      ok: false,
      code: 'not_deliverable',
    });
    expect(await eventsOf(refunded.orderId, 'shipped')).toEqual([]);
  });

  test('may leave after a part of the money went back, and the order stays partly refunded', async () => {
    const order = await aPaidOrder();
    await giveBack(order, 100n);
    expect(await markShipped(order.seller, parcel(order.orderId))).toEqual({ ok: true, value: null });
    expect(await orderForBuyer(order.buyer, order.orderId)).toMatchObject({
      ...{ state: 'partially_refunded', shippedAt: expect.any(Date) },
    });
  });
});

describe('a parcel that arrived', () => {
  test.each(['buyer', 'seller'] as const)('keeps that the %s said so', async (side) => {
    const order = await aPaidOrder();
    expect(await markDelivered(order[side], { orderId: order.orderId })).toEqual({ ok: true, value: null });
    expect(await eventsOf(order.orderId, 'delivered')).toMatchObject([{ detail: { by: side } }]);
  });

  test('is told once, and whoever says it second changes nothing', async () => {
    const { orderId, seller, buyer } = await aPaidOrder();
    await Promise.all([seller, buyer, seller, buyer].map((actor) => markDelivered(actor, { orderId })));
    expect(await eventsOf(orderId, 'delivered')).toHaveLength(1);
    expect(await orderForBuyer(buyer, orderId)).toMatchObject({ state: 'delivered', deliveredAt: expect.any(Date) });
  });
});
