import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { order } from '@/db/schema/money/order';
import { pageMember } from '@/db/schema/shop/page';
import { pickup } from '@/db/schema/shop/pickup';
import { place, placeStock } from '@/db/schema/shop/place';
import { variant } from '@/db/schema/shop/product';
import { aVisit } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { offerForItems } from '@/lib/money/checkout/queries';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { packOrder } from '@/lib/money/orders/parcels/pack-order';
import { orderForBuyer, orderForSeller } from '@/lib/money/orders/queries';
import { openShipTos } from '@/lib/money/orders/ship-to/open-ship-tos';
import { setPickup } from '@/lib/shop/stock/pickup/set-pickup';
import { handOver } from './hand-over';
import { makePickupCode } from './make-code';
import { HandOverForm } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const told = {
  line1: '908 NW 14th Ave',
  city: 'Portland',
  region: 'or',
  postalCode: '97209',
  hours: 'Tue to Sat',
  days: 1,
};

/** A shop that delivers for 5.00, with a cellar and a counter, at which three of its five units are fetched. */
async function aCounter() {
  const shop = await aShop({ priceMinor: 2_000n, deliveryMinor: 500n, stocks: [5] });
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const [cellar, counter] = [newId('place'), newId('place')];
  for (const [position, id] of [cellar, counter].entries())
    await ownerDb()
      .insert(place)
      .values({ id, pageId: shop.pageId, name: position ? 'Counter' : 'Cellar', position });
  await ownerDb().execute(
    sql`select shop.move_stock(${toUuid(variantId)}::uuid, ${toUuid(cellar)}::uuid, ${toUuid(counter)}::uuid, 3, '')`,
  );
  expect(await setPickup(shop.seller, { page: shop.pageId, place: counter, at: told })).toEqual({
    ok: true,
    value: null,
  });
  return { ...shop, variantId, cellar, counter };
}

/** Somebody who buys there. */
async function aBuyer(shop: { variantId: Id<'variant'>; counter: Id<'place'> }) {
  const buyer = await aShopper(await aPerson());
  const look = async (quantity: number, fetched: Id<'place'>[] = []) =>
    (await offerForItems(buyer.actor, [{ variantId: shop.variantId, quantity }], null, { fetched }))[0]?.orders[0];
  const tap = (quantity: number, expectedMinor: bigint, more: object = {}) =>
    placeOrder(
      buyer.actor,
      {
        ...aTap(buyer, shop.variantId, { expectedMinor: String(expectedMinor) }),
        ...{ items: [{ variantId: shop.variantId, quantity }], pickups: [shop.counter], ...more },
      },
      aVisit(),
    );
  return { ...buyer, look, tap };
}

const stockAt = async (placeId: Id<'place'>) =>
  (await ownerDb().select().from(placeStock).where(eq(placeStock.placeId, placeId)))[0]?.stock ?? 0;

/** An order to fetch, paid for. */
async function aFetchedOrder() {
  const shop = await aCounter();
  const buyer = await aBuyer(shop);
  const placed = await buyer.tap(2, 4_000n);
  if (!placed.ok) throw new Error(placed.code);
  const { orderId, purchaseId } = placed.value;
  return { ...shop, buyer: buyer.actor, orderId, purchaseId };
}
const pay = (orderId: Id<'order'>) => ownerDb().update(order).set({ state: 'paid' }).where(eq(order.id, orderId));

