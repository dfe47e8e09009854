import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { order, refund } from '@/db/schema/money/order';
import { page } from '@/db/schema/shop/page';
import { differencesOf } from '@/db/testing/books-of-order';
import { turnClock } from '@/db/testing/disputes';
import { jobsOf } from '@/db/testing/jobs';
import { aPaidOrder, type TestOrder } from '@/db/testing/paid-order';
import { settlementOf } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { money, subtract } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { handleEvent } from '@/lib/money/checkout/handle-event';
import { receiveEvent } from '@/lib/money/checkout/receive-event';
import { orderMoney } from '@/lib/money/flow/queries';
import { listMailbox } from '@/lib/platform/mailbox';
import { hearRefund } from './hear-refund';
import { mailRefundBack } from './mail-refund-back';
import { markShipped } from './mark-shipped';
import { orderForBuyer, orderForSeller } from './queries';
import { refundOrder } from './refund-order';
import { refundsThatCameBack } from './refunds/queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

let order_: TestOrder;
beforeEach(async () => {
  order_ = await aPaidOrder('pm_card_refundFail');
});

const key = () => `back-${newId('refund').slice(-20)}`;

/** Gives money of the order back, by its seller; answers the row. */
async function give(minor?: bigint) {
  const { seller, orderId } = order_;
  const amount = minor === undefined ? {} : { amount: money(minor, 'USD') };
  expect(await refundOrder(seller, { orderId, reason: '', key: key(), ...amount })).toEqual({
    ok: true,
    value: 'succeeded',
  });
  const rows = await ownerDb().select().from(refund).where(eq(refund.orderId, orderId)).orderBy(refund.createdAt);
  const row = rows.at(-1);
  if (!row?.providerRefund) throw new Error('no refund');
  return { id: row.id, provider: row.providerRefund };
}

/** What the ledger holds for the seller, in minor units. */
async function atSeller(): Promise<number> {
  const [row] = await ownerDb().execute<{ posted: number }>(sql`
    select b.posted::int as posted from ledger.balance b join money."order" o on b.code = 'seller:' || o.page_id || ':usd'
    where o.id = ${toUuid(order_.orderId)}::uuid`);
  return row?.posted ?? 0;
}

const seen = () => orderForSeller(order_.seller, order_.orderId);

