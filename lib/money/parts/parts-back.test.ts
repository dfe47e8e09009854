import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { turnClock } from '@/db/testing/disputes';
import { settled } from '@/db/testing/four-eyes';
import { jobsOf } from '@/db/testing/jobs';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aStartedSplit, type Payer, payers, payShare, standing } from '@/db/testing/split';
import { aPerson, ownerDb } from '@/db/testing/world';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { handleEvent } from '@/lib/money/checkout/handle-event';
import { receiveEvent } from '@/lib/money/checkout/receive-event';
import { mailRefundBack } from '@/lib/money/orders/mail-refund-back';
import { orderForBuyer, orderForSeller } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { refundsThatCameBack } from '@/lib/money/orders/refunds/queries';
import { listMailbox } from '@/lib/platform/mailbox';
import { stripe } from '@/lib/platform/stripe';
import { mailPart } from './mail-part';
import { mySplit, openedPart } from './queries';
import { sweepSplits } from './sweep-splits';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const usd = (minor: bigint) => money(minor, 'USD');
const soundBooks = async () => expect((await proveBooks()).differences).toEqual([]);

/** Three people pay 100.00; the bank of the second sends back whatever she is given. */
async function paidByThree() {
  const split = await aStartedSplit(3);
  const [closed, other] = await payers(2, ['pm_card_refundFail']);
  if (!other) throw new Error('people');
  expect(await payShare(closed, split.parts[1])).toMatchObject({ ok: true });
  expect(await payShare(other, split.parts[2])).toMatchObject({ ok: true });
  await sweepSplits(split.purchaseId);
  await captureDue();
  const orderId = (await mySplit(split.starter.actor, split.purchaseId))?.orderId;
  if (!orderId) throw new Error('no order');
  return { ...split, closed, other, orderId };
}

/** What each got back and kept, by the place of her share; and how what she got stands. */
async function given(purchaseId: Id<'purchase'>) {
  const rows = await ownerDb().execute<{ id: string; position: number; amount: number; state: string; name: string }>(
    sql`select r.id, q.position, r.amount_minor::int as amount, r.state, r.provider_refund as name from money.split_refund r
    join money.split_part q on q.id = r.part_id where q.purchase_id = ${toUuid(purchaseId)}::uuid order by r.created_at, q.position`,
  );
  return [...rows].map((row) => ({ ...row, id: fromUuid('refund', row.id) }));
}

/** The provider's word reaches us as it does: kept once, then worked. */
async function told(name: string): Promise<void> {
  const id = `evt_${name}`;
  await receiveEvent({ provider: 'stripe', id, type: 'refund.failed', objectId: name });
  await handleEvent(id);
}

/** Days later the bank of the second sends back what she was given last. */
async function comesBack(purchaseId: Id<'purchase'>) {
  const hers = (await given(purchaseId))
    .filter(({ position, state }) => position === 2 && state === 'succeeded')
    .at(-1);
  if (!hers) throw new Error('nothing was given to her');
  await turnClock(sandbox, { advance_days: 3 });
  await told(hers.name);
  await told(hers.name);
  return hers;
}

const seenBy = async (payer: Payer, token: string | undefined) => (await openedPart(payer.actor, token ?? ''))?.owed;