describe('fetching', () => {
  test('is offered where all of it lies, costs nothing, is taxed and ready where the place is', async () => {
    const shop = await aCounter();
    const buyer = await aBuyer(shop);
    const delivered = await buyer.look(3);
    expect(delivered?.total.amount).toBe(6_500n);
    expect(delivered?.pickups.map((one) => one.name)).toEqual(['Counter']);
    expect(delivered?.pickups[0]).toMatchObject({ region: 'OR', city: 'Portland', hours: 'Tue to Sat' });
    expect((await buyer.look(4))?.pickups).toEqual([]);
    const fetched = await buyer.look(3, [shop.counter]);
    expect(fetched).toMatchObject({ total: { amount: 6_000n }, pickup: { id: shop.counter }, stockLeft: 3 });
    expect(fetched?.lines.map((line) => line.kind)).toEqual(['goods']);
    expect((await buyer.look(4, [shop.counter]))?.problem).toBe('not_at_place');
  });

  test('takes units of its place alone, keeps the buyer’s address to herself, and undone puts them back there', async () => {
    const made = await aFetchedOrder();
    expect([await stockAt(made.cellar), await stockAt(made.counter)]).toEqual([2, 1]);
    const [row] = await ownerDb().select().from(order).where(eq(order.id, made.orderId));
    const shipTo = row && (await openShipTos([row]))(row.id);
    expect(row?.totalMinor).toBe(4_000n);
    expect(shipTo).toMatchObject({ name: 'Lina Haddad', line1: told.line1, region: 'OR' });
    expect(JSON.stringify(shipTo)).not.toMatch(/1 Main St|78701|Austin/);
    expect((await orderForBuyer(made.buyer, made.orderId))?.pickup).toEqual({
      placeName: 'Counter',
      hours: 'Tue to Sat',
    });
    await undoPurchase(made.buyer, made.purchaseId);
    expect([await stockAt(made.cellar), await stockAt(made.counter)]).toEqual([2, 3]);
    expect((await ownerDb().execute(sql`select * from shop.stock_differences()`)).length).toBe(0);
  });

  test('is never delivered instead: a place that is given up, or too little there, buys nothing', async () => {
    const shop = await aCounter();
    const buyer = await aBuyer(shop);
    expect(await buyer.tap(4, 99_999n)).toMatchObject({ ok: false, code: 'not_at_place' });
    await setPickup(shop.seller, { page: shop.pageId, place: shop.counter, at: null });
    expect(await buyer.tap(1, 99_999n)).toMatchObject({ ok: false, code: 'not_at_place' });
    expect(await stockAt(shop.counter)).toBe(3);
  });

  test('of the last units at a place, exactly one of two buyers gets them', async () => {
    const shop = await aCounter();
    const buyers = await Promise.all([aBuyer(shop), aBuyer(shop), aBuyer(shop)]);
    const placed = await Promise.all(buyers.map((buyer) => buyer.tap(2, 4_000n)));
    expect(placed.filter((one) => one.ok)).toHaveLength(1);
    expect(await stockAt(shop.counter)).toBe(1);
    expect(await stockAt(shop.cellar)).toBe(2);
    const [row] = await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, shop.variantId));
    expect(row?.stock).toBe(3);
  });

  test('a hold that was let go takes its units from the same place again', async () => {
    const shop = await aCounter();
    const attempt = crypto.randomUUID();
    const lines = JSON.stringify([
      { variant: toUuid(shop.variantId), quantity: 3, unit_minor: 2000, place: toUuid(shop.counter) },
    ]);
    await ownerDb().execute(sql`select shop.reserve(${attempt}::uuid, ${lines}::jsonb, 60)`);
    await ownerDb().execute(sql`select shop.release(${attempt}::uuid)`);
    expect(await stockAt(shop.counter)).toBe(3);
    await ownerDb().execute(sql`select shop.sell(${attempt}::uuid)`);
    expect([await stockAt(shop.cellar), await stockAt(shop.counter)]).toEqual([2, 0]);
  });

  test('is offered by who may change settings, for a place of her own, with a state in the United States', async () => {
    const shop = await aCounter();
    const other = await aCounter();
    const set = (actor: typeof shop.seller, placeId: Id<'place'>, at: typeof told | null = told) =>
      setPickup(actor, { page: shop.pageId, place: placeId, at });
    expect(await set(shop.seller, other.counter)).toEqual({ ok: false, code: 'not_found' });
    expect(await set(other.seller, shop.counter)).toEqual({ ok: false, code: 'not_found' });
    expect(await set(shop.seller, shop.counter, { ...told, region: 'Oregon' })).toMatchObject({ code: 'bad_region' });
    const helper = await aPerson();
    await ownerDb()
      .insert(pageMember)
      .values({ pageId: shop.pageId, personId: helper.personId, roles: ['orders'] });
    expect(await set(helper, shop.counter, null)).toEqual({ ok: false, code: 'not_allowed' });
    expect(await ownerDb().select().from(pickup).where(eq(pickup.placeId, shop.counter))).toHaveLength(1);
  });
});

