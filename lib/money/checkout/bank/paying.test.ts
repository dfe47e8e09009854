import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settlement } from '@/db/schema/money/payout';
import { attempt } from '@/db/schema/money/purchase';
import { aBankOrder, aBankShopper, passDays, standing } from '@/db/testing/bank';
import { jobsOf } from '@/db/testing/jobs';
import { aTap } from '@/db/testing/orders';
import { endUndo } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { forBuyer, forSeller, phaseOf } from '@/lib/money/orders/model';
import { openOrderCount, orderForSeller } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { removeMethod } from '@/lib/money/wallet/remove-method';
import { stripe } from '@/lib/platform/stripe';
import { captureAttempt } from '../capture-attempt';
import { handleEvent } from '../handle-event';
import { placeOrder } from '../place-order';
import { purchaseStatus } from '../purchase-status';
import { receiveEvent } from '../receive-event';
import { sweep } from '../sweep';
import { undoPurchase } from '../undo-purchase';
import { settleDraw } from './settle-draw';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const intentState = async (id: string) => (await stripe().paymentIntents.retrieve(id)).status;
const differences = async () => (await proveBooks()).differences;

/** An order whose bank was asked. */
async function aSettlingOrder(does: Parameters<typeof aBankOrder>[0] = 'success') {
  const order = await aBankOrder(does);
  await endUndo(order.purchaseId);
  expect(await captureAttempt(order.attemptId)).toBe('settling');
  return order;
}

/** The provider tells of a payment, as its webhook would. */
async function tell(intentId: string, type: string): Promise<void> {
  const id = `evt_${crypto.randomUUID()}`;
  await receiveEvent({ provider: 'stripe', id, type, objectId: intentId });
  await handleEvent(id);
}

test('a tap writes the payment down and asks no bank; taken back within the undo time nothing was ever asked', async () => {
  const order = await aBankOrder();
  expect(await intentState(order.intentId)).toBe('requires_confirmation');
  expect(await standing(order.orderId)).toMatchObject({ attempt: 'authorized', hold: 'pending', stock: 4 });
  expect(await undoPurchase(order.buyer, order.purchaseId)).toMatchObject({ ok: true });
  expect(await intentState(order.intentId)).toBe('canceled');
  expect(await standing(order.orderId)).toMatchObject({ order: 'canceled', attempt: 'voided', stock: 5 });
  expect(await differences()).toEqual([]);
});

test('while the bank takes its days the order waits: kept in stock, pending in the ledger, not to be shipped or given back', async () => {
  const order = await aSettlingOrder();
  const now = await standing(order.orderId);
  expect(now).toMatchObject({ order: 'settling', attempt: 'settling', hold: 'pending', stock: 4 });
  expect(now.settlesBy).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  const seen = await orderForSeller(order.seller, order.orderId);
  expect(seen).toMatchObject({ state: 'settling', settlesBy: now.settlesBy, refundable: money(0n, 'USD') });
  expect(await openOrderCount(order.seller, seen?.pageId as Id<'page'>)).toBe(0);
  expect(await markShipped(order.seller, { orderId: order.orderId, carrier: '', trackingCode: '' })).toMatchObject({
    ok: false,
  });
  const back = { orderId: order.orderId, amount: money(100n, 'USD'), reason: '', key: 'early-refund-0001' };
  expect(await refundOrder(order.seller, back)).toMatchObject({ ok: false, code: 'too_much' });
  expect(await undoPurchase(order.buyer, order.purchaseId)).toMatchObject({ ok: false, code: 'too_late' });
  expect(await jobsOf('money:mail-settling', toUuid(order.purchaseId))).toBe(1);
  expect(await differences()).toEqual([]);
});

test('what the bank pays days later is posted once, and only then the seller is due it', async () => {
  const order = await aSettlingOrder();
  const due = () => ownerDb().$count(settlement, eq(settlement.orderId, order.orderId));
  expect(await due()).toBe(0);
  await passDays(sandbox.origin, 4);
  await tell(order.intentId, 'payment_intent.succeeded');
  await tell(order.intentId, 'payment_intent.succeeded');
  expect(await settleDraw(order.attemptId, order.intentId)).toBe('captured');
  expect(await standing(order.orderId)).toMatchObject({ order: 'paid', attempt: 'captured', hold: 'posted', stock: 4 });
  expect(await due()).toBe(1);
  expect((await orderForSeller(order.seller, order.orderId))?.refundable).toEqual(money(4620n, 'USD'));
  expect(await jobsOf('money:mail-receipt', toUuid(order.purchaseId))).toBe(1);
  expect(await differences()).toEqual([]);
});

test('what the bank does not pay ends the order: buyer told why, hold voided, stock back, nothing left at the provider', async () => {
  const order = await aSettlingOrder('insufficientFunds');
  await passDays(sandbox.origin, 4);
  await tell(order.intentId, 'payment_intent.payment_failed');
  expect(await standing(order.orderId)).toMatchObject({
    ...{ order: 'failed', attempt: 'voided', problem: 'insufficient_funds', hold: 'voided', stock: 5 },
  });
  expect(await intentState(order.intentId)).toBe('canceled');
  expect(await purchaseStatus(order.buyer, order.purchaseId)).toMatchObject({
    state: 'declined',
    problem: 'insufficient_funds',
  });
  expect((await orderForSeller(order.seller, order.orderId))?.events.map((one) => one.kind)).toEqual([
    'settling',
    'returned',
  ]);
  expect(await jobsOf('money:mail-settling', toUuid(order.purchaseId))).toBe(2);
  expect(await differences()).toEqual([]);
});

