import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dispute } from '@/db/schema/money/dispute';
import { refund } from '@/db/schema/money/order';
import { differencesOf } from '@/db/testing/books-of-order';
import { turnClock } from '@/db/testing/disputes';
import { aPaidOrder, type TestOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { handleEvent } from '@/lib/money/checkout/handle-event';
import { receiveEvent } from '@/lib/money/checkout/receive-event';
import { stripe } from '@/lib/platform/stripe';
import { finishRefund } from './finish-refund';
import { hearRefund } from './hear-refund';
import { orderForSeller } from './queries';
import { refundOrder } from './refund-order';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const anOrder = () => aPaidOrder('pm_card_refundFail');
const stateOf = async ({ seller, orderId }: TestOrder) => (await orderForSeller(seller, orderId))?.state;

describe('a refund that comes back while the buyer’s bank asks', () => {
  const bankSays = (order: TestOrder, key: string, state: string, inquiry: boolean) =>
    ownerDb().execute(sql`
      select money.record_dispute(jsonb_build_object('dispute', ${key}::text, 'intent', a.provider_intent, 'reason', 'fraudulent',
        'state', ${state}::text, 'inquiry', ${inquiry}::boolean, 'amount', '4620', 'currency', 'USD',
        'withdrawn', ${!inquiry && state !== 'won'}::boolean, 'fee', '0', 'dueBy', null))
      from money.attempt a where a.purchase_id = ${toUuid(order.purchaseId)}::uuid and a.state = 'captured'`);
  async function cameBackWhileAsked() {
    const order = await anOrder();
    const key = `dp_${newId('mail').slice(-12)}`;
    await bankSays(order, key, 'needs_response', true);
    await refundOrder(order.seller, { orderId: order.orderId, reason: '', key: 'all-of-it' });
    const [row] = await ownerDb().select().from(refund).where(eq(refund.orderId, order.orderId));
    await turnClock(sandbox, { advance_days: 3 });
    expect(await hearRefund(row?.providerRefund ?? '')).toBe(true);
    expect(await stateOf(order)).toBe('disputed');
    return { order, key };
  }

  test('leaves the order disputed, and so it stays when the bank takes the money for good', async () => {
    const { order, key } = await cameBackWhileAsked();
    for (const state of ['needs_response', 'lost']) {
      await bankSays(order, key, state, false);
      expect(await stateOf(order)).toBe('disputed');
    }
    expect(await differencesOf(order.orderId)).toEqual([]);
  });

  test('is what its parcels make it once the bank has decided for the seller', async () => {
    const { order, key } = await cameBackWhileAsked();
    const [row] = await ownerDb().select().from(dispute).where(eq(dispute.orderId, order.orderId));
    expect(row).toMatchObject({ state: 'needs_response', orderWas: 'paid' });
    await bankSays(order, key, 'needs_response', false);
    await bankSays(order, key, 'won', false);
    expect(await stateOf(order)).toBe('paid');
    expect(await differencesOf(order.orderId)).toEqual([]);
  });
});

test('the event of a failing refund that comes before our own answer is written is kept, and worked after it', async () => {
  const order = await anOrder();
  const [id, event] = [newId('refund'), `evt_${newId('mail').slice(-20)}`];
  const asked = { id: toUuid(id), order: toUuid(order.orderId), key: 'early', amount: '4620', currency: 'USD' };
  await ownerDb().execute(
    sql`select money.begin_refund(${JSON.stringify({ ...asked, actor: 'system', reason: '', back: {} })}::jsonb)`,
  );
  const metadata = { refund_id: id };
  const made = await stripe().refunds.create({ payment_intent: order.intentId, amount: 4620, metadata });
  await receiveEvent({ provider: 'stripe', id: event, type: 'refund.failed', objectId: made.id });
  await expect(handleEvent(event)).rejects.toThrow('not answered yet');
  expect(await finishRefund(id)).toBe('succeeded');
  await turnClock(sandbox, { advance_days: 3 });
  await handleEvent(event);
  expect(await stateOf(order)).toBe('paid');
});
