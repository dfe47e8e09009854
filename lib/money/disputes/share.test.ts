import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { dispute, disputeStatement } from '@/db/schema/money/dispute';
import { disputeAtBank, turnClock } from '@/db/testing/disputes';
import { jobsOf } from '@/db/testing/jobs';
import { settlementOf } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aStartedSplit, payers, payShare } from '@/db/testing/split';
import { ownerDb } from '@/db/testing/world';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { orderMoney } from '@/lib/money/flow/queries';
import { finishRefund } from '@/lib/money/orders/finish-refund';
import { openOrderCount, orderForBuyer, orderForSeller } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { mySplit } from '@/lib/money/parts/queries';
import { sweepSplits } from '@/lib/money/parts/sweep-splits';
import { listMailbox } from '@/lib/platform/mailbox';
import { stripe } from '@/lib/platform/stripe';
import { answerDispute } from './answer-dispute';
import { mailDispute } from './mail-dispute';
import { disputeOf } from './queries';
import { recordDispute } from './record-dispute';
import { sayDispute } from './say-dispute';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const usd = (minor: bigint) => money(minor, 'USD');
const soundBooks = async () => expect((await proveBooks()).differences).toEqual([]);
const card = 'pm_card_createDisputeProductNotReceived';

/** Three people pay 100.00 together; those with this card go to their banks at once. */
async function paidBy(cards: readonly string[]) {
  const split = await aStartedSplit(3);
  const people = await payers(2, cards);
  const bought: Id<'purchase'>[] = [];
  for (const [index, payer] of people.entries()) {
    const paid = await payShare(payer, split.parts[index + 1]);
    if (!paid.ok) throw new Error(JSON.stringify(paid));
    bought.push(paid.value.purchaseId);
  }
  await sweepSplits(split.purchaseId);
  await captureDue();
  const orderId = (await mySplit(split.starter.actor, split.purchaseId))?.orderId;
  if (!orderId) throw new Error('no order');
  return { ...split, people, bought, orderId, seller: split.shop.seller };
}

const atBank = async (purchaseId: Id<'purchase'> | undefined) => {
  const id = await disputeAtBank(sandbox, purchaseId as Id<'purchase'>);
  expect(await recordDispute(id)).toBe('recorded');
  expect(await recordDispute(id)).toBe('same');
  return id;
};

const say = (actor: Parameters<typeof sayDispute>[0], side: 'buyer' | 'seller', orderId: Id<'order'>, words: string) =>
  sayDispute(actor, side, { orderId, key: randomBytes(18).toString('base64url'), words });

