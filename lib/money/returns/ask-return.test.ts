import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order } from '@/db/schema/money/order';
import { returnRequest } from '@/db/schema/money/return';
import { page } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { jobsOf } from '@/db/testing/jobs';
import { aReturn, aSentOrder, aWish, type SentOrder } from '@/db/testing/returns';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { anybody, aProduct } from '@/db/testing/shop';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { orderForBuyer, orderForSeller, ordersByToken } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { hashToken } from '@/lib/platform/tokens';
import { askReturn } from './ask-return';
import { declineReturn } from './decline-return';
import { returnOffer } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const back = async (bought: SentOrder, minor?: bigint) =>
  refundOrder(bought.seller, {
    ...{ orderId: bought.orderId, reason: '', key: newId('refund').slice(0, 30) },
    ...(minor !== undefined && { amount: { amount: minor, currency: 'USD' as const } }),
  });
const moveDays = (bought: SentOrder, days: number) =>
  ownerDb().execute(sql`
    with arrival as (update money."order" set arrives_by = (now() at time zone 'utc')::date - ${days}::int where id = ${toUuid(bought.orderId)}::uuid)
    update money.order_event set at = clock_timestamp() - make_interval(days => ${days}) where order_id = ${toUuid(bought.orderId)}::uuid`);

describe('asking for a return', () => {
  test('stands in both views with its words, and in the timeline of a link without them', async () => {
    const bought = await aSentOrder();
    const note = 'Too wide\nat the shoulders';
    const id = await aReturn(bought, { units: { [bought.small]: 2, [bought.medium]: 1 }, note });
    const wished = { id, state: 'requested', reason: 'does_not_fit', note, wish: 'money', sendBy: null };
    for (const view of [
      await orderForBuyer(bought.buyer, bought.orderId),
      await orderForSeller(bought.seller, bought.orderId),
    ]) {
      expect(view?.returns).toMatchObject([{ ...wished, units: { [bought.small]: 2, [bought.medium]: 1 } }]);
      expect(view?.events.at(-1)).toMatchObject({ kind: 'return_requested', detail: {} });
    }
    const link = await ordersByToken(hashToken(bought.openToken));
    expect(link?.orders[0]?.events.at(-1)?.kind).toBe('return_requested');
    expect(link?.orders[0]).not.toHaveProperty('returns');
    expect(await jobsOf('money:mail-return', toUuid(id))).toBe(1);
  });

  test('is a guest’s as well as a person’s, and nobody else’s: a stranger, the seller, a browser without a cookie', async () => {
    const bought = await aSentOrder({ actor: aGuest() });
    for (const stranger of [bought.seller, await aPerson(), aGuest(), anybody]) {
      expect(await askReturn(stranger, aWish(bought))).toEqual({ ok: false, code: 'not_found' });
      expect(await returnOffer(stranger, bought.orderId)).toBeNull();
    }
    expect(await askReturn(bought.buyer, aWish(bought, { orderId: newId('order') }))).toMatchObject({
      code: 'not_found',
    });
    expect(await returnOffer(bought.buyer, bought.orderId)).toMatchObject({
      units: { [bought.small]: 3, [bought.medium]: 1 },
      choices: [{ values: ['S'] }, { values: ['M'] }, { values: ['L'] }],
    });
    expect(await askReturn(bought.buyer, aWish(bought))).toMatchObject({ ok: true });
    expect(await returnOffer(bought.buyer, bought.orderId)).toBeNull();
  });

  test('twice under one key is one request, at once and afterwards', async () => {
    const bought = await aSentOrder();
    const wish = aWish(bought);
    const answers = await Promise.all([1, 2, 3, 4].map(() => askReturn(bought.buyer, wish)));
    expect(new Set(answers.map((one) => one.ok && one.value)).size).toBe(1);
    expect(await askReturn(bought.buyer, wish)).toEqual(answers[0]);
    expect(await ownerDb().$count(returnRequest, eq(returnRequest.orderId, bought.orderId))).toBe(1);
  });

  test('of two at once under two keys one is refused, for one of an order is open at most', async () => {
    const bought = await aSentOrder();
    const answers = await Promise.all([1, 2, 3].map(() => askReturn(bought.buyer, aWish(bought))));
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok && one.code === 'return_open')).toHaveLength(2);
    const second = ownerDb().execute(sql`
      insert into money.return_request (id, order_id, owner, page_id, key, units, reason, wish)
      select gen_random_uuid(), order_id, owner, page_id, 'another', units, reason, wish from money.return_request
      where order_id = ${toUuid(bought.orderId)}::uuid`);
    await expect(second).rejects.toMatchObject({ cause: { constraint_name: 'return_request_open' } });
  });

  test('is for parcels that left: not before, and not once all the money is back', async () => {
    const packed = await aSentOrder({ sent: false });
    expect(await askReturn(packed.buyer, aWish(packed))).toEqual({ ok: false, code: 'not_returnable' });
    await back(packed, 100n);
    expect(await askReturn(packed.buyer, aWish(packed))).toEqual({ ok: false, code: 'not_returnable' });
    const sent = await aSentOrder();
    await back(sent, 100n);
    expect(await askReturn(sent.buyer, aWish(sent))).toMatchObject({ ok: true });
    const given = await aSentOrder();
    await back(given);
    expect(await askReturn(given.buyer, aWish(given))).toEqual({ ok: false, code: 'not_returnable' });
  });

  test('has 30 days from the arrival, or from the last promised day when nobody said it arrived', async () => {
    const silent = await aSentOrder();
    await moveDays(silent, 31);
    expect(await returnOffer(silent.buyer, silent.orderId)).toBeNull();
    expect(await askReturn(silent.buyer, aWish(silent))).toEqual({ ok: false, code: 'not_returnable' });
    await moveDays(silent, 30);
    expect(await askReturn(silent.buyer, aWish(silent))).toMatchObject({ ok: true });
    const told = await aSentOrder();
    await markDelivered(told.buyer, { orderId: told.orderId });
    await ownerDb().execute(
      sql`update money."order" set arrives_by = '2020-01-01' where id = ${toUuid(told.orderId)}::uuid`,
    );
    expect(await returnOffer(told.buyer, told.orderId)).toMatchObject({ units: { [told.small]: 3 } });
    await moveDays(told, 30);
    expect(await askReturn(told.buyer, aWish(told))).toEqual({ ok: false, code: 'not_returnable' });
  });

  test('of nothing, of more than there is, and of something else is refused', async () => {
    const bought = await aSentOrder();
    const ask = (units: Record<string, number>) => askReturn(bought.buyer, aWish(bought, { units }));
    expect(await ask({})).toEqual({ ok: false, code: 'nothing_chosen' });
    for (const units of [{ [bought.small]: 4 }, { [bought.small]: 1, [bought.large]: 1 }, { [bought.small]: -1 }]) {
      expect(await ask(units)).toEqual({ ok: false, code: 'too_many_back' });
    }
    await refundOrder(bought.seller, {
      ...{ orderId: bought.orderId, reason: '', key: 'two are back already', back: { [bought.small]: 2 } },
      amount: { amount: 100n, currency: 'USD' },
    });
    expect(await ask({ [bought.small]: 2 })).toEqual({ ok: false, code: 'too_many_back' });
    expect(await ask({ [bought.small]: 1 })).toMatchObject({ ok: true });
  });

  test('ten times is enough for one order', async () => {
    const bought = await aSentOrder();
    for (let time = 0; time < 10; time++) {
      await declineReturn(bought.seller, { returnId: await aReturn(bought), answer: 'No' });
    }
    expect(await askReturn(bought.buyer, aWish(bought))).toEqual({ ok: false, code: 'not_returnable' });
    expect(await returnOffer(bought.buyer, bought.orderId)).toBeNull();
  });
});

