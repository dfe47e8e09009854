import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { doorMarket } from '@/db/schema/markets/door';
import { noShow } from '@/db/schema/money/door';
import { order, orderEvent } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import { variant } from '@/db/schema/shop/product';
import { aVisit } from '@/db/testing/a-person';
import { differencesOf, ledgerOf } from '@/db/testing/books-of-order';
import { aDoorZone } from '@/db/testing/door-zone';
import { jobsOf } from '@/db/testing/jobs';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { looksAtHers } from '@/lib/identity/looks/queries';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { atDoor } from '@/lib/money/checkout/model';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { offerForItems } from '@/lib/money/checkout/queries';
import { mySpending } from '@/lib/money/limits/queries';
import { inboxOf } from '@/lib/money/orders/inbox/queries';
import { inboxOfAddress } from '@/lib/money/orders/inbox/schema';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { handOver } from '@/lib/money/orders/pickup/hand-over';
import { makePickupCode } from '@/lib/money/orders/pickup/make-code';
import { orderForBuyer, orderForSeller } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { keepDoor } from '@/lib/shop/delivery/keep-door';
import { callOff } from './call-off';
import { contestNoShow } from './contest-no-show';
import { markNotTaken } from './mark-not-taken';
import { noteCashBack } from './note-cash-back';
import { collectedAtDoors, contestedNoShows, doorStanding, noShowsOf } from './queries';
import { withdrawNoShow } from './withdraw-no-show';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const place = { country: 'US', region: 'TX', postalCode: '78701' };

/** A shop with a zone for the United States, in which is paid at the door for 3.00, up to 60.00; goods 20.00, delivery 5.00. */
async function aDoorShop(offers = true) {
  const shop = await aShop({ priceMinor: 2_000n, deliveryMinor: 500n, stocks: [5] });
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const zone = await aDoorZone(shop, false);
  const offer = (terms: { fee: string; most: string } | null) =>
    keepDoor(shop.seller, { page: shop.pageId, zone, terms });
  if (offers) expect(await offer({ fee: '3', most: '60' })).toEqual({ ok: true, value: null });
  return { ...shop, variantId, zone, offer };
}

type DoorShop = Awaited<ReturnType<typeof aDoorShop>>;

async function aBuyer(person?: Awaited<ReturnType<typeof aPerson>>) {
  const buyer = await aShopper(person ?? (await aPerson()));
  const tap = (
    shop: DoorShop,
    { quantity = 1, expectedMinor = 2_800n, ...more }: { quantity?: number; expectedMinor?: bigint; key?: string } = {},
  ) =>
    placeOrder(
      buyer.actor,
      {
        ...aTap(buyer, shop.variantId, { expectedMinor: String(expectedMinor), ...more }),
        ...{ items: [{ variantId: shop.variantId, quantity }], methodId: atDoor },
      },
      aVisit(),
    );
  return { ...buyer, tap };
}

const stockOf = async (variantId: Id<'variant'>) =>
  (await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, variantId)))[0]?.stock;
const stateOf = async (orderId: Id<'order'>) =>
  (await ownerDb().select({ state: order.state }).from(order).where(eq(order.id, orderId)))[0]?.state;

async function anOrder(shop?: DoorShop) {
  const at = shop ?? (await aDoorShop());
  const buyer = await aBuyer();
  const placed = await buyer.tap(at);
  if (!placed.ok) throw new Error(placed.code);
  return { ...at, buyer: buyer.actor, orderId: placed.value.orderId, purchaseId: placed.value.purchaseId };
}
const send = (made: { seller: Parameters<typeof markShipped>[0]; orderId: Id<'order'> }) =>
  markShipped(made.seller, { orderId: made.orderId, carrier: 'Own van', trackingCode: '' });

