import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dispute } from '@/db/schema/money/dispute';
import { order } from '@/db/schema/money/order';
import { aComplaint, type Complaint, tellComplaint } from '@/db/testing/complaints';
import { turnClock } from '@/db/testing/disputes';
import { jobsOf } from '@/db/testing/jobs';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { proveBooks } from '@/lib/money/books/prove-books';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { askPayPal } from '@/lib/platform/paypal';
import { PayPalDisputeDone, PayPalDisputePage, readPayPalDispute } from '@/lib/platform/paypal-disputes';
import { answerDispute } from '../answer-dispute';
import { addEvidence } from '../evidence/add-evidence';
import { disputeOf } from '../queries';
import { recordDispute } from '../record-dispute';
import { sayDispute } from '../say-dispute';
import { sweepDisputes } from '../sweep-disputes';

let sandbox: TestSandbox;
/** PayPal's own memory, for tampering with it. */
const paypal = postgres(process.env.DATABASE_URL_SANDBOX ?? '', { max: 1 });
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(async () => {
  await paypal.end();
  await sandbox.stop();
});
beforeEach(() => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

const root = '/v1/customer/disputes';

const complained = (wallet?: 'claims' | 'asks') => aComplaint(sandbox, wallet);
const tell = tellComplaint;
const act = (one: Complaint, name: string, body: Record<string, unknown>) =>
  askPayPal(PayPalDisputeDone, { method: 'POST', path: `${root}/${one.id}/${name}`, body });
const say = (one: Complaint, words: string) =>
  sayDispute(one.seller, 'seller', { orderId: one.orderId, key: randomBytes(18).toString('base64url'), words });
const balance = async (code: string) => {
  const [row] = await ownerDb().execute<{ posted: string }>(
    sql`select posted::text from ledger.balance where code = ${code}`,
  );
  return BigInt(row?.posted ?? 0);
};
const balances = (one: Complaint) =>
  Promise.all([`seller:${toUuid(one.pageId)}:usd`, 'psp:paypal:usd', 'psp_fees:paypal:usd'].map(balance));
const orderState = async (id: Id<'order'>) =>
  (await ownerDb().select({ state: order.state }).from(order).where(eq(order.id, id)))[0]?.state;
/** The sweeper looks at what has rested for half a minute. */
async function rest(one: Complaint) {
  await ownerDb().execute(sql`alter table money.dispute disable trigger dispute_state_guard`);
  await ownerDb()
    .update(dispute)
    .set({ updatedAt: sql`now() - interval '1 hour'` })
    .where(eq(dispute.providerDispute, one.id));
  await ownerDb().execute(sql`alter table money.dispute enable trigger dispute_state_guard`);
}

describe('a claim at PayPal', () => {
  test('holds the seller’s money from its first word, once, and both sides see the same of it', async () => {
    const one = await complained();
    const before = await balances(one);
    for (const _ of [1, 2]) await tell(one);
    const after = await balances(one);
    expect(after.map((amount, index) => amount - (before[index] ?? 0n))).toEqual([-4620n, -4620n, 0n]);
    const views = await Promise.all([one.buyer, one.seller].map((actor) => disputeOf(actor, one.orderId)));
    expect(views[0]).toMatchObject({
      ...{ provider: 'paypal', state: 'needs_response', reason: 'product_not_received', inquiry: false },
      ...{ withdrawn: true, amount: { amount: 4620n, currency: 'USD' }, dueBy: expect.any(Date) },
    });
    expect(views[1]).toEqual(views[0]);
    expect(await orderState(one.orderId)).toBe('disputed');
    const [row] = await ownerDb().select({ id: dispute.id }).from(dispute).where(eq(dispute.providerDispute, one.id));
    expect(await jobsOf('money:mail-dispute', toUuid(row?.id ?? newId('dispute')))).toBe(1);
    const give = { orderId: one.orderId, reason: '', key: 'held-at-paypal-0001' };
    expect(await refundOrder(one.seller, give)).toMatchObject({ ok: false });
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('is answered once, in the seller’s words, and won gives her the money back', async () => {
    const one = await complained();
    await tell(one);
    const before = await balance('psp:paypal:usd');
    await say(one, 'It arrived: winning_evidence');
    expect(await answerDispute(one.seller, one)).toEqual({ ok: true, value: 'sent' });
    expect(await disputeOf(one.buyer, one.orderId)).toMatchObject({ state: 'under_review', dueBy: null });
    expect(await answerDispute(one.seller, one)).toEqual({ ok: false, code: 'dispute_over' });
    await turnClock(sandbox);
    await tell(one, 'CUSTOMER.DISPUTE.RESOLVED');
    expect(await disputeOf(one.seller, one.orderId)).toMatchObject({ state: 'won', withdrawn: false });
    expect((await balance('psp:paypal:usd')) - before).toBe(4620n);
    expect(await orderState(one.orderId)).toBe('paid');
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('that is lost stays, with a fee that is not the seller’s', async () => {
    const one = await complained();
    await tell(one);
    const before = await balances(one);
    await say(one, 'losing_evidence');
    await answerDispute(one.seller, one);
    await turnClock(sandbox);
    await tell(one, 'CUSTOMER.DISPUTE.RESOLVED');
    expect(await disputeOf(one.buyer, one.orderId)).toMatchObject({ state: 'lost', withdrawn: true });
    const after = await balances(one);
    expect(after.map((amount, index) => amount - (before[index] ?? 0n))).toEqual([0n, -1500n, 1500n]);
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('that costs a part gives the rest back', async () => {
    const one = await complained();
    await tell(one);
    const before = await balances(one);
    const refund_amount = { currency_code: 'USD', value: '10.00' };
    await act(one, 'accept-claim', { note: 'Half of it', accept_claim_type: 'PARTIAL_REFUND', refund_amount });
    await tell(one, 'CUSTOMER.DISPUTE.RESOLVED');
    expect(await disputeOf(one.seller, one.orderId)).toMatchObject({
      ...{ state: 'lost', withdrawn: true, amount: { amount: 1000n, currency: 'USD' } },
    });
    const after = await balances(one);
    expect(after.map((amount, index) => amount - (before[index] ?? 0n))).toEqual([3620n, 3620n, 0n]);
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('whose answer was lost on the way is answered once, by the sweeper', async () => {
    const one = await complained();
    await tell(one);
    await say(one, 'It was left at the door');
    const match = { method: 'POST', path: `/paypal${root}/*` };
    await fetch(`${sandbox.origin}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({ match, action: 'drop', times: 2 }),
    });
    expect(await answerDispute(one.seller, one)).toEqual({ ok: true, value: 'sent' });
    expect((await readPayPalDispute(one.id)).status).toBe('WAITING_FOR_SELLER_RESPONSE');
    await rest(one);
    await sweepDisputes();
    expect((await readPayPalDispute(one.id)).status).toBe('UNDER_REVIEW');
    expect(await disputeOf(one.seller, one.orderId)).toMatchObject({ state: 'under_review' });
    const [kept] = await paypal<{ notes: string }[]>`
      select data->'evidences'->0->>'notes' as notes from sandbox.object where id = ${one.id}`;
    expect(kept?.notes).toContain('It was left at the door');
  });
});

test('what the seller shows goes along with her answer, by a name PayPal takes', async () => {
  const one = await complained();
  await tell(one);
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
  const key = randomBytes(18).toString('base64url');
  const shown = await addEvidence(
    one.seller,
    { side: 'seller', orderId: one.orderId, key, note: '', shows: 'receipt' },
    pdf,
  );
  if (!shown.ok) throw new Error(shown.code);
  await say(one, `${'Long '.repeat(500)}and whole`);
  expect(await answerDispute(one.seller, one)).toEqual({ ok: true, value: 'sent' });
  const kept = await paypal<{ notes: string; documents: string[] }[]>`
    select e->>'notes' as notes, e->'documents' as documents
    from sandbox.object, jsonb_array_elements(data->'evidences') e where id = ${one.id}`;
  expect(kept[0]?.documents).toEqual([`${shown.value.replace('_', '-')}.pdf`]);
  expect(kept.map(({ notes }) => notes).join('')).toContain('Long and whole');
});

describe('an inquiry at PayPal', () => {
  test('holds nothing, and its answer waits until it is a claim', async () => {
    const one = await complained('asks');
    const before = await balances(one);
    await tell(one);
    expect(await disputeOf(one.seller, one.orderId)).toMatchObject({ inquiry: true, withdrawn: false, dueBy: null });
    expect(await balances(one)).toEqual(before);
    await say(one, 'It is on its way');
    expect(await answerDispute(one.seller, one)).toEqual({ ok: true, value: 'sent' });
    expect((await readPayPalDispute(one.id)).status).toBe('OPEN');
    await act(one, 'escalate', { note: 'No word of her' });
    await rest(one);
    await sweepDisputes();
    expect((await readPayPalDispute(one.id)).status).toBe('UNDER_REVIEW');
    expect(await disputeOf(one.buyer, one.orderId)).toMatchObject({ state: 'under_review', withdrawn: true });
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('ends with a refund, which moves the money once', async () => {
    const one = await complained('asks');
    await tell(one);
    const give = { orderId: one.orderId, reason: '', key: 'inquiry-at-paypal-01' };
    expect(await refundOrder(one.seller, give)).toEqual({ ok: true, value: 'succeeded' });
    await tell(one, 'CUSTOMER.DISPUTE.RESOLVED');
    expect(await disputeOf(one.buyer, one.orderId)).toMatchObject({ state: 'closed', withdrawn: false });
    expect((await proveBooks()).differences).toEqual([]);
  });
});

describe('the proof of the books', () => {
  test('hears of a claim that no event told of, and is sound with it', async () => {
    const one = await complained();
    expect(await proveBooks()).toMatchObject({ sound: true });
    expect(await disputeOf(one.seller, one.orderId)).toMatchObject({ state: 'needs_response', withdrawn: true });
  });

  test('counts one that PayPal lists no longer, for we know it', async () => {
    const one = await complained();
    await tell(one);
    await paypal`update sandbox.object set data = data || '{"updated": 0}'::jsonb where id = ${one.id}`;
    expect((await askPayPal(PayPalDisputePage, { method: 'GET', path: root })).items).not.toContainEqual(
      expect.objectContaining({ dispute_id: one.id }),
    );
    expect(await proveBooks()).toMatchObject({ sound: true });
  });

  test('is not sound when PayPal took another sum than the ledger has', async () => {
    const one = await complained();
    await act(one, 'accept-claim', { note: 'All of it', accept_claim_type: 'REFUND' });
    await tell(one, 'CUSTOMER.DISPUTE.RESOLVED');
    expect((await proveBooks()).differences).toEqual([]);
    const tamper = (value: string) => paypal`
      update sandbox.object set data = jsonb_set(data, '{movements,0,minor}', ${value}::jsonb) where id = ${one.id}`;
    await tamper('5000');
    const { differences } = await proveBooks();
    await tamper('4620');
    expect(differences).toMatchObject([{ kind: 'provider_balance', subject: 'USD' }]);
  });
});

test('a dispute of a payment of another product, or of none, is not ours', async () => {
  const one = await complained();
  await paypal`update sandbox.object set data = jsonb_set(data, '{capture}', '"NOCAPTURE"') where id = ${one.id}`;
  expect(await recordDispute(one.id, 'paypal')).toBe('not_ours');
  expect(await recordDispute('PP-D-NONE', 'paypal')).toBe('not_ours');
  expect(await disputeOf(one.seller, one.orderId)).toBeNull();
  await paypal`delete from sandbox.object where id = ${one.id}`;
});
