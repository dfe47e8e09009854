import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order } from '@/db/schema/money/order';
import { pageMember } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { nameBuyer } from '@/db/testing/name-buyer';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { customersOf } from '@/lib/money/customers/queries';
import { addNote } from '@/lib/money/orders/notes/add-note';
import { notesOf } from '@/lib/money/orders/notes/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { talkOf } from '@/lib/money/orders/talk/queries';
import { packMany, shipMany } from './do-many';
import type { InboxFilter } from './model';
import { packingSlips, pickList } from './pick-list';
import { inboxCounts, inboxOf } from './queries';
import { inboxOfAddress } from './schema';
import { ordersCsv } from './write-orders';

let sandbox: TestSandbox;
let pageId: Id<'page'>;
let seller: PersonActor;
let orders: Id<'order'>[];
let buyers: PersonActor[];
const names = ['Amal Haddad', '=cmd|run', 'Noor Saleh', 'ليلى منصور'];

beforeAll(async () => {
  sandbox = await startTestSandbox();
  const shop = await aShop({ stocks: [50, 50] });
  ({ pageId, seller } = shop);
  orders = [];
  buyers = [];
  for (const [index, name] of names.entries()) {
    const buyer = await aShopper(await aPerson());
    const wanted = shop.variants[index % 2];
    if (!wanted) throw new Error('no goods');
    const { orderId } = await aPurchase(buyer, [wanted]);
    await nameBuyer(orderId, name);
    orders.push(orderId);
    buyers.push(buyer.actor);
  }
  await ownerDb()
    .update(product)
    .set({ title: 'Copper Lantern' })
    .where(sql`${eq(product.pageId, pageId)} and slug = 'thing-0'`);
  const [first] = shop.variants;
  if (first) await ownerDb().update(variant).set({ sku: 'LAN-01' }).where(eq(variant.id, first));
});
afterAll(() => sandbox.stop());

const all: InboxFilter = { show: 'all', words: '', from: null, to: null, sort: 'newest' };
const found = async (filter: Partial<InboxFilter>, actor: PersonActor = seller) =>
  (await inboxOf(actor, pageId, { ...all, ...filter })).orders.map((one) => orders.indexOf(one.id));

describe('the inbox', () => {
  test('finds an order by its number, its buyer, its product and its SKU', async () => {
    expect(await found({ words: (orders[2] ?? '').slice(-8).toUpperCase() })).toEqual([2]);
    expect(await found({ words: `#${(orders[1] ?? '').slice(-8)}` })).toEqual([1]);
    expect(await found({ words: 'haddad' })).toEqual([0]);
    expect(await found({ words: 'منصور' })).toEqual([3]);
    expect(await found({ words: 'copper' })).toEqual([2, 0]);
    expect(await found({ words: 'lan-01' })).toEqual([2, 0]);
    expect(await found({ words: '%' })).toEqual([]);
    expect(await found({ words: orders[3] ?? '' })).toEqual([3]);
  });

  test('is sorted both ways, and goes on where a screen ended', async () => {
    expect(await found({})).toEqual([3, 2, 1, 0]);
    expect(await found({ sort: 'oldest' })).toEqual([0, 1, 2, 3]);
    for (const sort of ['newest', 'oldest'] as const) {
      const walked: Id<'order'>[] = [];
      let cursor: Id<'order'> | null = null;
      do {
        const screen: Awaited<ReturnType<typeof inboxOf>> = await inboxOf(seller, pageId, { ...all, sort }, cursor, 1);
        walked.push(...screen.orders.map((one) => one.id));
        cursor = screen.next;
      } while (cursor);
      expect(walked).toEqual(sort === 'newest' ? [...orders].reverse() : orders);
    }
  });

  test('takes both days of a range in', async () => {
    await ownerDb().execute(
      sql`update money."order" set created_at = '2026-03-05 23:30Z' where ${eq(order.id, orders[0] ?? newId('order'))}`,
    );
    expect(await found({ from: '2026-03-05', to: '2026-03-05' })).toEqual([0]);
    expect(await found({ to: '2026-03-04' })).toEqual([]);
    expect(await found({ from: '2026-03-06' })).toEqual([3, 2, 1]);
  });

  test('shows and counts nothing to anybody else, a buyer among them', async () => {
    for (const stranger of [await aPerson(), buyers[0] ?? (await aPerson())]) {
      expect(await found({}, stranger)).toEqual([]);
      expect(await inboxCounts(stranger, pageId)).toMatchObject({ all: 0, to_pack: 0 });
      expect(await packingSlips(stranger, pageId, orders)).toEqual([]);
      expect(await pickList(stranger, pageId, orders)).toEqual([]);
    }
  });

  test('reads what an address says, and takes nonsense as not said', () => {
    const asked = { show: 'packed', q: ' Amal ', from: '2026-01-02', to: 'soon', sort: ['oldest', 'x'] };
    expect(inboxOfAddress(asked)).toEqual({
      show: 'packed',
      words: 'Amal',
      from: '2026-01-02',
      to: null,
      sort: 'newest',
    });
    expect(inboxOfAddress({ show: '__proto__', q: ['a', 'b'] })).toEqual(all);
  });
});

