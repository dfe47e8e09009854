import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aComplaint, type Complaint, tellComplaint } from '@/db/testing/complaints';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { fromUuid, toUuid } from '@/lib/kernel/ids';
import { proveBooks } from '@/lib/money/books/prove-books';
import { finishRefund } from '@/lib/money/orders/finish-refund';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { askPayPal } from '@/lib/platform/paypal';
import { PayPalDisputeDone } from '@/lib/platform/paypal-disputes';
import { disputeOf } from '../queries';
import { recordDispute } from '../record-dispute';

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
const tamper = ({ id }: Complaint, part: Record<string, string | number | Record<string, string | number>[]>) =>
  paypal`update sandbox.object set data = data || ${paypal.json(part)}::jsonb where id = ${id}`;
const sellersPart = async ({ pageId }: Complaint) => {
  const [row] = await ownerDb().execute<{ posted: string }>(
    sql`select posted::text from ledger.balance where code = ${`seller:${toUuid(pageId)}:usd`}`,
  );
  return row?.posted;
};

test('a refund that began before a claim and was given after it moves the money once', async () => {
  const one = await aComplaint(sandbox, 'asks');
  await tellComplaint(one);
  const refund = crypto.randomUUID();
  const begun = {
    actor: 'system',
    id: refund,
    order: toUuid(one.orderId),
    key: `refund-${refund}`,
    amount: 4620,
    currency: 'USD',
  };
  await ownerDb().execute(sql`select money.begin_refund(${JSON.stringify(begun)}::jsonb)`);
  const path = `/v1/customer/disputes/${one.id}/escalate`;
  await askPayPal(PayPalDisputeDone, { method: 'POST', path, body: { note: 'No word of her' } });
  await tellComplaint(one);
  expect(await disputeOf(one.seller, one.orderId)).toMatchObject({ inquiry: false, withdrawn: true });
  expect(await finishRefund(fromUuid('refund', refund))).toBe('succeeded');
  await tellComplaint(one, 'CUSTOMER.DISPUTE.RESOLVED');
  expect(await sellersPart(one)).toBe('0');
  expect(await disputeOf(one.buyer, one.orderId)).toMatchObject({ withdrawn: false });
  expect((await proveBooks()).differences).toEqual([]);
});

test('a refund that PayPal also shows as a line of the dispute moves the money once', async () => {
  const one = await aComplaint(sandbox, 'asks');
  await tellComplaint(one);
  // The sides agreed on a part of it, which its seller gives.
  await tamper(one, { status: 'RESOLVED', outcome: 'RESOLVED_BUYER_FAVOUR', refunded: 1000 });
  const part = { orderId: one.orderId, amount: { amount: 1000n, currency: 'USD' as const } };
  const given = await refundOrder(one.seller, { ...part, reason: '', key: 'shown-twice-000001' });
  expect(given).toEqual({ ok: true, value: 'succeeded' });
  const [refund] = await paypal<{ at: number }[]>`
    select (data->>'created')::int as at from sandbox.object where object = 'paypal.refund' order by seq desc limit 1`;
  const line = { party: 'SELLER', type: 'DEBIT', minor: 1000, at: refund?.at ?? 0, reason: 'DISPUTE_SETTLEMENT' };
  await tamper(one, { movements: [line] });
  await tellComplaint(one, 'CUSTOMER.DISPUTE.RESOLVED');
  expect(await sellersPart(one)).toBe('3620');
  expect(await disputeOf(one.buyer, one.orderId)).toMatchObject({ state: 'closed', withdrawn: false });
  expect((await proveBooks()).differences).toEqual([]);
});

test('a claim for more than was paid holds what was paid', async () => {
  const one = await aComplaint(sandbox);
  await tamper(one, { minor: 50_000 });
  await tellComplaint(one);
  expect(await sellersPart(one)).toBe('0');
  expect((await proveBooks()).differences).toEqual([]);
});

test('a dispute of another product is not ours, in a currency we do not know as well, and the books are proven beside it', async () => {
  const one = await aComplaint(sandbox);
  await tamper(one, { capture: 'NOCAPTURE', currency: 'THB' });
  expect(await recordDispute(one.id, 'paypal')).toBe('not_ours');
  expect((await proveBooks()).provider.reachable).toBe(true);
  await paypal`delete from sandbox.object where id = ${one.id}`;
});
