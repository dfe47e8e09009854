import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dispute } from '@/db/schema/money/dispute';
import { order } from '@/db/schema/money/order';
import { aDispute, turnClock } from '@/db/testing/disputes';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { proveBooks } from '@/lib/money/books/prove-books';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { stripe } from '@/lib/platform/stripe';
import { answerDispute } from './answer-dispute';
import { disputeOf } from './queries';
import { recordDispute } from './record-dispute';
import { sayDispute } from './say-dispute';
import { sweepDisputes } from './sweep-disputes';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const clock = (step?: { advance_days?: number }) => turnClock(sandbox, step);
const disputed = (card?: string, sellers?: number) => aDispute(sandbox, card, sellers);
const newKey = () => randomBytes(18).toString('base64url');
const balance = async (code: string) => {
  const [row] = await ownerDb().execute<{ posted: string }>(
    sql`select posted from ledger.balance where code = ${code}`,
  );
  return BigInt(row?.posted ?? 0);
};
const differences = async () => [...(await ownerDb().execute(sql`select * from money.book_differences()`))];
const orderState = async (id: Id<'order'>) =>
  (await ownerDb().select({ state: order.state }).from(order).where(eq(order.id, id)))[0]?.state;

const say = (actor: PersonActor, side: 'buyer' | 'seller', orderId: Id<'order'>, words: string, key = newKey()) =>
  sayDispute(actor, side, { orderId, key, words });

describe('a dispute', () => {
  test('takes the money from its seller once, whoever hears of it and how often', async () => {
    const one = await disputed();
    const accounts = [`seller:${toUuid(one.pageId)}:usd`, 'psp:stripe:usd', 'psp_fees:stripe:usd'];
    const before = await Promise.all(accounts.map(balance));
    const answers = await Promise.all([1, 2, 3].map(() => recordDispute(one.id)));
    expect(answers.filter((answer) => answer === 'recorded')).toHaveLength(1);
    expect(await recordDispute(one.id)).toBe('same');
    const after = await Promise.all(accounts.map(balance));
    expect(after.map((amount, index) => amount - (before[index] ?? 0n))).toEqual([
      -one.total,
      -one.total - 1500n,
      1500n,
    ]);
    expect(await disputeOf(one.buyer, one.orderId)).toMatchObject({
      ...{ state: 'needs_response', reason: 'product_not_received', inquiry: false, withdrawn: true },
      amount: { amount: one.total, currency: 'USD' },
    });
    expect(await orderState(one.orderId)).toBe('disputed');
    expect(await differences()).toEqual([]);
  });

  test('that the seller wins gives her the money back and the order its state', async () => {
    const one = await disputed();
    await recordDispute(one.id);
    const before = await balance('psp:stripe:usd');
    expect(await say(one.seller, 'seller', one.orderId, 'winning_evidence')).toEqual({ ok: true, value: null });
    // The sandbox's bank decides by these words alone.
    await stripe().disputes.update(one.id, { evidence: { uncategorized_text: 'winning_evidence' }, submit: true });
    await clock();
    expect(await recordDispute(one.id)).toBe('recorded');
    expect(await disputeOf(one.seller, one.orderId)).toMatchObject({ state: 'won', withdrawn: false });
    expect((await balance('psp:stripe:usd')) - before).toBe(one.total);
    expect(await orderState(one.orderId)).toBe('paid');
    expect(await differences()).toEqual([]);
    expect(await recordDispute(one.id)).toBe('same');
  });

  test('that is not answered in time is lost, and its money cannot be given away a second time', async () => {
    const one = await disputed();
    await recordDispute(one.id);
    const give = () => refundOrder(one.seller, { orderId: one.orderId, reason: '', key: newKey() });
    expect(await give()).toMatchObject({ ok: false });
    await clock({ advance_days: 30 });
    await recordDispute(one.id);
    expect(await disputeOf(one.buyer, one.orderId)).toMatchObject({ state: 'lost', withdrawn: true });
    expect(await orderState(one.orderId)).toBe('disputed');
    expect(await give()).toMatchObject({ ok: false });
    expect(await say(one.seller, 'seller', one.orderId, 'Too late')).toEqual({ ok: false, code: 'dispute_over' });
    expect(await differences()).toEqual([]);
  });

  test('that is only a question moves no money, and an answer that does not content the bank makes it one that does', async () => {
    const one = await disputed('pm_card_createDisputeInquiry');
    const before = await balance('psp:stripe:usd');
    await recordDispute(one.id);
    expect(await disputeOf(one.seller, one.orderId)).toMatchObject({ inquiry: true, withdrawn: false });
    expect(await balance('psp:stripe:usd')).toBe(before);
    await stripe().disputes.update(one.id, {
      evidence: { uncategorized_text: 'escalate_inquiry_evidence' },
      submit: true,
    });
    await recordDispute(one.id);
    await clock();
    await recordDispute(one.id);
    expect(await disputeOf(one.seller, one.orderId)).toMatchObject({
      state: 'needs_response',
      inquiry: false,
      withdrawn: true,
    });
    expect((await balance('psp:stripe:usd')) - before).toBe(-one.total - 1500n);
    expect(await differences()).toEqual([]);
  });

  test('of a payment to several sellers is each one’s by her share, and goes to the bank when all have answered', async () => {
    const one = await disputed(undefined, 3);
    await recordDispute(one.id);
    const views = await Promise.all(one.parts.map((part) => disputeOf(part.seller, part.orderId)));
    expect(views.map((view) => view?.amount.amount)).toEqual(one.parts.map((part) => part.total));
    for (const [index, part] of one.parts.entries()) {
      await say(part.seller, 'seller', part.orderId, `Parcel ${index} arrived`);
      const last = index === one.parts.length - 1;
      expect(await answerDispute(part.seller, part)).toEqual({ ok: true, value: last ? 'sent' : 'waiting' });
    }
    const { evidence, status } = await stripe().disputes.retrieve(one.id);
    expect(status).toBe('under_review');
    for (const index of one.parts.keys()) expect(evidence.uncategorized_text).toContain(`Parcel ${index} arrived`);
    expect(await disputeOf(one.buyer, one.orderId)).toMatchObject({ state: 'under_review' });
  });
});

