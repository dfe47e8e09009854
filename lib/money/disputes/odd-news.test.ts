import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPaidOrder, type TestOrder } from '@/db/testing/paid-order';
import { settlementOf } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { fromUuid, toUuid } from '@/lib/kernel/ids';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { sellerMoney } from '@/lib/money/payouts/queries';
import { disputeOf } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** What a provider says of a claim over the whole order, or of one that only asks (`inquiry`). */
async function tell({ orderId, intentId }: TestOrder, part: object = {}): Promise<string> {
  const document = {
    ...{ dispute: `du_${orderId}`, intent: intentId, reason: 'fraudulent', inquiry: false, fee: '0', amount: '4620' },
    ...{ currency: 'USD', state: 'needs_response', withdrawn: true, dueBy: null, ...part },
  };
  const [row] = await ownerDb().execute<{ told: string }>(
    sql`select money.record_dispute(${JSON.stringify(document)}::jsonb) as told`,
  );
  return row?.told ?? '';
}
const asks = { inquiry: true, withdrawn: false };
const differences = async () => [...(await ownerDb().execute(sql`select * from money.book_differences()`))];
/** A paid order whose money lies at PayPal. */
async function paidByPayPal() {
  const paid = await aPaidOrder();
  await ownerDb().execute(
    sql`update money.attempt set provider = 'paypal' where purchase_id = ${toUuid(paid.purchaseId)}::uuid`,
  );
  return paid;
}
const claim = (paid: TestOrder, part: object = {}) => tell(paid, { provider: 'paypal', ...part });
/** A refund that was begun, and one that the provider has given. */
async function begin({ orderId }: TestOrder, amount: number): Promise<string> {
  const id = crypto.randomUUID();
  const refund = { actor: 'system', id, order: toUuid(orderId), key: `refund-${id}`, amount, currency: 'USD' };
  await ownerDb().execute(sql`select money.begin_refund(${JSON.stringify(refund)}::jsonb)`);
  return id;
}
const given = (id: string) => ownerDb().execute(sql`select money.refund_succeeded(${id}::uuid, ${`re_${id}`})`);
/** What is the seller's of an order now, by the ledger. */
async function sellersPart({ orderId }: TestOrder): Promise<string> {
  const [row] = await ownerDb().execute<{ left: string }>(sql`
    select coalesce(sum(case e.side when 'credit' then e.amount_minor else -e.amount_minor end), 0)::text as left
    from money."order" o join ledger.entry e on e.account = 'seller:' || o.page_id || ':usd' and e.phase = 'posted'
    where o.id = ${toUuid(orderId)}::uuid`);
  return row?.left ?? '';
}
const view = ({ seller, orderId }: TestOrder) => disputeOf(seller, orderId);

describe('what PayPal holds of an order', () => {
  test('is no more than was left of it, although the claim names what was asked for at first', async () => {
    const paid = await paidByPayPal();
    await claim(paid, asks);
    await given(await begin(paid, 2000));
    await claim(paid);
    expect(await sellersPart(paid)).toBe('0');
    expect(await view(paid)).toMatchObject({ withdrawn: true, amount: { amount: 2620n } });
    expect(await differences()).toEqual([]);
  });

  test('is nothing after all was given back, also when the refund is told as a loss', async () => {
    const paid = await paidByPayPal();
    await claim(paid, asks);
    await given(await begin(paid, 4620));
    for (const _ of [1, 2]) await claim(paid, { state: 'lost' });
    expect(await sellersPart(paid)).toBe('0');
    expect(await view(paid)).toMatchObject({ withdrawn: false });
    expect(await differences()).toEqual([]);
  });

  test('is the seller’s again when a refund begun before the claim was given after it', async () => {
    const paid = await paidByPayPal();
    await claim(paid, asks);
    const refund = await begin(paid, 4620);
    await claim(paid);
    await given(refund);
    for (const _ of [1, 2]) await claim(paid);
    expect(await sellersPart(paid)).toBe('0');
    for (const _ of [1, 2]) await claim(paid, { state: 'lost' });
    expect(await sellersPart(paid)).toBe('0');
    expect(await differences()).toEqual([]);
  });

  test('is all of it, when the question was about a part and the claim is not', async () => {
    const paid = await paidByPayPal();
    await claim(paid, { ...asks, amount: '1000' });
    await claim(paid);
    expect(await sellersPart(paid)).toBe('0');
    expect(await view(paid)).toMatchObject({ withdrawn: true, amount: { amount: 4620n } });
    expect(await differences()).toEqual([]);
  });

  test('is taken from her once, when two claims are about the same payment', async () => {
    const paid = await paidByPayPal();
    await claim(paid);
    await claim(paid, { dispute: `du_second_${paid.orderId}` });
    expect(await sellersPart(paid)).toBe('0');
    expect(await differences()).toEqual([]);
  });
});

test('what was lost whole and turns out to be a part is due to its seller after all', async () => {
  const paid = await aPaidOrder();
  await tell(paid);
  await tell(paid, { state: 'lost' });
  await ownerDb().execute(sql`select money.review_settlements()`);
  await tell(paid, { state: 'lost', amount: '1000' });
  const [row] = await ownerDb().execute<{ state: string }>(
    sql`select state from money.settlement where order_id = ${toUuid(paid.orderId)}::uuid`,
  );
  expect(row?.state).toBe('held');
  expect(await differences()).toEqual([]);
});

