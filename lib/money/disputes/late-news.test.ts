import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order } from '@/db/schema/money/order';
import { jobsOf } from '@/db/testing/jobs';
import { aPaidOrder, type TestOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { refundOrder } from '@/lib/money/orders/refund-order';
import type { DisputeState } from './model';
import { disputeOf } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** What the provider says of a dispute over the whole order; the order of its events is not promised. */
async function tell(paid: TestOrder, state: DisputeState, withdrawn: boolean, part: object = {}): Promise<string> {
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