test('one payer’s bank wants her share back: its seller has it in her room, the books are right, and nobody else learns of it', async () => {
  const { orderId, seller, starter, people, bought, shop } = await paidBy([card]);
  const before = await orderForBuyer(starter.actor, orderId);
  const id = await atBank(bought[0]);
  expect(await disputeOf(seller, orderId)).toMatchObject({
    ...{ isShare: true, amount: usd(3333n), withdrawn: true, reason: 'product_not_received', state: 'needs_response' },
  });
  await soundBooks();
  expect(await settlementOf(orderId)).toMatchObject({ state: 'held' });
  // The order stands for its buyer as it stood, and for the others there is none.
  expect(await orderForBuyer(starter.actor, orderId)).toEqual(before);
  expect(await orderForSeller(seller, orderId)).toMatchObject({ state: 'paid' });
  for (const { actor } of [starter, ...people]) {
    expect(await disputeOf(actor, orderId)).toBeNull();
    expect(await say(actor, 'buyer', orderId, 'Not mine')).toMatchObject({ code: 'not_found' });
    expect(await asActor(actor, (tx) => tx.select().from(dispute).where(eq(dispute.orderId, orderId)))).toEqual([]);
  }
  const hers = await orderMoney(starter.actor, orderId, 'buyer');
  expect(hers?.flow.disputed).toEqual(usd(0n));
  expect(hers?.settlement?.hold?.reason).not.toBe('disputed');
  expect((await orderMoney(seller, orderId, 'seller'))?.flow.disputed).toEqual(usd(3333n));
  const everything = { orderId, amount: usd(10_000n), reason: '', key: 'while-disputed-01' };
  expect(await refundOrder(seller, everything)).toMatchObject({ code: 'too_much' });
  // What the seller says is read by nobody of them either; it goes to the bank as about a share.
  expect(await say(seller, 'seller', orderId, 'It was handed over')).toEqual({ ok: true, value: null });
  const read = (actor: typeof seller) =>
    asActor(actor, (tx) => tx.select().from(disputeStatement).where(eq(disputeStatement.orderId, orderId)));
  expect((await read(seller)).length).toBe(1);
  expect(await read(starter.actor)).toEqual([]);
  expect(await openOrderCount(seller, shop.pageId)).toBe(1);
  expect(await answerDispute(seller, { orderId })).toEqual({ ok: true, value: 'sent' });
  expect((await stripe().disputes.retrieve(id)).evidence?.uncategorized_text).toContain('A share of 33.33 USD');
  await turnClock(sandbox, { advance_days: 90 });
  await recordDispute(id);
  const [row] = await ownerDb().select().from(dispute).where(eq(dispute.orderId, orderId));
  expect(['won', 'lost']).toContain(row?.state);
  for (const step of ['opened', 'lost'] as const) await mailDispute(row?.id as Id<'dispute'>, step);
  for (const { email } of [starter.actor, ...people.map(({ actor }) => actor)])
    expect((await listMailbox(email)).filter(({ subject }) => /bank|dispute/i.test(subject))).toEqual([]);
  expect((await orderForBuyer(starter.actor, orderId))?.state).toBe('paid');
  await soundBooks();
});

test('of two shares that are disputed each has its turn, and both are out of the seller’s money', async () => {
  const { orderId, seller, bought, purchaseId } = await paidBy([card, card]);
  const [one, two] = [await atBank(bought[0]), await atBank(bought[1])];
  await soundBooks();
  const first = await disputeOf(seller, orderId);
  expect(await say(seller, 'seller', orderId, 'The first')).toMatchObject({ ok: true });
  expect(await answerDispute(seller, { orderId })).toMatchObject({ value: 'sent' });
  const second = await disputeOf(seller, orderId);
  expect(second).toMatchObject({ isShare: true, statements: [], state: 'needs_response' });
  expect(second?.id).not.toBe(first?.id);
  expect(await say(seller, 'seller', orderId, 'The second')).toMatchObject({ ok: true });
  expect(await answerDispute(seller, { orderId })).toMatchObject({ value: 'sent' });
  expect(new Set([one, two]).size).toBe(2);
  const [sum] = await ownerDb().execute<{ gone: string; rows: number }>(sql`
    select sum(d.amount_minor)::text as gone, count(distinct d.part_id)::int as rows from money.dispute d
    join money."order" o on o.id = d.order_id where o.purchase_id = ${toUuid(purchaseId)}::uuid`);
  expect(sum).toEqual({ gone: '6666', rows: 2 });
  await soundBooks();
  expect(fromUuid('order', toUuid(orderId))).toBe(orderId);
});

/** What each was given back or waits for, by the place of her share. */
async function given(purchaseId: Id<'purchase'>) {
  const rows = await ownerDb().execute<{ position: number; amount: number; state: string }>(sql`
    select q.position, r.amount_minor::int as amount, r.state from money.split_refund r join money.split_part q on q.id = r.part_id
    where q.purchase_id = ${toUuid(purchaseId)}::uuid order by q.position`);
  return [...rows].map(({ position, amount, state }) => [position, amount, state]);
}