describe('an old word that comes last', () => {
  test('does not make a claim a mere question again', async () => {
    const paid = await aPaidOrder();
    await tell(paid, { dueBy: '2031-02-03T04:05:06Z' });
    expect(await tell(paid, asks)).toBe('same');
    expect(await view(paid)).toMatchObject({ inquiry: false, dueBy: new Date('2031-02-03T04:05:06Z') });
    await tell(paid, { state: 'under_review' });
    expect(await tell(paid, asks)).toBe('same');
    expect(await view(paid)).toMatchObject({ state: 'under_review', inquiry: false });
  });

  test('does not open what was closed after money had come back', async () => {
    const paid = await aPaidOrder();
    await tell(paid);
    await tell(paid, { state: 'closed', withdrawn: false });
    expect(await tell(paid)).toBe('same');
    expect(await view(paid)).toMatchObject({ state: 'closed', withdrawn: false });
    expect(await differences()).toEqual([]);
  });
});

test('money that was taken, came back and is taken again is not said to be posted', async () => {
  const paid = await aPaidOrder();
  await tell(paid, { state: 'lost' });
  await tell(paid, { state: 'closed', inquiry: true, withdrawn: false });
  await tell(paid, { state: 'lost' });
  expect(await view(paid)).toMatchObject({ withdrawn: false });
  expect(await differences()).toEqual([]);
});

test('what was lost in part before anything was sent is no longer said to be due', async () => {
  const paid = await aPaidOrder();
  const [row] = await ownerDb().execute<{ page: string }>(
    sql`select page_id as page from money."order" where id = ${toUuid(paid.orderId)}::uuid`,
  );
  const due = async () => (await sellerMoney(paid.seller, fromUuid('page', row?.page ?? '')))?.due[0];
  await tell(paid);
  const [whole, part] = [await due(), { state: 'lost', amount: '1000' }];
  await tell(paid, part);
  expect(await due()).toMatchObject({ refunded: { amount: 1000n } });
  expect((await due())?.net.amount).toBe((whole?.net.amount ?? 0n) - 1000n);
  await tell(paid, { state: 'won', withdrawn: false });
  expect(await due()).toMatchObject({ refunded: { amount: 0n }, net: whole?.net });
});

/** What was taken of a dispute that is over, in the words of decision 019. */
const enterByHand = ({ orderId }: TestOrder, minor: number, round = 1) =>
  ownerDb().transaction(async (tx) => {
    await tx.execute(sql`select set_config('souk.actor', 'system', true)`);
    await tx.execute(sql`
      select ledger.apply(gen_random_uuid(), 'dispute', 'by-hand:' || d.id || ${`:${round}`}, 'posted', money.signed_line('seller:' || d.page_id, ${minor}::bigint, 'USD')
        || money.signed_line('psp:' || d.provider, -${minor}::bigint, 'USD'), jsonb_build_object('order', d.order_id))
      from money.dispute d where d.provider_dispute = ${`du_${orderId}`}`);
    await tx.execute(
      sql`update money.dispute set withdrawn = true, amount_minor = ${minor} where provider_dispute = ${`du_${orderId}`}`,
    );
  });

test('what was won and is taken again is entered by hand, and from there on it goes by itself', async () => {
  const paid = await aPaidOrder();
  await tell(paid);
  await tell(paid, { state: 'won', withdrawn: false });
  for (const round of [1, 2]) {
    await enterByHand(paid, 3000, round);
    expect(await tell(paid, { state: 'lost', amount: '3000' })).toBe('same');
    expect(
      await refundOrder(paid.seller, { orderId: paid.orderId, reason: '', key: `gone-${paid.orderId}` }),
    ).toMatchObject({ ok: false });
    expect(await sellersPart(paid)).toBe('1620');
    expect(await differences()).toEqual([]);
    await tell(paid, { state: 'won', withdrawn: false });
    expect(await sellersPart(paid)).toBe('4620');
    expect(await differences()).toEqual([]);
  }
});

test('all of it taken again before anything was sent, and given back after all, is due to its seller', async () => {
  const paid = await aPaidOrder();
  await tell(paid);
  await tell(paid, { state: 'won', withdrawn: false });
  await enterByHand(paid, 4620);
  await ownerDb().execute(sql`select money.review_settlements()`);
  expect(await settlementOf(paid.orderId)).toMatchObject({ state: 'reversed' });
  await tell(paid, { state: 'won', withdrawn: false });
  expect(await settlementOf(paid.orderId)).toMatchObject({ state: 'held', refunded_minor: '0' });
  expect(await sellersPart(paid)).toBe('4620');
  expect(await differences()).toEqual([]);
});

describe('a dispute that is not what it should be', () => {
  test('in another currency than its payment, moves nothing', async () => {
    const paid = await aPaidOrder();
    expect(await tell(paid, { currency: 'EUR' })).toBe('unknown');
    expect(await view(paid)).toBeNull();
    expect(await differences()).toEqual([]);
  });

  test('under the name of another provider’s, leaves that one alone', async () => {
    const [paid, other] = [await aPaidOrder(), await paidByPayPal()];
    await tell(paid);
    const same = { dispute: `du_${paid.orderId}`, state: 'won', withdrawn: false };
    expect(await claim(other, same)).toBe('unknown');
    expect(await view(paid)).toMatchObject({ provider: 'stripe', state: 'needs_response', withdrawn: true });
    expect(await differences()).toEqual([]);
  });
});
