import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disputeAtBank, turnClock } from '@/db/testing/disputes';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aStartedSplit, asPromised, payers, payShare, promised, standing } from '@/db/testing/split';
import { type Death, openTapper } from '@/db/testing/until-death';
import { ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { handleEvent } from '@/lib/money/checkout/handle-event';
import { receiveEvent } from '@/lib/money/checkout/receive-event';
import { sweep } from '@/lib/money/checkout/sweep';
import { disputeOf } from '@/lib/money/disputes/queries';
import { recordDispute } from '@/lib/money/disputes/record-dispute';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { stripe } from '@/lib/platform/stripe';
import { mySplit, openedPart } from '../queries';
import { sweepSplits } from '../sweep-splits';

let sandbox: TestSandbox;
let tapper: Awaited<ReturnType<typeof openTapper>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  tapper = await openTapper();
});
afterAll(async () => {
  tapper.close();
  await sandbox.stop();
});

const soundBooks = async () => expect((await proveBooks()).differences).toEqual([]);
const disputing = 'pm_card_createDisputeProductNotReceived';
const eur = (minor: bigint) => money(minor, 'EUR');
const usd = (minor: bigint) => money(minor, 'USD');

/** Three people pay 100.00 euro, the second of them in dollars (39.14), with this card. */
async function paidByThree(card: string) {
  const split = await aStartedSplit(3, { currency: 'EUR' });
  const [payer, other] = await payers(2, [card]);
  if (!other) throw new Error('people');
  const part = split.parts[1];
  const paid = await payShare(payer, part, asPromised(await promised(payer, part)));
  if (!paid.ok) throw new Error(JSON.stringify(paid));
  expect(await payShare(other, split.parts[2])).toMatchObject({ ok: true });
  return { ...split, payer, part, bought: paid.value.purchaseId };
}

async function boughtByThree(card: string) {
  const split = await paidByThree(card);
  await sweepSplits(split.purchaseId);
  await captureDue();
  const orderId = (await mySplit(split.starter.actor, split.purchaseId))?.orderId;
  if (!orderId) throw new Error('no order');
  const refund = (key: string, amount?: bigint) =>
    refundOrder(split.shop.seller, { orderId, reason: '', key, ...(amount && { amount: eur(amount) }) });
  return { ...split, orderId, refund };
}

/** What the accounts of one dispute have moved, in each currency, debits above zero; those of its seller named so. */
async function moved(dispute: string) {
  const rows = await ownerDb().execute<{ account: string; minor: number }>(sql`
    select regexp_replace(e.account, ':[0-9a-f-]{36}', '') as account, sum(case e.side when 'debit' then e.amount_minor else -e.amount_minor end)::int as minor
    from ledger.txn t join ledger.entry e on e.txn_id = t.id and e.phase = 'posted'
    where t.kind in ('dispute', 'dispute_won', 'share_taken') and (t.meta->>'dispute' = ${dispute}
      or t.meta->>'part' = (select min(d.part_id::text) from money.dispute d where d.provider_dispute = ${dispute}))
    group by 1 order by 1`);
  return Object.fromEntries([...rows].map(({ account, minor }) => [account, minor]));
}

async function atBank(bought: Id<'purchase'>) {
  const id = await disputeAtBank(sandbox, bought);
  expect(await recordDispute(id)).toBe('recorded');
  expect(await recordDispute(id)).toBe('same');
  return id;
}

test('her bank disputes in her currency; the seller loses the share in the order’s, and has it again once it is won', async () => {
  const { orderId, shop, bought, refund } = await boughtByThree(disputing);
  const id = await atBank(bought);
  expect(await disputeOf(shop.seller, orderId)).toMatchObject({ isShare: true, amount: eur(3333n), withdrawn: true });
  const taken = { 'fx:eur': -3333, 'fx:usd': 3914, 'psp:stripe:usd': -3914, 'seller:eur': 3333 };
  expect(await moved(id)).toEqual(taken);
  await soundBooks();
  expect(await refund('more-than-theirs', 6668n)).toMatchObject({ code: 'too_much' });
  await stripe().disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' }, submit: true });
  await turnClock(sandbox, { advance_days: 90 });
  await recordDispute(id);
  expect(await recordDispute(id)).toBe('same');
  expect(await disputeOf(shop.seller, orderId)).toMatchObject({ state: 'won', withdrawn: false });
  expect(Object.values(await moved(id))).toEqual([0, 0, 0, 0]);
  await soundBooks();
});

test('lost, it is gone in both currencies; the others are given theirs', async () => {
  const { orderId, shop, bought, refund, purchaseId } = await boughtByThree(disputing);
  const id = await atBank(bought);
  await stripe().disputes.update(id, { evidence: { uncategorized_text: 'losing_evidence' }, submit: true });
  await turnClock(sandbox, { advance_days: 90 });
  await recordDispute(id);
  expect(await disputeOf(shop.seller, orderId)).toMatchObject({ state: 'lost', amount: eur(3333n), withdrawn: true });
  expect(await refund('all-of-the-others')).toMatchObject({ value: 'succeeded' });
  expect(await standing(purchaseId)).toMatchObject({ ledger: '0' });
  expect(await moved(id)).toMatchObject({ 'seller:eur': 3333, 'psp:stripe:usd': -3914 });
  await soundBooks();
});

