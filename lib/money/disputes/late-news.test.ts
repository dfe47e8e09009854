import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import { jobsOf } from '@/db/testing/jobs';
import { aPurchase } from '@/db/testing/orders';
import { aPaidOrder, type TestOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { refundOrder } from '@/lib/money/orders/refund-order';
import type { DisputeState } from './model';
import { disputeOf } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** What the provider says of a dispute over the whole order; the order of its events is not promised. */
async function tell(
  paid: Pick<TestOrder, 'orderId' | 'intentId'>,
  state: DisputeState,
  withdrawn: boolean,
  part: object = {},
): Promise<string> {
  const document = {
    ...{ dispute: `du_${paid.orderId}`, intent: paid.intentId, reason: 'fraudulent', inquiry: false, fee: '0' },
    ...{ state, withdrawn, amount: '4620', currency: 'USD', dueBy: null, ...part },
  };
  const [row] = await ownerDb().execute<{ told: string }>(
    sql`select money.record_dispute(${JSON.stringify(document)}::jsonb) as told`,
  );
  return row?.told ?? '';
}
const differences = async () => [...(await ownerDb().execute(sql`select * from money.book_differences()`))];
const standing = async (orderId: Id<'order'>) => {
  const [row] = await ownerDb().execute<{ order: string; settlement: string }>(sql`
    select o.state as order, s.state as settlement from ${order} o join money.settlement s on s.order_id = o.id
    where o.id = ${toUuid(orderId)}::uuid`);
  return row;
};
const giveBack = (paid: TestOrder, key: string) =>
  refundOrder(paid.seller, { orderId: paid.orderId, reason: '', key: `${key}-${paid.orderId.slice(-12)}` });
/** Lets the week of new orders be over, and looks at what may be sent. */
async function review({ orderId }: TestOrder): Promise<void> {
  await ownerDb().execute(
    sql`update money.settlement set captured_at = captured_at - interval '8 days' where order_id = ${toUuid(orderId)}::uuid`,
  );
  await ownerDb().execute(sql`select money.review_settlements()`);
}

describe('a dispute that was won', () => {
  test('is won when the money is back: until then nobody is told so, and no refund gives it away', async () => {
    const paid = await aPaidOrder();
    await tell(paid, 'needs_response', true);
    await tell(paid, 'won', true);
    const dispute = await disputeOf(paid.seller, paid.orderId);
    expect(dispute).toMatchObject({ state: 'under_review', withdrawn: true });
    expect(await jobsOf('money:mail-dispute', '"won"')).toBe(0);
    expect(await giveBack(paid, 'too-early')).toMatchObject({ ok: false, code: 'too_much' });
    await tell(paid, 'won', false);
    expect(await disputeOf(paid.seller, paid.orderId)).toMatchObject({ state: 'won', withdrawn: false });
    expect(await jobsOf('money:mail-dispute', '"won"')).toBe(1);
    expect(await standing(paid.orderId)).toMatchObject({ order: 'paid' });
    expect(await differences()).toEqual([]);
  });

  test('on appeal, after it was lost, is the seller’s again, and what was not sent yet waits to be', async () => {
    const paid = await aPaidOrder();
    await tell(paid, 'needs_response', true);
    await tell(paid, 'lost', true);
    await review(paid);
    expect(await standing(paid.orderId)).toEqual({ order: 'disputed', settlement: 'reversed' });
    expect(await tell(paid, 'won', false)).toBe('recorded');
    expect(await disputeOf(paid.buyer, paid.orderId)).toMatchObject({ state: 'won', withdrawn: false });
    expect(await standing(paid.orderId)).toEqual({ order: 'paid', settlement: 'held' });
    expect(await differences()).toEqual([]);
    // An old word comes last.
    expect(await tell(paid, 'lost', false)).toBe('same');
    expect(await disputeOf(paid.buyer, paid.orderId)).toMatchObject({ state: 'won' });
    expect(await differences()).toEqual([]);
  });
});

test('a dispute that is heard of only when it is lost takes the money once, also when its beginning is told afterwards', async () => {
  const paid = await aPaidOrder();
  expect(await tell(paid, 'lost', true)).toBe('recorded');
  expect(await tell(paid, 'needs_response', true)).toBe('same');
  expect(await disputeOf(paid.seller, paid.orderId)).toMatchObject({ state: 'lost', withdrawn: true });
  expect(await giveBack(paid, 'lost')).toMatchObject({ ok: false });
  expect(await differences()).toEqual([]);
});

describe('a refund during an inquiry', () => {
  test('is not given when the bank takes the money first', async () => {
    const paid = await aPaidOrder();
    await tell(paid, 'needs_response', false, { inquiry: true });
    // Begun, and its call to the provider is still to come.
    const [begun] = await ownerDb().execute<{ answer: { result: string } }>(sql`
      select money.begin_refund(${JSON.stringify({
        ...{ actor: 'system', id: crypto.randomUUID(), order: toUuid(paid.orderId), key: 'inquiry-refund-0001' },
        ...{ amount: 4620, currency: 'USD' },
      })}::jsonb) as answer`);
    expect(begun?.answer.result).toBe('begun');
    await tell(paid, 'needs_response', true);
    expect(await giveBack(paid, 'second')).toMatchObject({ ok: false, code: 'too_much' });
  });

  test('leaves to the bank what it takes: the books have that and no more', async () => {
    const paid = await aPaidOrder();
    await tell(paid, 'needs_response', false, { inquiry: true });
    const answer = await refundOrder(paid.seller, {
      ...{ orderId: paid.orderId, amount: { amount: 2000n, currency: 'USD' as const } },
      ...{ reason: '', key: `part-${paid.orderId.slice(-12)}` },
    });
    expect(answer).toMatchObject({ ok: true, value: 'succeeded' });
    // The bank takes only what was left.
    await tell(paid, 'needs_response', true, { amount: '2620' });
    const [row] = await ownerDb().execute<{ taken: string }>(sql`
      select coalesce(sum(e.amount_minor), 0)::text as taken from ledger.txn t join ledger.entry e on e.txn_id = t.id and e.side = 'credit'
      join money.dispute d on t.idempotency_key = 'dispute:' || d.id where d.order_id = ${toUuid(paid.orderId)}::uuid`);
    expect(row?.taken).toBe('2620');
    expect(await disputeOf(paid.buyer, paid.orderId)).toMatchObject({ amount: { amount: 2620n } });
    expect(await differences()).toEqual([]);
  });
});

test('a bank that takes the money only when it has decided has taken it from the seller', async () => {
  const paid = await aPaidOrder();
  await tell(paid, 'needs_response', false, { inquiry: true });
  await tell(paid, 'lost', false);
  expect(await tell(paid, 'lost', true)).toBe('recorded');
  expect(await disputeOf(paid.seller, paid.orderId)).toMatchObject({ state: 'lost', withdrawn: true });
  expect(await giveBack(paid, 'late')).toMatchObject({ ok: false, code: 'too_much' });
  expect(await tell(paid, 'lost', true)).toBe('same');
  await review(paid);
  expect(await standing(paid.orderId)).toEqual({ order: 'disputed', settlement: 'reversed' });
  expect(await differences()).toEqual([]);
});

describe('a closed inquiry', () => {
  test('that becomes a dispute is one: its money is gone, its order disputed, and who sells is told again', async () => {
    const paid = await aPaidOrder();
    await tell(paid, 'needs_response', false, { inquiry: true });
    await tell(paid, 'closed', false, { inquiry: true });
    expect(await standing(paid.orderId)).toMatchObject({ order: 'paid' });
    expect(await tell(paid, 'needs_response', true)).toBe('recorded');
    const opened = { state: 'needs_response', inquiry: false, withdrawn: true, answered: false };
    expect(await disputeOf(paid.seller, paid.orderId)).toMatchObject(opened);
    expect(await standing(paid.orderId)).toMatchObject({ order: 'disputed' });
    const [{ id } = { id: '' }] = await ownerDb().execute<{ id: string }>(
      sql`select id from money.dispute where order_id = ${toUuid(paid.orderId)}::uuid`,
    );
    expect(await jobsOf('money:mail-dispute', id)).toBe(3);
    await tell(paid, 'won', false);
    expect(await standing(paid.orderId)).toMatchObject({ order: 'paid' });
    expect(await differences()).toEqual([]);
  });

  test('stays closed when an old word of it comes last', async () => {
    const paid = await aPaidOrder();
    await tell(paid, 'closed', false, { inquiry: true });
    expect(await tell(paid, 'needs_response', false, { inquiry: true })).toBe('same');
    expect(await disputeOf(paid.seller, paid.orderId)).toMatchObject({ state: 'closed', withdrawn: false });
  });
});

test('what the same question waits for is kept as it was said last', async () => {
  const paid = await aPaidOrder();
  await tell(paid, 'needs_response', false, { inquiry: true });
  await tell(paid, 'needs_response', true, { dueBy: '2031-02-03T04:05:06Z' });
  const dispute = await disputeOf(paid.seller, paid.orderId);
  expect(dispute).toMatchObject({ inquiry: false, dueBy: new Date('2031-02-03T04:05:06Z') });
});

describe('of several sellers', () => {
  /** An inquiry over all of it, one seller's refund, and then the bank takes what is left: who bears how much of that. */
  async function borne(refunded: bigint, taken: bigint): Promise<string[]> {
    const shops = [await aShop({ stocks: [3] }), await aShop({ stocks: [3] })];
    const buyer = await aShopper(await aPerson());
    const { orders, purchaseId } = await aPurchase(
      buyer,
      shops.flatMap((shop) => shop.variants),
    );
    const [found] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
    const [orderId] = orders;
    const [sold] = await ownerDb()
      .select()
      .from(order)
      .where(eq(order.id, orderId ?? newId('order')));
    const seller = shops.find((shop) => shop.pageId === sold?.pageId)?.seller;
    if (!orderId || !found?.providerIntent || !seller) throw new Error('nothing was bought');
    const about = { orderId, intentId: found.providerIntent };
    await tell(about, 'needs_response', false, { inquiry: true, amount: '9240' });
    const amount = { amount: refunded, currency: 'USD' as const };
    const key = `refund-${orderId.slice(-12)}`;
    expect(await refundOrder(seller, { orderId, amount, reason: '', key })).toMatchObject({ ok: true });
    await tell(about, 'needs_response', true, { amount: String(taken) });
    await tell(about, 'lost', true, { amount: String(taken) });
    expect(await differences()).toEqual([]);
    const rows = await ownerDb().execute<{ taken: string }>(sql`
      select coalesce(sum(e.amount_minor), 0)::text as taken from money.dispute d
      left join ledger.txn t on t.idempotency_key = 'dispute:' || d.id left join ledger.entry e on e.txn_id = t.id and e.side = 'debit'
      where d.provider_dispute = ${`du_${orderId}`} group by d.id, d.order_id order by d.order_id = ${toUuid(orderId)}::uuid desc`);
    return rows.map((row) => row.taken);
  }

  test('who gave a part back bears that much less of what the bank takes', async () => {
    expect(await borne(2000n, 7240n)).toEqual(['2620', '4620']);
  });

  test('each gets back by her share what a bank did not keep', async () => {
    const shops = [await aShop({ stocks: [3] }), await aShop({ stocks: [3] })];
    const buyer = await aShopper(await aPerson());
    const variants = shops.flatMap((shop) => shop.variants);
    const { orders, purchaseId } = await aPurchase(buyer, variants);
    const [found] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
    const [orderId, second] = orders;
    if (!orderId || !second || !found?.providerIntent) throw new Error('nothing was bought');
    const about = { orderId, intentId: found.providerIntent };
    await tell(about, 'needs_response', true, { amount: '9240' });
    await tell(about, 'lost', true, { amount: '3001' });
    for (const _ of [1, 2]) await tell(about, 'lost', true, { amount: '3001' });
    const left = await Promise.all([orderId, second].map((id) => disputeOf(buyer.actor, id)));
    expect(left.reduce((sum, one) => sum + (one?.amount.amount ?? 0n), 0n)).toBe(3001n);
    expect(left.map((one) => one?.state)).toEqual(['lost', 'lost']);
    const [row] = await ownerDb().execute<{ gone: string }>(sql`
      select sum(case e.side when 'credit' then e.amount_minor else -e.amount_minor end)::text as gone
      from ledger.txn t join ledger.entry e on e.txn_id = t.id and e.account like 'psp:stripe:%'
      where t.kind in ('dispute', 'dispute_won') and t.meta->>'order' in (${toUuid(orderId)}, ${toUuid(second)})`);
    expect(row?.gone).toBe('3001');
    expect(await differences()).toEqual([]);
  });

  test('who gave all of it back bears nothing of what the bank takes', async () => {
    expect(await borne(4620n, 4620n)).toEqual(['0', '4620']);
  });
});
