import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order, orderEvent, orderLine } from '@/db/schema/money/order';
import { jobsOf } from '@/db/testing/jobs';
import { aPaidOrder, type TestOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { orderForBuyer, orderForSeller } from '@/lib/money/orders/queries';
import { packOrder } from './pack-order';
import { packParcel } from './pack-parcel';
import { PackForm } from './schema';
import { sendParcel } from './send-parcel';
import { unpackParcel } from './unpack-parcel';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** A paid order of three units of one thing. */
async function threeUnits(): Promise<TestOrder & { lineId: Id<'line'> }> {
  const made = await aPaidOrder();
  const goods = sql`order_id = ${toUuid(made.orderId)}::uuid and kind = 'goods'`;
  const [line] = await ownerDb().update(orderLine).set({ quantity: 3 }).where(goods).returning({ id: orderLine.id });
  if (!line) throw new Error('no goods');
  return { ...made, lineId: line.id };
}
const part = (made: { orderId: Id<'order'>; lineId: Id<'line'> }, units: number, more: object = {}) => ({
  ...{ orderId: made.orderId, key: newId('parcel'), units: { [made.lineId]: units } },
  ...{ carrier: 'DHL', trackingCode: 'JD01', send: false, ...more },
});
const standsIn = async (orderId: Id<'order'>) => {
  const [row] = await ownerDb().select({ stage: order.stage }).from(order).where(eq(order.id, orderId));
  return row?.stage;
};
const eventsOf = async (orderId: Id<'order'>) =>
  (await ownerDb().select().from(orderEvent).where(eq(orderEvent.orderId, orderId)).orderBy(orderEvent.at)).map(
    (row) => row.kind,
  );

describe('an order that needs several parcels', () => {
  test('is partly sent until the last one left, and the buyer is told of each', async () => {
    const made = await threeUnits();
    expect(await packParcel(made.seller, part(made, 1, { send: true }))).toEqual({ ok: true, value: null });
    expect(await standsIn(made.orderId)).toBe('to_pack');
    expect(await orderForBuyer(made.buyer, made.orderId)).toMatchObject({
      state: 'paid',
      shippedAt: null,
      parcels: [{ carrier: 'DHL', trackingCode: 'JD01', units: [{ lineId: made.lineId, quantity: 1 }] }],
    });
    expect(await markShipped(made.seller, { orderId: made.orderId, carrier: 'UPS', trackingCode: '1Z' })).toEqual({
      ok: true,
      value: null,
    });
    const view = await orderForBuyer(made.buyer, made.orderId);
    expect(view).toMatchObject({ state: 'fulfilled', shippedAt: expect.any(Date) });
    expect(view?.parcels.map((one) => [one.trackingCode, one.units[0]?.quantity])).toEqual([
      ['JD01', 1],
      ['1Z', 2],
    ]);
    expect(await standsIn(made.orderId)).toBe('shipped');
    expect(await eventsOf(made.orderId)).toEqual(expect.arrayContaining(['part_shipped', 'shipped']));
    expect(await jobsOf('money:mail-shipped', toUuid(made.orderId))).toBe(2);
  });

  test('holds nothing of what was refunded: its units go back on the shelf', async () => {
    const made = await threeUnits();
    await ownerDb().update(orderLine).set({ returned: 2 }).where(eq(orderLine.id, made.lineId));
    expect(await packParcel(made.seller, part(made, 2))).toMatchObject({ ok: false, code: 'too_many_units' });
    expect(await packOrder(made.seller, { orderId: made.orderId })).toMatchObject({ ok: true });
    const view = await orderForSeller(made.seller, made.orderId);
    expect(view?.parcels.map((one) => one.units)).toEqual([[{ lineId: made.lineId, quantity: 1 }]]);
  });

  test('never holds more of a line than was sold, however many pack at once', async () => {
    const made = await threeUnits();
    const tries = await Promise.all([2, 2, 2].map((units) => packParcel(made.seller, part(made, units))));
    expect(tries.filter((one) => one.ok)).toHaveLength(1);
    expect(tries.filter((one) => !one.ok && one.code === 'too_many_units')).toHaveLength(2);
    await expect(
      ownerDb().execute(sql`update money.order_line set packed = 4 where id = ${toUuid(made.lineId)}::uuid`),
    ).rejects.toMatchObject({ cause: { code: '23514' } });
  });

  test('the same form twice is one parcel, and a parcel of something else is none', async () => {
    const made = await threeUnits();
    const form = part(made, 1);
    await Promise.all([packParcel(made.seller, form), packParcel(made.seller, form)]);
    expect((await orderForSeller(made.seller, made.orderId))?.parcels).toHaveLength(1);
    const other = await threeUnits();
    expect(await packParcel(made.seller, { ...part(made, 1), units: { [other.lineId]: 1 } })).toEqual({
      ok: false,
      code: 'too_many_units',
    });
  });
});

describe('a packed order', () => {
  test('stands among the packed until it leaves; packing it again changes nothing', async () => {
    const made = await threeUnits();
    for (let times = 0; times < 2; times++)
      expect(await packOrder(made.seller, { orderId: made.orderId })).toEqual({ ok: true, value: null });
    expect(await standsIn(made.orderId)).toBe('packed');
    expect((await eventsOf(made.orderId)).filter((kind) => kind === 'packed')).toHaveLength(1);
    const view = await orderForSeller(made.seller, made.orderId);
    expect(view?.parcels).toHaveLength(1);
    // What only waits is the shop's own affair.
    expect((await orderForBuyer(made.buyer, made.orderId))?.parcels).toEqual([]);
    const [parcel] = view?.parcels ?? [];
    if (!parcel) throw new Error('no parcel');
    await sendParcel(made.seller, { parcelId: parcel.id, carrier: 'DHL', trackingCode: 'A' });
    expect(await standsIn(made.orderId)).toBe('shipped');
    await sendParcel(made.seller, { parcelId: parcel.id, carrier: 'DHL', trackingCode: 'B' });
    expect((await orderForBuyer(made.buyer, made.orderId))?.parcels[0]?.trackingCode).toBe('B');
    expect(await jobsOf('money:mail-shipped', toUuid(made.orderId))).toBe(1);
  });

  test('is taken apart as long as it has not left', async () => {
    const made = await threeUnits();
    await packOrder(made.seller, { orderId: made.orderId });
    const [parcel] = (await orderForSeller(made.seller, made.orderId))?.parcels ?? [];
    if (!parcel) throw new Error('no parcel');
    expect(await unpackParcel(made.buyer, { parcelId: parcel.id })).toEqual({ ok: false, code: 'not_found' });
    expect(await unpackParcel(made.seller, { parcelId: parcel.id })).toEqual({ ok: true, value: null });
    expect(await standsIn(made.orderId)).toBe('to_pack');
    const again = await orderForSeller(made.seller, made.orderId);
    expect(again).toMatchObject({
      parcels: [],
      lines: expect.arrayContaining([expect.objectContaining({ packed: 0 })]),
    });
    await markShipped(made.seller, { orderId: made.orderId, carrier: '', trackingCode: '' });
    const [sent] = (await orderForSeller(made.seller, made.orderId))?.parcels ?? [];
    if (!sent) throw new Error('no parcel');
    expect(await unpackParcel(made.seller, { parcelId: sent.id })).toEqual({ ok: false, code: 'not_found' });
  });
});

test('nobody else packs, sends or takes apart, and answers tell nothing', async () => {
  const made = await threeUnits();
  await packOrder(made.seller, { orderId: made.orderId });
  const [parcel] = (await orderForSeller(made.seller, made.orderId))?.parcels ?? [];
  if (!parcel) throw new Error('no parcel');
  for (const stranger of [await aPerson(), made.buyer]) {
    const refused = { ok: false, code: 'not_found' };
    expect(await packOrder(stranger, { orderId: made.orderId })).toEqual(refused);
    expect(await packParcel(stranger, part(made, 1))).toEqual(refused);
    expect(await sendParcel(stranger, { parcelId: parcel.id, carrier: '', trackingCode: '' })).toEqual(refused);
  }
});

test('a form of a parcel understands Arabic digits, and refuses none and nonsense', () => {
  const base = { orderId: newId('order'), key: 'k'.repeat(20) };
  const lineId = newId('line');
  expect(PackForm.parse({ ...base, [`units.${lineId}`]: '٢', send: 'yes' })).toMatchObject({
    units: { [lineId]: 2 },
    send: true,
  });
  for (const typed of ['', '0']) {
    expect(PackForm.safeParse({ ...base, [`units.${lineId}`]: typed }).error?.issues).toMatchObject([
      { message: 'no_units' },
    ]);
  }
  expect(PackForm.safeParse({ ...base, [`units.${lineId}`]: '1.5' }).error?.issues[0]).toMatchObject({
    message: 'bad_units',
  });
});