test('of a bank’s part of what she was charged the seller loses that part of the share, and of all that is left all that is left', async () => {
  const { part, refund } = await boughtByThree('pm_card_visa');
  expect(await refund('a-third-of-it-001', 1000n)).toMatchObject({ value: 'succeeded' });
  const [row] = await ownerDb().execute<{ parts: number[] }>(sql`
    select array(select money.share_of_charged(money.promise_of(${toUuid(part?.id as Id<'part'>)}::uuid), x)::int
      from unnest(array[0, 1, 1957, 3523, 3914, 4000]) x) as parts`);
  // Of the 39.14 dollars 3.91 went back, with 3.33 euro of the 33.33.
  expect(row?.parts).toEqual([0, 1, 1666, 3000, 3333, 3333]);
});

test('what her bank sends back of a refund is owed to her in her currency, and all of it is hers when it is given once more', async () => {
  const { payer, part, refund, purchaseId } = await boughtByThree('pm_card_refundFail');
  expect(await refund('first-refund-0001', 1000n)).toMatchObject({ value: 'succeeded' });
  const [leg] = await ownerDb().execute<{ name: string; charged: number }>(sql`
    select provider_refund as name, charged_minor::int as charged from money.split_refund where part_id = ${toUuid(part?.id as Id<'part'>)}::uuid`);
  expect(leg?.charged).toBe(391);
  await turnClock(sandbox, { advance_days: 3 });
  const event = `evt_${leg?.name}`;
  await receiveEvent({ provider: 'stripe', id: event, type: 'refund.failed', objectId: leg?.name ?? '' });
  await handleEvent(event);
  const seen = async () => openedPart(payer.actor, part?.token ?? '');
  expect(await seen()).toMatchObject({ owed: { amount: usd(391n), by: 'seller' }, back: null });
  await soundBooks();
  expect(await refund('all-refund-000002')).toMatchObject({ value: 'succeeded' });
  expect(await seen()).toMatchObject({ owed: null, back: usd(3914n) });
  expect(await standing(purchaseId)).toMatchObject({ ledger: '0', orders: ['refunded'] });
  await soundBooks();
});

test('of a purchase that fails after she was charged she has exactly that back, and her bank takes no more than that', async () => {
  const { purchaseId, part, bought } = await (async () => {
    const split = await paidByThree(disputing);
    const [lost] = await ownerDb().execute<{ intent: string }>(sql`
      select a.provider_intent as intent from money.split_part q join money.attempt a on a.id = q.attempt_id
      where q.purchase_id = ${toUuid(split.purchaseId)}::uuid and q.position = 3`);
    await stripe().paymentIntents.cancel(lost?.intent ?? '');
    await sweepSplits(split.purchaseId);
    await captureDue();
    return split;
  })();
  const waits = async () => {
    const [row] = await ownerDb().execute<{ share: number; charged: number }>(sql`
      select coalesce(sum(amount_minor), 0)::int as share, coalesce(sum(charged_minor), 0)::int as charged from money.split_refund
      where part_id = ${toUuid(part?.id as Id<'part'>)}::uuid and state = 'pending'`);
    return row;
  };
  expect(await standing(purchaseId)).toMatchObject({ state: 'ended', why: 'failed' });
  expect(await waits()).toEqual({ share: 3333, charged: 3914 });
  const id = await disputeAtBank(sandbox, bought);
  expect(await recordDispute(id)).toBe('recorded');
  await sweepSplits(purchaseId);
  expect([await waits(), (await standing(purchaseId))?.ledger]).toEqual([{ share: 0, charged: 0 }, '0']);
  await soundBooks();
  await stripe().disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' }, submit: true });
  await turnClock(sandbox, { advance_days: 90 });
  await recordDispute(id);
  expect([await waits(), (await standing(purchaseId))?.ledger]).toEqual([{ share: 3333, charged: 3914 }, '3333']);
  await soundBooks();
});

/** Lets the ten seconds be over that the sweeper leaves an attempt to whoever began it, and does all that is due. */
async function later(): Promise<void> {
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
    await tx.execute(sql`update money.attempt set updated_at = updated_at - interval '11 seconds'`);
    await tx.execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
  });
  for (let round = 0; round < 2; round++) {
    await sweep();
    await captureDue();
  }
}

const deaths: [Death, 'open' | 'captured'][] = [
  [{ text: 'money.place_part(', when: 'before' }, 'open'],
  [{ text: 'money.place_part(', when: 'after' }, 'open'],
  [{ text: 'money.authorized(', when: 'after' }, 'captured'],
];

test('killed anywhere, a share in another currency is paid once and exactly, or open with a promise that can be used', async () => {
  for (const [death, ends] of deaths) {
    const { purchaseId, parts } = await aStartedSplit(2, { currency: 'EUR' });
    const [payer] = await payers(1);
    const part = parts[1];
    const promise = await promised(payer, part);
    const key = randomBytes(16).toString('hex');
    const input = {
      ...{ key, share: part?.token ?? '', methodId: payer.methodId, locale: 'en' as const },
      ...{ expectedMinor: '5872', currency: 'USD' as const, ...asPromised(promise) },
    };
    expect((await tapper.run({ kind: 'share', actor: payer.actor, input }, death)).killed).toBe(true);
    await later();
    expect(await standing(purchaseId)).toMatchObject({ state: ends });
    if (ends === 'open') {
      expect(await payShare(payer, part, asPromised(await promised(payer, part)))).toMatchObject({ ok: true });
      await later();
    }
    expect(await standing(purchaseId)).toMatchObject({ state: 'captured', orders: ['paid'], ledger: '0' });
  }
  await soundBooks();
}, 120_000);