describe('a refund that the buyer’s bank sends back', () => {
  test('stands as long as the bank keeps it', async () => {
    const { provider } = await give();
    expect(await hearRefund(provider)).toBe(false);
    expect(await seen()).toMatchObject({ state: 'refunded', refundable: { amount: 0n } });
  });

  test('has failed: the money is the seller’s again, may be given back again, and the books are sound', async () => {
    const before = await atSeller();
    const { provider } = await give();
    expect(await atSeller()).toBe(before - 4620);
    await turnClock(sandbox, { advance_days: 3 });
    expect(await hearRefund(provider)).toBe(true);
    expect(await seen()).toMatchObject({ state: 'paid', refunded: { amount: 0n }, refundable: { amount: 4620n } });
    expect(await atSeller()).toBe(before);
    const flow = (await orderMoney(order_.buyer, order_.orderId, 'buyer'))?.flow;
    expect(flow).toMatchObject({ back: { amount: 0n }, paid: { amount: 4620n } });
    expect(flow?.waiting).toEqual(subtract(money(4620n, 'USD'), flow?.providerFee ?? money(0n, 'USD')));
    expect(await differencesOf(order_.orderId)).toEqual([]);
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('is told once, however often and by however many it is heard', async () => {
    const before = await atSeller();
    const { id, provider } = await give(620n);
    await turnClock(sandbox, { advance_days: 3 });
    const heard = await Promise.all(Array.from({ length: 5 }, () => hearRefund(provider)));
    expect(heard.filter(Boolean)).toHaveLength(1);
    expect(await hearRefund(provider)).toBe(false);
    expect(await atSeller()).toBe(before);
    expect((await seen())?.events.filter(({ kind }) => kind === 'refund_came_back')).toHaveLength(1);
    expect(await jobsOf('money:mail-refund-back', toUuid(id))).toBe(1);
  });

  test('leaves the others of its order standing', async () => {
    const first = await give(620n);
    await turnClock(sandbox, { advance_days: 2 });
    await give(1000n);
    await turnClock(sandbox, { advance_days: 1 });
    expect(await hearRefund(first.provider)).toBe(true);
    expect(await seen()).toMatchObject({ state: 'partially_refunded', refundable: { amount: 3620n } });
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('leaves units that went on the shelf there, and an order that was sent as sent', async () => {
    const { seller, orderId } = order_;
    const back = { [order_.variantId]: 1 };
    await markShipped(seller, { orderId, carrier: '', trackingCode: '' });
    expect(await refundOrder(seller, { orderId, reason: '', key: key(), back })).toMatchObject({ value: 'succeeded' });
    const [row] = await ownerDb().select().from(refund).where(eq(refund.orderId, orderId));
    await turnClock(sandbox, { advance_days: 3 });
    expect(await hearRefund(row?.providerRefund ?? '')).toBe(true);
    const order = await seen();
    expect(order).toMatchObject({ state: 'fulfilled', refundable: { amount: 4620n } });
    expect(order?.lines.find((line) => line.kind === 'goods')).toMatchObject({ returned: 1 });
    expect(await refundOrder(seller, { orderId, reason: '', key: key(), back })).toMatchObject({
      code: 'too_many_back',
    });
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('makes due again what was not to be sent to the seller any more', async () => {
    const { provider } = await give();
    await ownerDb().execute(sql`select money.review_settlements()`);
    expect(await settlementOf(order_.orderId)).toMatchObject({ state: 'reversed' });
    await turnClock(sandbox, { advance_days: 3 });
    await hearRefund(provider);
    expect(await settlementOf(order_.orderId)).toMatchObject({ state: 'held' });
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('given back again, it is no longer on its way to anybody but the buyer', async () => {
    const { provider } = await give();
    await turnClock(sandbox, { advance_days: 3 });
    await hearRefund(provider);
    const mine = await orderForBuyer(order_.buyer, order_.orderId);
    expect(mine?.owed).toEqual(money(4620n, 'USD'));
    await give();
    const after = await orderForBuyer(order_.buyer, order_.orderId);
    expect(after?.state).toBe('refunded');
    expect(after?.owed).toBeNull();
  });
});

describe('is heard of', () => {
  const told = (type: string, objectId: string) => {
    const id = `evt_${newId('mail').slice(-20)}`;
    return receiveEvent({ provider: 'stripe', id, type, objectId }).then(() => id);
  };

  test.each(['refund.failed', 'charge.refund.updated'])(
    'by its event (%s), whose word is not believed',
    async (type) => {
      const { provider } = await give();
      await handleEvent(await told(type, provider));
      expect(await seen()).toMatchObject({ state: 'refunded' });
      await turnClock(sandbox, { advance_days: 3 });
      await handleEvent(await told(type, provider));
      expect(await seen()).toMatchObject({ state: 'paid' });
    },
  );

  test('by the proof of the books when its event was lost', async () => {
    await give();
    await turnClock(sandbox, { advance_days: 3 });
    expect((await proveBooks()).differences).toEqual([]);
    expect(await seen()).toMatchObject({ state: 'paid', refundable: { amount: 4620n } });
  });

  test('not by the event of a refund that is none of ours', async () => {
    await handleEvent(await told('refund.failed', 're_of_somebody_else'));
    expect(await hearRefund('re_of_somebody_else')).toBe(false);
  });
});

describe('who is told', () => {
  test('are both sides by mail, each what she can do, and nobody of one that stands', async () => {
    const { id, provider } = await give(620n);
    const shop = `shop-${newId('mail').slice(-10)}@example.com`;
    const [row] = await ownerDb().select({ id: order.pageId }).from(order).where(eq(order.id, order_.orderId));
    if (!row) throw new Error('no order');
    await ownerDb().update(page).set({ contactEmail: shop }).where(eq(page.id, row.id));
    const mailsTo = async (email: string) =>
      (await listMailbox(email)).filter(({ subject }) => subject.includes('came back'));
    await mailRefundBack(id);
    expect(await mailsTo(shop)).toEqual([]);
    await turnClock(sandbox, { advance_days: 3 });
    await hearRefund(provider);
    await mailRefundBack(id);
    const [[forShop], [forBuyer]] = [await mailsTo(shop), await mailsTo(order_.buyer.email)];
    expect(forShop?.text).toContain('you still owe it to the buyer');
    expect(forShop?.text).toContain(`/orders/${order_.orderId}`);
    expect(forShop?.text).not.toContain(order_.buyer.email);
    expect(forBuyer?.text).toContain('$6.20');
    expect(forBuyer?.text).toContain('not lost');
  });

  test('are operators, until it is given back again, and nobody else', async () => {
    const operator = await aPerson({ operator: true });
    const listed = async () => (await refundsThatCameBack(operator)).filter((one) => one.orderId === order_.orderId);
    const { provider } = await give(620n);
    expect(await listed()).toEqual([]);
    await turnClock(sandbox, { advance_days: 3 });
    await hearRefund(provider);
    expect(await listed()).toMatchObject([{ amount: { amount: 620n }, pageName: 'Test Shop' }]);
    expect(await refundsThatCameBack(order_.seller)).toEqual([]);
    await give(620n);
    expect(await listed()).toEqual([]);
  });
});