describe('paying at the door', () => {
  test('is offered by a zone that says so, shows its fee in the total, and asks no provider', async () => {
    const shop = await aDoorShop(false);
    const buyer = await aBuyer();
    const items = [{ variantId: shop.variantId, quantity: 1 }];
    const look = async (byDoor: boolean) => (await offerForItems(buyer.actor, items, place, { byDoor }))[0];
    expect((await look(false))?.orders[0]?.door).toBeNull();
    expect(await look(true)).toMatchObject({ problem: 'door_not_here' });
    await shop.offer({ fee: '3', most: '60' });
    expect(await look(false)).toMatchObject({ total: { amount: 2_500n } });
    expect(await look(true)).toMatchObject({ total: { amount: 2_800n } });
    const placed = await buyer.tap(shop);
    if (!placed.ok) throw new Error(placed.code);
    const { orderId, purchaseId } = placed.value;
    const [row] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
    expect(row).toMatchObject({ provider: 'door', state: 'agreed', providerIntent: null, providerCustomer: '' });
    expect(await orderForBuyer(buyer.actor, orderId)).toMatchObject({
      state: 'due',
      atDoor: true,
      total: { amount: 2_800n },
    });
    expect([await stockOf(shop.variantId), await ledgerOf(orderId)]).toEqual([4, 0]);
    expect([...(await differencesOf(orderId))]).toEqual([]);
    expect(await jobsOf('money:mail-receipt', toUuid(purchaseId))).toBe(1);
    expect(await jobsOf('money:mail-seller', toUuid(orderId))).toBe(1);
  });

  test('is refused above the highest total, for a higher one than was seen, and where the country is not on the list', async () => {
    const shop = await aDoorShop();
    const buyer = await aBuyer();
    expect(await buyer.tap(shop, { quantity: 3, expectedMinor: 99_999n })).toMatchObject({ code: 'door_too_high' });
    expect(await buyer.tap(shop, { expectedMinor: 2_799n })).toMatchObject({ code: 'price_changed' });
    await shop.offer(null);
    expect(await buyer.tap(shop)).toMatchObject({ code: 'door_not_here' });
    await shop.offer({ fee: '', most: '60' });
    const [listed] = await ownerDb().delete(doorMarket).where(eq(doorMarket.country, 'US')).returning();
    expect(await buyer.tap(shop)).toMatchObject({ code: 'door_not_here' });
    if (listed) await ownerDb().insert(doorMarket).values(listed);
    expect(await stockOf(shop.variantId)).toBe(5);
  });

  test('is for all sellers of a purchase or for none', async () => {
    const [one, other] = [await aDoorShop(), await aDoorShop(false)];
    const buyer = await aBuyer();
    const items = [one, other].map(({ variantId }) => ({ variantId, quantity: 1 }));
    const [offer] = await offerForItems(buyer.actor, items, place, { byDoor: true });
    expect(offer?.problem).toBe('door_not_here');
    expect(offer?.orders.filter((part) => part.door !== null)).toHaveLength(1);
  });

  test('the same tap is one order, also from two tabs at once, and two people never get the last unit', async () => {
    const shop = await aDoorShop();
    const buyer = await aBuyer();
    const key = 'one-and-the-same-key';
    const twice = await Promise.all([buyer.tap(shop, { key }), buyer.tap(shop, { key })]);
    const ids = twice.map((one) => (one.ok ? one.value.orderId : one.code));
    expect(new Set(ids).size).toBe(1);
    expect(await stockOf(shop.variantId)).toBe(4);
    await ownerDb().update(variant).set({ stock: 1 }).where(eq(variant.id, shop.variantId));
    const both = await Promise.all([(await aBuyer()).tap(shop), (await aBuyer()).tap(shop)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(await stockOf(shop.variantId)).toBe(0);
  });

  test('a person has two on their way at most, however many tabs ask at once; a guest none', async () => {
    const shop = await aDoorShop();
    const buyer = await aBuyer();
    const placed = await Promise.all([1, 2, 3, 4].map(() => buyer.tap(shop)));
    expect(placed.filter((one) => one.ok)).toHaveLength(2);
    expect(placed.filter((one) => !one.ok && one.code === 'door_open')).toHaveLength(2);
    expect(await doorStanding(buyer.actor)).toEqual({ open: 2, until: null });
    await expect(ownerDb().execute(sql`select money.door_bar('guest:abc', '[{}]'::jsonb)`)).rejects.toMatchObject({
      cause: { message: 'door_guest' },
    });
  });

  test('who called five off within a day waits until the day is over; what a seller calls off is not counted', async () => {
    const shop = await aDoorShop();
    const buyer = await aBuyer();
    const thenOff = async (by: typeof buyer.actor) => {
      const placed = await buyer.tap(shop);
      if (!placed.ok) throw new Error(placed.code);
      expect(await callOff(by, placed.value)).toEqual({ ok: true, value: null });
      return placed.value.orderId;
    };
    for (let time = 0; time < 5; time += 1) await thenOff(shop.seller);
    const first = await thenOff(buyer.actor);
    for (let time = 1; time < 5; time += 1) await thenOff(buyer.actor);
    expect(await buyer.tap(shop)).toMatchObject({ code: 'door_open' });
    await ownerDb()
      .update(orderEvent)
      .set({ at: sql`now() - interval '25 hours'` })
      .where(and(eq(orderEvent.orderId, first), eq(orderEvent.kind, 'called_off')));
    expect(await buyer.tap(shop)).toMatchObject({ ok: true });
  });

  test('counts for her spending limits until it is called off', async () => {
    const { buyer, orderId } = await anOrder();
    expect(await mySpending(buyer, 'USD')).toEqual({ day: 2_800n, month: 2_800n });
    await callOff(buyer, { orderId });
    expect(await mySpending(buyer, 'USD')).toEqual({ day: 0n, month: 0n });
  });

  test('no total above the cap and no state of cards gets past the database', async () => {
    const { orderId } = await anOrder();
    const set = (change: Partial<typeof order.$inferInsert>) =>
      ownerDb().update(order).set(change).where(eq(order.id, orderId));
    await expect(set({ totalMinor: 500_001n })).rejects.toMatchObject({
      cause: { constraint_name: 'order_door_most' },
    });
    for (const state of ['authorized', 'paid', 'fulfilled', 'refunded', 'disputed'])
      await expect(set({ state })).rejects.toThrow();
    await expect(set({ cashBackMinor: 1n })).rejects.toMatchObject({ cause: { constraint_name: 'order_cash_back' } });
  });
});

describe('an order to be paid at the door', () => {
  let made: Awaited<ReturnType<typeof anOrder>>;
  beforeEach(async () => {
    made = await anOrder();
  });
  const code = () => makePickupCode(made.orderId);

  test('is handed over once against its code, and is then paid in cash, outside of the books', async () => {
    const due = inboxOfAddress({ show: 'due' });
    expect((await inboxOf(made.seller, made.pageId, due)).orders.map((one) => one.id)).toEqual([made.orderId]);
    await send(made);
    expect(await markDelivered(made.buyer, { orderId: made.orderId })).toMatchObject({ code: 'not_deliverable' });
    expect(await markDelivered(made.seller, { orderId: made.orderId })).toMatchObject({ code: 'not_deliverable' });
    const wrong = code() === '000000' ? '000001' : '000000';
    expect(await handOver(made.seller, { orderId: made.orderId, code: wrong })).toMatchObject({
      code: 'not_this_code',
    });
    const twice = await Promise.all([1, 2].map(() => handOver(made.seller, { orderId: made.orderId, code: code() })));
    expect(twice).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    const view = await orderForSeller(made.seller, made.orderId);
    expect(view).toMatchObject({ state: 'collected', deliveredAt: expect.any(Date) });
    expect(view?.events.filter((event) => event.kind === 'delivered')).toHaveLength(1);
    expect((await inboxOf(made.seller, made.pageId, due)).orders).toEqual([]);
    expect(await ledgerOf(made.orderId)).toBe(0);
    expect([...(await differencesOf(made.orderId))]).toEqual([]);
    expect(
      await refundOrder(made.seller, { orderId: made.orderId, reason: '', key: 'a-refund-of-nothing-here' }),
    ).toMatchObject({
      code: 'too_much',
    });
  });

  test('cash given back is noted once by its key, never more than was collected, and only after it was', async () => {
    const note = (key: string, amount: bigint, actor = made.seller) =>
      noteCashBack(actor, { orderId: made.orderId, key, amount: money(amount, 'USD') });
    expect(await note('before-it-was-paid', 100n)).toMatchObject({ code: 'too_much' });
    await handOver(made.seller, { orderId: made.orderId, code: code() });
    const answers = await Promise.all([
      note('the-first-cash-back', 1_800n),
      note('the-first-cash-back', 1_800n),
      note('another-cash-back-k', 1_800n),
    ]);
    // Either may come first; the other is more than what is left.
    const [won, lost] = answers[2]?.ok
      ? ['another-cash-back-k', 'the-first-cash-back']
      : ['the-first-cash-back', 'another-cash-back-k'];
    expect(answers.filter((one) => one.ok)).toHaveLength(won === 'the-first-cash-back' ? 2 : 1);
    expect(await note(won, 5n)).toMatchObject({ ok: false, code: 'key_reused' });
    expect(await note(lost, 1_800n)).toEqual({ ok: false, code: 'too_much' });
    expect(await note('of-nobody-at-all-x', 1n, made.buyer)).toEqual({ ok: false, code: 'not_found' });
    expect((await orderForBuyer(made.buyer, made.orderId))?.cashBack.amount).toBe(1_800n);
    const today = new Date().toISOString().slice(0, 10);
    const [summed] = await collectedAtDoors(made.seller, made.pageId, { since: today, until: today });
    expect(summed).toMatchObject({ orders: 1, collected: { amount: 2_800n }, given: { amount: 1_800n } });
    expect(await collectedAtDoors(made.buyer, made.pageId, { since: today, until: today })).toEqual([]);
    expect([...(await differencesOf(made.orderId))]).toEqual([]);
  });

  test('cash given back is in the currency of the order, and no number is too high to be compared', async () => {
    await handOver(made.seller, { orderId: made.orderId, code: code() });
    const note = (key: string, amount: bigint, currency: 'USD' | 'JPY') =>
      noteCashBack(made.seller, { orderId: made.orderId, key, amount: money(amount, currency) });
    expect(await note('of-another-currency', 100n, 'JPY')).toEqual({ ok: false, code: 'too_much' });
    expect(await note('one-that-is-not-too-high', 1n, 'USD')).toMatchObject({ ok: true });
    expect(await note('one-that-is-not-too-high', 1n, 'JPY')).toMatchObject({ code: 'key_reused' });
    expect(await note('the-highest-there-is', 2n ** 63n - 1n, 'USD')).toEqual({ ok: false, code: 'too_much' });
  });

  test('is called off by either side until something of it is sent; its stock comes back once', async () => {
    const stranger = await aPerson();
    expect(await callOff(stranger, made)).toEqual({ ok: false, code: 'not_found' });
    const twice = await Promise.all([callOff(made.buyer, made), callOff(made.seller, made)]);
    expect(twice.every((one) => one.ok)).toBe(true);
    expect([await stockOf(made.variantId), await stateOf(made.orderId)]).toEqual([5, 'canceled']);
    expect([...(await differencesOf(made.orderId))]).toEqual([]);
    expect(await handOver(made.seller, { orderId: made.orderId, code: code() })).toMatchObject({
      code: 'not_deliverable',
    });
    expect(await orderForSeller(made.seller, made.orderId)).toMatchObject({ state: 'canceled' });
    const sent = await anOrder(made);
    await send(sent);
    expect(await callOff(sent.buyer, sent)).toEqual({ ok: false, code: 'door_too_late' });
  });

  test('handed over and called off at the same moment, it ends one way', async () => {
    for (let round = 0; round < 4; round++) {
      const one = await anOrder(made);
      const [handed, off] = await Promise.all([
        handOver(one.seller, { orderId: one.orderId, code: makePickupCode(one.orderId) }),
        callOff(one.buyer, one),
      ]);
      expect([handed.ok, off.ok].filter(Boolean)).toHaveLength(1);
      expect(await stateOf(one.orderId)).toBe(handed.ok ? 'collected' : 'canceled');
      expect([...(await differencesOf(one.orderId))]).toEqual([]);
      if (off.ok) continue;
      await ownerDb().update(variant).set({ stock: 5 }).where(eq(variant.id, one.variantId));
    }
  });
});

describe('an order that nobody took', () => {
  const notTaken = async (buyer?: Awaited<ReturnType<typeof aBuyer>>) => {
    const shop = await aDoorShop();
    const whose = buyer ?? (await aBuyer());
    const placed = await whose.tap(shop);
    if (!placed.ok) throw new Error(placed.code);
    const made = { ...shop, buyer: whose, orderId: placed.value.orderId };
    await send(made);
    expect(await markNotTaken(made.seller, { orderId: made.orderId, reason: 'absent' })).toEqual({
      ok: true,
      value: null,
    });
    return made;
  };

  test('is marked by its seller once it was sent, gives its stock back once, and ends no other way', async () => {
    const made = await anOrder();
    const mark = (actor = made.seller) => markNotTaken(actor, { orderId: made.orderId, reason: 'refused' });
    expect(await mark()).toMatchObject({ code: 'not_sent' });
    await send(made);
    expect(await mark(made.buyer)).toMatchObject({ code: 'not_found' });
    const all = await Promise.all([
      mark(),
      mark(),
      handOver(made.seller, { orderId: made.orderId, code: makePickupCode(made.orderId) }),
    ]);
    const state = await stateOf(made.orderId);
    expect(state).toBe(all[2].ok ? 'collected' : 'not_taken');
    expect(all[0].ok).toBe(!all[2].ok);
    expect(await stockOf(made.variantId)).toBe(all[2].ok ? 4 : 5);
    expect([...(await differencesOf(made.orderId))]).toEqual([]);
  });

  test('stands on its buyer’s record, which she contests and its seller or an operator withdraws', async () => {
    const made = await notTaken();
    const { actor } = made.buyer;
    expect(await noShowsOf(actor)).toMatchObject([{ orderId: made.orderId, reason: 'absent', contestedAt: null }]);
    const other = await aDoorShop();
    expect(await orderForSeller(other.seller, made.orderId)).toBeNull();
    expect(await withdrawNoShow(other.seller, made)).toEqual({ ok: false, code: 'not_found' });
    expect(await contestNoShow(other.seller, { orderId: made.orderId, words: 'no' })).toEqual({
      ok: false,
      code: 'not_found',
    });
    await contestNoShow(actor, { orderId: made.orderId, words: 'I was at home all day' });
    await contestNoShow(actor, { orderId: made.orderId, words: 'something else' });
    expect((await orderForSeller(made.seller, made.orderId))?.noShow).toMatchObject({
      contest: 'I was at home all day',
    });
    const operator = await aPerson({ roles: ['support'] });
    expect((await contestedNoShows(operator)).map((one) => one.orderId)).toContain(made.orderId);
    expect(await contestedNoShows(actor)).toEqual([]);
    expect(await looksAtHers(actor)).toMatchObject([{ role: 'support', kind: 'contest', ground: 'case' }]);
    const hers = await notTaken(await aBuyer(operator));
    expect(await withdrawNoShow(operator, hers)).toEqual({ ok: false, code: 'own' });
    for (const by of [operator, made.seller]) expect(await withdrawNoShow(by, made)).toEqual({ ok: true, value: null });
    const [row] = await ownerDb().select().from(noShow).where(eq(noShow.orderId, made.orderId));
    expect(row?.withdrawnBy).toBe('operator');
    expect((await contestedNoShows(operator)).map((one) => one.orderId)).not.toContain(made.orderId);
  });

  test('says nothing of what she wrote once her account is closed', async () => {
    const made = await notTaken();
    await contestNoShow(made.buyer.actor, { orderId: made.orderId, words: 'I was at home all day' });
    await forgetWallet(made.buyer.actor.personId);
    const [row] = await ownerDb().select().from(noShow).where(eq(noShow.orderId, made.orderId));
    expect(row).toMatchObject({ contest: '', contestedAt: null, reason: 'absent' });
  });

  test('twice within a year ends the offer until the year is over; contested or withdrawn ones do not count', async () => {
    const buyer = await aBuyer();
    const [one, two] = [await notTaken(buyer), await notTaken(buyer)];
    const until = (await doorStanding(buyer.actor))?.until;
    expect(Math.round(((until?.getTime() ?? 0) - Date.now()) / 86_400_000)).toBeGreaterThan(360);
    const shop = await aDoorShop();
    expect(await buyer.tap(shop)).toMatchObject({ code: 'door_barred' });
    await contestNoShow(buyer.actor, { orderId: one.orderId, words: 'not so' });
    expect(await buyer.tap(shop)).toMatchObject({ ok: true });
    await notTaken(buyer);
    expect(await buyer.tap(shop)).toMatchObject({ code: 'door_barred' });
    await withdrawNoShow(two.seller, two);
    expect((await doorStanding(buyer.actor))?.until).toBeNull();
    await ownerDb()
      .update(noShow)
      .set({ withdrawnAt: null, withdrawnBy: null, at: sql`now() - interval '13 months'` })
      .where(eq(noShow.orderId, two.orderId));
    expect((await doorStanding(buyer.actor))?.until).toBeNull();
  });
});