test('a note is read by the people of the page and by nobody else, its buyer among them', async () => {
  const [orderId] = orders;
  const [buyer] = buyers;
  if (!orderId || !buyer) throw new Error('no order');
  const note = { orderId, key: 'n'.repeat(20), words: 'Wrap it twice' };
  await Promise.all([addNote(seller, note), addNote(seller, note)]);
  expect(await notesOf(seller, orderId)).toMatchObject([{ words: 'Wrap it twice', by: 'Seller' }]);
  for (const stranger of [buyer, await aPerson()]) {
    expect(await notesOf(stranger, orderId)).toEqual([]);
    expect(await addNote(stranger, { ...note, key: 'm'.repeat(20) })).toEqual({ ok: false, code: 'not_found' });
  }
});

test('who may see orders but not buyers finds none by name, and changes nothing', async () => {
  const helper = await aPerson();
  await ownerDb()
    .insert(pageMember)
    .values({ pageId, personId: helper.personId, roles: ['read_only'] });
  const { orders: shown } = await inboxOf(helper, pageId, all);
  expect(shown.map((one) => one.shipTo)).toEqual(names.map(() => null));
  expect(await found({ words: 'haddad' }, helper)).toEqual([]);
  expect(await found({ words: 'copper' }, helper)).toHaveLength(2);
  expect(await packingSlips(helper, pageId, orders)).toEqual([]);
  expect((await customersOf(helper, pageId)).customers).toEqual([]);
  const [orderId] = orders;
  if (!orderId) throw new Error('no order');
  expect(await notesOf(helper, orderId)).toEqual([]);
  expect(await talkOf(helper, orderId, 'shop')).toBeNull();
  expect(await packMany(helper, { pageId, orders: [orderId] })).toMatchObject({
    value: { done: 0, left: [{ code: 'not_allowed' }] },
  });
  await ownerDb().delete(pageMember).where(eq(pageMember.personId, helper.personId));
});

test('a file of orders holds no formula, no e-mail and no way of paying', async () => {
  const { orders: shown } = await inboxOf(seller, pageId, all);
  const csv = ordersCsv(shown);
  expect(csv).toContain("'=cmd|run");
  expect(csv.split('\r\n')).toHaveLength(names.length + 2);
  for (const secret of [...buyers.map((one) => one.email), 'visa', '4242', 'pm_']) expect(csv).not.toContain(secret);
});

test('several at once: each by itself, told by number, and the same again changes nothing', async () => {
  const [first, second, third] = orders;
  if (!first || !second || !third) throw new Error('no orders');
  await refundOrder(seller, { orderId: third, reason: '', key: 'cancel'.repeat(4) });
  expect(await pickList(seller, pageId, [first, second])).toMatchObject([
    { title: 'Thing 0', sku: 'LAN-01', units: 1, orders: [{ id: first, units: 1 }] },
    { title: 'Thing 1', sku: '', units: 1 },
  ]);
  const elsewhere = newId('order');
  for (let times = 0; times < 2; times++) {
    expect(await packMany(seller, { pageId, orders: [first, second, third, elsewhere] })).toMatchObject({
      value: {
        done: 2,
        left: [
          { number: third.slice(-8).toUpperCase(), code: 'not_packable' },
          { number: elsewhere.slice(-8).toUpperCase(), name: null, code: 'not_found' },
        ],
      },
    });
  }
  expect(await pickList(seller, pageId, [first, second])).toEqual([]);
  expect(await inboxCounts(seller, pageId)).toMatchObject({ all: 4, to_pack: 1, packed: 2, cancelled: 1, shipped: 0 });
  const parcels = [
    { orderId: first, carrier: 'DHL', trackingCode: 'JD1' },
    { orderId: second, carrier: '', trackingCode: '' },
  ];
  for (let times = 0; times < 2; times++)
    expect(await shipMany(seller, { pageId, parcels })).toEqual({ ok: true, value: { done: 2, left: [] } });
  expect(await found({ show: 'shipped' })).toEqual([1, 0]);
  expect(await shipMany(await aPerson(), { pageId, parcels })).toMatchObject({ value: { done: 0 } });
  const slips = await packingSlips(seller, pageId, [second, first]);
  expect(slips.map((slip) => [slip.order.id, slip.locale])).toEqual([
    [second, 'en'],
    [first, 'en'],
  ]);
});
