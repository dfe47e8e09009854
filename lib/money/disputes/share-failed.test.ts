import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disputeAtBank, turnClock } from '@/db/testing/disputes';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aStartedSplit, payers, payShare, standing } from '@/db/testing/split';
import { ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { mySplit } from '@/lib/money/parts/queries';
import { sweepSplits } from '@/lib/money/parts/sweep-splits';
import { stripe } from '@/lib/platform/stripe';
import { disputeOf } from './queries';
import { recordDispute } from './record-dispute';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const soundBooks = async () => expect((await proveBooks()).differences).toEqual([]);

/** Three people pay 100.00; the second's holder goes to her bank as soon as it is taken, and the hold of the third is lost. */
async function failedAfterOneDisputed() {
  const split = await aStartedSplit(3);
  const [disputes, lost] = await payers(2, ['pm_card_createDisputeProductNotReceived']);
  if (!lost) throw new Error('people');
  const paid = await payShare(disputes, split.parts[1]);
  if (!paid.ok) throw new Error(paid.code);
  expect(await payShare(lost, split.parts[2])).toMatchObject({ ok: true });
  const [hold] = await ownerDb().execute<{ intent: string }>(sql`
    select a.provider_intent as intent from money.split_part q join money.attempt a on a.id = q.attempt_id
    where q.purchase_id = ${toUuid(split.purchaseId)}::uuid and q.position = 3`);
  await stripe().paymentIntents.cancel(hold?.intent ?? '');
  await sweepSplits(split.purchaseId);
  await captureDue();
  return { ...split, disputed: paid.value.purchaseId };
}

/** What each account has of the shop's page and of the purchase, and what waits to be given back. */
async function stands(pageId: Id<'page'>, purchaseId: Id<'purchase'>) {
  const [row] = await ownerDb().execute<{ seller: string; waits: string }>(sql`
    select coalesce((select sum(b.posted) from ledger.balance b where b.code like 'seller:' || ${toUuid(pageId)} || ':%'), 0)::text as seller,
      coalesce((select sum(r.amount_minor) from money.split_refund r join money.split_part q on q.id = r.part_id
        where q.purchase_id = ${toUuid(purchaseId)}::uuid and r.state = 'pending'), 0)::text as waits`);
  return { ...row, ledger: (await standing(purchaseId))?.ledger };
}

test('a share of a purchase that failed is taken of what waits for its payer, of no seller, and waits for her again when it is won', async () => {
  const { purchaseId, shop, disputed, starter } = await failedAfterOneDisputed();
  // Her bank is quicker than what is given back.
  const id = await disputeAtBank(sandbox, disputed);
  expect(await standing(purchaseId)).toMatchObject({ state: 'ended', why: 'failed', orders: ['failed'] });
  expect(await recordDispute(id)).toBe('recorded');
  expect(await recordDispute(id)).toBe('same');
  await sweepSplits(purchaseId);
  expect(await stands(shop.pageId, purchaseId)).toEqual({ seller: '0', waits: '0', ledger: '0' });
  const orderId = (await mySplit(starter.actor, purchaseId))?.orderId;
  expect(await disputeOf(shop.seller, orderId as Id<'order'>)).toBeNull();
  await soundBooks();
  await stripe().disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' }, submit: true });
  await turnClock(sandbox, { advance_days: 90 });
  await recordDispute(id);
  expect((await stripe().disputes.retrieve(id)).status).toBe('won');
  expect(await stands(shop.pageId, purchaseId)).toEqual({ seller: '0', waits: '3333', ledger: '3333' });
  await soundBooks();
});