test('the books agree with the provider about what banks took, gave back and charged', async () => {
  const [lost, won] = [await disputed(), await disputed()];
  await stripe().disputes.update(won.id, { evidence: { uncategorized_text: 'winning_evidence' }, submit: true });
  await clock();
  const proof = await proveBooks();
  expect(proof.differences).toEqual([]);
  expect((await disputeOf(lost.seller, lost.orderId))?.state).toBe('needs_response');
  expect((await disputeOf(won.seller, won.orderId))?.state).toBe('won');
});

describe('what is said', () => {
  test('is not lost when it was typed on after an answer that never came', async () => {
    const one = await disputed();
    await recordDispute(one.id);
    const key = newKey();
    for (const words of ['It left', 'It left by DHL', 'It left by DHL'])
      expect((await say(one.seller, 'seller', one.orderId, words, key)).ok).toBe(true);
    const said = (await disputeOf(one.seller, one.orderId))?.statements.map(({ words }) => words);
    expect(said).toEqual(['It left', 'It left by DHL']);
  });

  test('is read by both sides and nobody else, and goes to the bank with the order’s facts', async () => {
    const one = await disputed();
    await recordDispute(one.id);
    const key = newKey();
    for (const _ of [1, 2]) expect((await say(one.buyer, 'buyer', one.orderId, 'Nothing came', key)).ok).toBe(true);
    await say(one.seller, 'seller', one.orderId, 'It was left at the door');
    const stranger = await aPerson();
    expect(await say(stranger, 'buyer', one.orderId, 'x')).toEqual({ ok: false, code: 'not_found' });
    expect(await say(one.buyer, 'seller', one.orderId, 'x')).toEqual({ ok: false, code: 'not_found' });
    expect(await disputeOf(stranger, one.orderId)).toBeNull();
    expect(await answerDispute(stranger, one)).toEqual({ ok: false, code: 'not_found' });
    expect(await answerDispute(one.buyer, one)).toEqual({ ok: false, code: 'not_found' });
    for (const actor of [one.buyer, one.seller])
      expect((await disputeOf(actor, one.orderId))?.statements.map(({ side, words }) => [side, words])).toEqual([
        ['buyer', 'Nothing came'],
        ['seller', 'It was left at the door'],
      ]);
    expect(await answerDispute(one.seller, one)).toEqual({ ok: true, value: 'sent' });
    const text = (await stripe().disputes.retrieve(one.id)).evidence.uncategorized_text ?? '';
    for (const words of ['Nothing came', 'It was left at the door', 'paid']) expect(text).toContain(words);
    expect(await answerDispute(one.seller, one)).toEqual({ ok: false, code: 'dispute_over' });
  });

  test('must be something before it is sent', async () => {
    const one = await disputed();
    await recordDispute(one.id);
    expect(await answerDispute(one.seller, one)).toEqual({ ok: false, code: 'nothing_said' });
  });

  test('is sent by the sweeper when the provider was away, and so is what is there on the last day', async () => {
    const [away, last] = [await disputed(), await disputed()];
    for (const one of [away, last]) {
      await recordDispute(one.id);
      await say(one.seller, 'seller', one.orderId, 'It arrived');
    }
    const silent = vi.spyOn(stripe().disputes, 'update').mockRejectedValueOnce(new Error('no connection'));
    expect(await answerDispute(away.seller, away)).toEqual({ ok: true, value: 'sent' });
    silent.mockRestore();
    expect((await stripe().disputes.retrieve(away.id)).status).toBe('needs_response');
    await ownerDb().execute(sql`alter table money.dispute disable trigger dispute_state_guard`);
    await ownerDb()
      .update(dispute)
      .set({ updatedAt: sql`now() - interval '1 hour'`, dueBy: sql`now() + interval '20 hours'` })
      .where(sql`${dispute.providerDispute} in (${away.id}, ${last.id})`);
    await ownerDb().execute(sql`alter table money.dispute enable trigger dispute_state_guard`);
    await sweepDisputes();
    for (const one of [away, last]) expect((await stripe().disputes.retrieve(one.id)).status).toBe('under_review');
  });
});