describe('wishing for something else instead', () => {
  const exchange = (bought: SentOrder, wanted: SentOrder['small'], units = { [bought.small]: 1 }) =>
    askReturn(bought.buyer, aWish(bought, { wish: 'exchange', wanted, units }));

  test('is for another variant of the same product at the same price', async () => {
    const bought = await aSentOrder();
    const other = await aProduct(bought.pageId, { title: 'Cup', variants: [{ price: 2_000n }] });
    const foreign = await aSentOrder();
    for (const wanted of [bought.small, other.variants[0] ?? newId('variant'), foreign.large, newId('variant')]) {
      expect(await exchange(bought, wanted)).toEqual({ ok: false, code: 'not_found', field: 'wanted' });
    }
    expect(await exchange(bought, bought.dear)).toEqual({ ok: false, code: 'price_differs', field: 'wanted' });
    expect(await exchange(bought, bought.large)).toMatchObject({ ok: true });
    const seen = await orderForSeller(bought.seller, bought.orderId);
    expect(seen?.returns).toMatchObject([{ wish: 'exchange', wantedText: 'L' }]);
  });

  test.each([
    [
      'is no longer at that price',
      'price_differs',
      (one: SentOrder) => ownerDb().update(variant).set({ priceMinor: 2_100n }).where(eq(variant.id, one.large)),
    ],
    [
      'was taken off the shelf',
      'not_found',
      (one: SentOrder) => ownerDb().update(variant).set({ removedAt: new Date() }).where(eq(variant.id, one.large)),
    ],
    [
      'is of a product that is not on sale',
      'not_found',
      (one: SentOrder) => ownerDb().update(product).set({ state: 'archived' }).where(eq(product.id, one.productId)),
    ],
    [
      'is of a page that has closed',
      'not_found',
      (one: SentOrder) => ownerDb().update(page).set({ state: 'closed' }).where(eq(page.id, one.pageId)),
    ],
    [
      'is in another currency by now',
      'price_differs',
      (one: SentOrder) => ownerDb().update(page).set({ currency: 'EUR' }).where(eq(page.id, one.pageId)),
    ],
  ] as const)('is refused when it %s', async (_, code, change) => {
    const bought = await aSentOrder();
    await change(bought);
    expect(await exchange(bought, bought.large)).toEqual({ ok: false, code, field: 'wanted' });
    expect((await returnOffer(bought.buyer, bought.orderId))?.choices.map((one) => one.variantId)).not.toContain(
      bought.large,
    );
  });
});

test('the limits hold whoever writes the rows', async () => {
  const bought = await aSentOrder();
  const id = await aReturn(bought);
  const write = (set: ReturnType<typeof sql>) =>
    ownerDb().execute(sql`update money.return_request set ${set} where id = ${toUuid(id)}::uuid`);
  for (const [constraint, set] of [
    ['return_request_texts', sql`note = repeat('x', 1001)`],
    ['return_request_label', sql`label_url = 'http://label.example'`],
    ['return_request_wanted', sql`wish = 'exchange'`],
    ['return_request_send_by', sql`state = 'accepted'`],
    ['return_request_declined', sql`state = 'declined'`],
    ['return_request_units', sql`units = '{}'`],
  ] as const) {
    await expect(write(set)).rejects.toMatchObject({ cause: { constraint_name: constraint } });
  }
  await expect(write(sql`state = 'sent', send_by = now()`)).rejects.toMatchObject({ cause: { code: 'SK005' } });
  expect(await ownerDb().$count(order, eq(order.id, bought.orderId))).toBe(1);
});