test('while a bank has one share the others are given theirs, and no more than theirs', async () => {
  const { orderId, seller, bought, purchaseId } = await paidBy([card]);
  await atBank(bought[0]);
  expect(await orderForSeller(seller, orderId)).toMatchObject({ refundable: usd(6667n) });
  const refund = (key: string, amount?: bigint) =>
    refundOrder(seller, { orderId, reason: '', key, ...(amount && { amount: usd(amount) }) });
  expect(await refund('more-than-theirs', 6668n)).toMatchObject({ code: 'too_much' });
  expect(await refund('a-part-of-theirs', 1000n)).toMatchObject({ value: 'succeeded' });
  expect(await given(purchaseId)).toEqual([
    [1, 500, 'succeeded'],
    [3, 500, 'succeeded'],
  ]);
  expect(await refund('all-of-the-others')).toMatchObject({ value: 'succeeded' });
  const all = await given(purchaseId);
  const of = (place: number) => all.reduce((sum, [at, amount]) => sum + (at === place ? Number(amount) : 0), 0);
  expect([of(1), of(2), of(3)]).toEqual([3334, 0, 3333]);
  expect(await orderForSeller(seller, orderId)).toMatchObject({ state: 'partially_refunded', refundable: usd(0n) });
  await soundBooks();
});

test('a share that is disputed before its payer was given hers is the bank’s, and the refund ends without it', async () => {
  const { orderId, seller, bought, purchaseId } = await paidBy([card]);
  const refund = () => refundOrder(seller, { orderId, reason: '', key: 'whole-refund-0001' });
  await disputeAtBank(sandbox, bought[0] as Id<'purchase'>);
  expect(await refund()).toMatchObject({ value: 'pending' });
  expect(await given(purchaseId)).toEqual([
    [1, 3334, 'succeeded'],
    [2, 3333, 'pending'],
    [3, 3333, 'succeeded'],
  ]);
  await atBank(bought[0]);
  const [row] = await ownerDb().execute<{ id: string }>(
    sql`select id from money.refund where order_id = ${toUuid(orderId)}::uuid and state = 'pending'`,
  );
  expect(await jobsOf('money:refund', row?.id ?? '')).toBeGreaterThan(0);
  expect(await finishRefund(fromUuid('refund', row?.id ?? ''))).toBe('succeeded');
  // The same tap again is the same refund.
  expect(await refund()).toMatchObject({ value: 'succeeded' });
  expect(await disputeOf(seller, orderId)).toMatchObject({ isShare: true, amount: usd(3333n), withdrawn: true });
  expect(await orderForSeller(seller, orderId)).toMatchObject({
    ...{ state: 'partially_refunded', refunded: usd(6667n), refundable: usd(0n) },
  });
  await soundBooks();
});

test('of a share no dispute takes more than the others left, however many orders bear it', async () => {
  const { orderId, bought, parts } = await paidBy([card]);
  await atBank(bought[0]);
  const part = toUuid(parts[1]?.id as Id<'part'>);
  // Stands for another order that is borne by the same share.
  const another = await paidBy([]);
  const rests = await ownerDb()
    .transaction(async (tx) => {
      await tx.execute(sql`select set_config('souk.actor', 'system', true)`);
      const claim = (key: string, order: string, amount: number) =>
        tx.execute(sql`insert into money.dispute
        select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'order_id', ${order}::uuid, 'provider_dispute', ${key}::text,
          'amount_minor', ${amount}::int, 'withdrawn', false))).* from money.dispute d where d.part_id = ${part}::uuid limit 1`);
      const rest = async (key: string) => {
        const [row] = await tx.execute<{ rest: string }>(sql`select rest::text from money.keep_what_is_left(${key})`);
        return row?.rest;
      };
      await claim('a second', toUuid(orderId), 3333);
      const second = await rest('a second');
      await tx.execute(sql`update money.dispute set withdrawn = false where part_id = ${part}::uuid`);
      await claim('of two', toUuid(orderId), 2000);
      await claim('of two', toUuid(another.orderId), 1333);
      throw Object.assign(new Error('undo'), { rests: [second, await rest('of two')] });
    })
    .catch((error: { rests?: unknown }) => error.rests ?? error);
  expect(rests).toEqual(['0', '3333']);
});