test('a lost answer, a lost event and a lost process change nothing: the sweeper and the proof ask the provider', async () => {
  const lost = await aBankOrder();
  await endUndo(lost.purchaseId);
  // The bank was asked, and whoever asked died before it could write that down.
  await ownerDb().update(attempt).set({ state: 'capturing' }).where(eq(attempt.id, lost.attemptId));
  await stripe().paymentIntents.confirm(lost.intentId);
  expect(await captureAttempt(lost.attemptId)).toBe('settling');
  await passDays(sandbox.origin, 4);
  await ownerDb().execute(sql`alter table money.attempt disable trigger attempt_state_guard`);
  await ownerDb().execute(
    sql`update money.attempt set updated_at = clock_timestamp() - interval '20 minutes' where id = ${toUuid(lost.attemptId)}::uuid`,
  );
  await ownerDb().execute(sql`alter table money.attempt enable trigger attempt_state_guard`);
  await sweep();
  expect(await standing(lost.orderId)).toMatchObject({ order: 'paid', attempt: 'captured' });
  const untold = await aSettlingOrder('accountClosed');
  await passDays(sandbox.origin, 4);
  expect(await differences()).toEqual([]);
  expect(await standing(untold.orderId)).toMatchObject({ order: 'failed', problem: 'bank_account_closed' });
});

test('many who ask at once draw once', async () => {
  const order = await aBankOrder();
  await endUndo(order.purchaseId);
  const answers = await Promise.all(Array.from({ length: 6 }, () => captureAttempt(order.attemptId)));
  // Whoever comes when it is asked already finds nothing to take.
  expect(answers.filter((one) => one !== 'settling' && one !== 'nothing')).toEqual([]);
  expect(answers).toContain('settling');
  const { data } = await stripe().charges.list({ payment_intent: order.intentId });
  expect(data).toHaveLength(1);
  expect(await standing(order.orderId)).toMatchObject({ order: 'settling', attempt: 'settling' });
});

test('a bank that takes it back after it paid is a dispute that is lost, and the books say so', async () => {
  const order = await aSettlingOrder('dispute');
  await passDays(sandbox.origin, 4);
  await tell(order.intentId, 'payment_intent.succeeded');
  const [dispute] = (await stripe().disputes.list({ payment_intent: order.intentId })).data;
  await tell(dispute?.id ?? '', 'charge.dispute.created');
  const [stored] = await storedOrders({ orderId: order.orderId });
  if (!stored) throw new Error('no order');
  expect(forSeller(stored, true).events.map((one) => one.kind)).toEqual([
    'settling',
    'paid',
    'disputed',
    'dispute_lost',
  ]);
  expect(phaseOf(forBuyer(stored))).toBe('disputed');
  expect((await differences()).map((one) => one.kind)).not.toContain('provider_balance');
});

test('a bank account pays in US dollars alone, and a tap in other money is refused before anything is recorded', async () => {
  const shop = await aShop({ currency: 'EUR' });
  const shopper = await aBankShopper(await aPerson());
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  const tap = aTap(shopper, variantId, { currency: 'EUR' });
  expect(await placeOrder(shopper.actor, tap, { network: 'test' })).toMatchObject({
    ok: false,
    code: 'method_currency',
  });
});

test('an account that is removed while its bank is asked pays all the same, and counts as spent until then', async () => {
  const order = await aSettlingOrder();
  const spent = async () => {
    const [row] = await ownerDb().execute<{ spent: string }>(
      sql`select money.spent(${actorKey(order.buyer)}, 'USD', interval '24 hours')::text as spent`,
    );
    return row?.spent;
  };
  expect(await removeMethod(order.buyer, order)).toEqual({ ok: true, value: null });
  expect(await spent()).toBe('4620');
  await passDays(sandbox.origin, 4);
  await tell(order.intentId, 'payment_intent.succeeded');
  expect(await standing(order.orderId)).toMatchObject({ order: 'paid', attempt: 'captured', hold: 'posted' });
  expect(await differences()).toEqual([]);
});

test('one that is removed before its bank is asked ends the order unpaid, and nothing stays behind', async () => {
  const order = await aBankOrder();
  await removeMethod(order.buyer, order);
  await endUndo(order.purchaseId);
  await captureAttempt(order.attemptId);
  await sweep();
  expect(await standing(order.orderId)).toMatchObject({ order: 'failed', attempt: 'voided', hold: 'voided', stock: 5 });
  expect(await differences()).toEqual([]);
});

test('an attempt that is not delayed never settles, whatever a program writes', async () => {
  const order = await aBankOrder();
  const settle = sql`update money.attempt set delayed = false, state = 'settling' where id = ${toUuid(order.attemptId)}::uuid`;
  await ownerDb().update(attempt).set({ state: 'capturing' }).where(eq(attempt.id, order.attemptId));
  await expect(ownerDb().execute(settle)).rejects.toThrow();
});