describe('a payer’s part of a refund that her bank sends back', () => {
  test('is the seller’s again who owes it to her, is told to her alone, and is hers when it is given once more', async () => {
    const { purchaseId, orderId, shop, closed, other, starter, parts } = await paidByThree();
    const refund = (amount: bigint, key: string) =>
      refundOrder(shop.seller, { orderId, amount: usd(amount), reason: '', key });
    expect(await refund(1000n, 'first-refund-0001')).toMatchObject({ value: 'succeeded' });
    const back = await comesBack(purchaseId);
    expect(await orderForSeller(shop.seller, orderId)).toMatchObject({
      ...{ state: 'partially_refunded', refunded: usd(667n), owed: usd(333n), owedInParts: true },
    });
    await soundBooks();
    // The same tap again is the same refund.
    expect(await refund(1000n, 'first-refund-0001')).toMatchObject({ value: 'succeeded' });
    expect(await refund(999n, 'first-refund-0001')).toMatchObject({ code: 'key_reused' });
    expect(await seenBy(closed, parts[1]?.token)).toEqual({ amount: usd(333n), by: 'seller' });
    expect(await seenBy(other, parts[2]?.token)).toBeNull();
    expect((await mySplit(starter.actor, purchaseId))?.owed).toBeNull();
    expect(await jobsOf('money:mail-part', toUuid(parts[1]?.id as Id<'part'>))).toBeGreaterThan(0);
    await mailPart(parts[1]?.id as Id<'part'>, 'came_back');
    const [row] = await ownerDb().execute<{ id: string }>(
      sql`select id from money.refund where order_id = ${toUuid(orderId)}::uuid and state = 'failed'`,
    );
    await mailRefundBack(fromUuid('refund', row?.id ?? ''));
    const mails = await listMailbox('');
    const subjects = (to: string) => mails.filter((mail) => mail.to === to).map(({ subject }) => subject);
    expect(subjects(closed.actor.email)).toContain('Money given back to you did not arrive');
    for (const { email } of [starter.actor, other.actor])
      expect(subjects(email).filter((subject) => /did not arrive|came back/.test(subject))).toEqual([]);
    // What is given next is hers first; the others have theirs.
    expect(await refund(200n, 'second-refund-001')).toMatchObject({ value: 'succeeded' });
    expect((await given(purchaseId)).at(-1)).toMatchObject({ position: 2, amount: 200 });
    expect(await seenBy(closed, parts[1]?.token)).toEqual({ amount: usd(133n), by: 'seller' });
    expect(back.amount).toBe(333);
    await soundBooks();
    expect(await refund(9133n, 'third-refund-0001')).toMatchObject({ value: 'succeeded' });
    const kept = (await given(purchaseId)).filter(({ state }) => state === 'succeeded');
    const sums = [1, 2, 3].map((place) =>
      kept.filter(({ position }) => position === place).reduce((sum, { amount }) => sum + amount, 0),
    );
    expect(sums).toEqual([3334, 3333, 3333]);
    expect(await orderForBuyer(starter.actor, orderId)).toMatchObject({ state: 'refunded', owed: null });
    expect(await seenBy(closed, parts[1]?.token)).toBeNull();
    await soundBooks();
  });

  test('of everything leaves the others theirs; what an operator wrote down is owed no longer', async () => {
    const { purchaseId, orderId, shop, closed, parts } = await paidByThree();
    expect(await refundOrder(shop.seller, { orderId, reason: '', key: 'whole-refund-0001' })).toMatchObject({
      value: 'succeeded',
    });
    await comesBack(purchaseId);
    expect(await orderForSeller(shop.seller, orderId)).toMatchObject({ state: 'partially_refunded', owed: usd(3333n) });
    expect(await standing(purchaseId)).toMatchObject({ ledger: '0' });
    const operator = await aPerson({ operator: true });
    const listed = async () => (await refundsThatCameBack(operator)).find((one) => one.orderId === orderId)?.amount;
    expect(await listed()).toEqual(usd(3333n));
    await settled(orderId);
    expect([await listed(), await seenBy(closed, parts[1]?.token)]).toEqual([undefined, null]);
    await soundBooks();
  });

  test('while the others wait for theirs, is the seller’s when they have it', async () => {
    const { purchaseId, orderId, shop } = await paidByThree();
    expect(await refundOrder(shop.seller, { orderId, reason: '', key: 'early-refund-0001' })).toMatchObject({
      value: 'succeeded',
    });
    // As it was a moment before the last answer was written.
    const hers = (await given(purchaseId)).find(({ position }) => position === 2);
    const answer = await ownerDb().transaction(async (tx) => {
      await tx.execute(sql`select set_config('souk.actor', 'system', true)`);
      await tx.execute(sql`alter table money.refund disable trigger refund_state_guard`);
      await tx.execute(sql`update money.refund set state = 'pending' where order_id = ${toUuid(orderId)}::uuid`);
      await tx.execute(sql`select money.part_came_back(${toUuid(hers?.id as Id<'refund'>)}::uuid)`);
      const [waits] = await tx.execute<{ state: string; rows: number }>(
        sql`select min(state) as state, count(*)::int as rows from money.refund where order_id = ${toUuid(orderId)}::uuid`,
      );
      await tx.execute(sql`update money.refund set state = 'succeeded' where order_id = ${toUuid(orderId)}::uuid`);
      await tx.execute(
        sql`select money.refund_parts_back(f.id) from money.refund f where order_id = ${toUuid(orderId)}::uuid`,
      );
      const after = await tx.execute<{ state: string; amount: number }>(
        sql`select state, amount_minor::int as amount from money.refund where order_id = ${toUuid(orderId)}::uuid order by amount_minor`,
      );
      await tx.execute(sql`alter table money.refund enable trigger refund_state_guard`);
      return { waits, after: [...after] };
    });
    expect(answer.waits).toEqual({ state: 'pending', rows: 1 });
    expect(answer.after).toEqual([
      { state: 'failed', amount: 3333 },
      { state: 'succeeded', amount: 6667 },
    ]);
  });

  test('of a purchase that failed is kept for her, and operators know', async () => {
    const { purchaseId, starter, parts } = await aStartedSplit(3);
    const [closed, other] = await payers(2, ['pm_card_refundFail']);
    if (!other) throw new Error('people');
    for (const [index, payer] of [closed, other].entries())
      expect(await payShare(payer, parts[index + 1])).toMatchObject({ ok: true });
    const [lost] = await ownerDb().execute<{ intent: string }>(sql`
      select a.provider_intent as intent from money.split_part q join money.attempt a on a.id = q.attempt_id
      where q.purchase_id = ${toUuid(purchaseId)}::uuid and q.position = 3`);
    await stripe().paymentIntents.cancel(lost?.intent ?? '');
    await sweepSplits(purchaseId);
    await captureDue();
    await sweepSplits(purchaseId);
    expect(await standing(purchaseId)).toMatchObject({ state: 'ended', why: 'failed', ledger: '0' });
    await comesBack(purchaseId);
    expect(await standing(purchaseId)).toMatchObject({ ledger: '3333' });
    expect(await seenBy(closed, parts[1]?.token)).toEqual({ amount: usd(3333n), by: 'souk' });
    const orderId = (await mySplit(starter.actor, purchaseId))?.orderId;
    // What its starter reads of it says neither hers nor how much.
    expect(await orderForBuyer(starter.actor, orderId as Id<'order'>)).toMatchObject({ owedInParts: true });
    const operator = await aPerson({ operator: true });
    const listed = (await refundsThatCameBack(operator)).filter((one) => one.orderId === orderId);
    expect(listed).toMatchObject([{ amount: usd(3333n) }]);
    await soundBooks();
  });
});