describe('an order to fetch', () => {
  let made: Awaited<ReturnType<typeof aFetchedOrder>>;
  beforeEach(async () => {
    made = await aFetchedOrder();
    await pay(made.orderId);
  });
  const hand = (actor: Parameters<typeof handOver>[0], code: string) =>
    handOver(actor, HandOverForm.parse({ orderId: made.orderId, code }));

  test('is made ready with one mail, and handed over once, against its code', async () => {
    expect(await packOrder(made.seller, { orderId: made.orderId })).toEqual({ ok: true, value: null });
    await packOrder(made.seller, { orderId: made.orderId });
    expect(await jobsOf('money:mail-ready', toUuid(made.orderId))).toBe(1);
    expect(await jobsOf('money:mail-shipped', toUuid(made.orderId))).toBe(0);
    const code = makePickupCode(made.orderId);
    const [one, two] = await Promise.all([
      hand(made.seller, code),
      hand(made.seller, `${code.slice(0, 3)} ${code.slice(3)}`),
    ]);
    expect([one, two]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    const view = await orderForSeller(made.seller, made.orderId);
    expect(view).toMatchObject({ state: 'delivered', deliveredAt: expect.any(Date), shippedAt: null });
    expect(view?.events.filter((event) => event.kind === 'delivered')).toHaveLength(1);
    expect(view?.parcels.every((parcel) => parcel.sentAt !== null)).toBe(true);
  });

  test('is neither sent nor called delivered by its seller; its buyer may say that she has it', async () => {
    expect(await markShipped(made.seller, { orderId: made.orderId, carrier: '', trackingCode: '' })).toMatchObject({
      code: 'not_shippable',
    });
    expect(await markDelivered(made.seller, { orderId: made.orderId })).toMatchObject({ code: 'not_deliverable' });
    expect(await markDelivered(made.buyer, { orderId: made.orderId })).toEqual({ ok: true, value: null });
  });

  test('is not found by trying codes: ten wrong ones close it for a while, also for the right one', async () => {
    const right = makePickupCode(made.orderId);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 10; tries++)
      expect(await hand(made.seller, wrong)).toMatchObject({ code: 'not_this_code' });
    expect(await hand(made.seller, right)).toMatchObject({ ok: false, code: 'too_many' });
    expect((await orderForSeller(made.seller, made.orderId))?.deliveredAt).toBeNull();
  });

  test('is a missing one to everybody else, and its code is shown to nobody but its buyer', async () => {
    const right = makePickupCode(made.orderId);
    for (const stranger of [await aPerson(), made.buyer])
      expect(await hand(stranger, right)).toEqual({ ok: false, code: 'not_found' });
    const seller = await orderForSeller(made.seller, made.orderId);
    expect(JSON.stringify(seller, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      right,
    );
  });

  test('that is given back is not handed over any more', async () => {
    await ownerDb().execute(sql`update money."order" set state = 'refunded' where id = ${toUuid(made.orderId)}::uuid`);
    expect(await hand(made.seller, makePickupCode(made.orderId))).toMatchObject({ code: 'not_deliverable' });
  });
});

test('codes are six digits of any keyboard, and no two orders are bound to share one', () => {
  const orderId = newId('order');
  expect(HandOverForm.parse({ orderId, code: '٠١٢ ٣٤٥' }).code).toBe('012345');
  for (const typed of ['', '12345', '1234567', 'abcdef'])
    expect(HandOverForm.safeParse({ orderId, code: typed }).success).toBe(false);
  const codes = new Set(Array.from({ length: 200 }, () => makePickupCode(newId('order'))));
  expect([...codes].every((code) => /^\d{6}$/.test(code))).toBe(true);
  expect(codes.size).toBeGreaterThan(190);
});
