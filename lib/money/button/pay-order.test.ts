import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payEvent } from '@/db/schema/money/button/hook';
import { payApproval, payOrder, payReply } from '@/db/schema/money/button/pay-order';
import { order as boughtOrder } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import { attemptOf } from '@/db/testing/attempts';
import { differencesOf } from '@/db/testing/books-of-order';
import { aLamp, aMerchant, aPayOrder, approvedElsewhere, merchantOrigin, payElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ageAttempts } from '@/db/testing/time-passes';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { sweep } from '@/lib/money/checkout/sweep';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { approvePayment } from './approve-payment';
import { cancelPayOrder } from './cancel-pay-order';
import { capturePayOrder } from './capture-pay-order';
import { completePayOrder } from './complete-pay-order';
import { createPayOrder } from './create-pay-order';
import { forgetReplies } from './forget-replies';
import { presentPayOrder } from './present-pay-order';
import { payOrderOf, payOrdersOf } from './queries';
import { refundPayOrder } from './refund-pay-order';
import { CreatePayOrder } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const aBuyer = async () => aShopper(await aPerson());
const setUndo = (purchaseId: Id<'purchase'>) =>
  ownerDb()
    .update(attempt)
    .set({ undoUntil: sql`clock_timestamp() - interval '20 seconds'` })
    .where(eq(attempt.purchaseId, purchaseId));

describe('an order of another site', () => {
  test('is approved, completed by the code and the verifier, taken after the undo time, and refunded in part and wholly', async () => {
    const { merchant } = await aMerchant();
    const buyer = await aBuyer();
    const order = await aPayOrder(merchant);
    const paid = await approvedElsewhere(buyer, order.id);
    expect(await payOrderOf(merchant, order.id)).toMatchObject({ state: 'authorized', awaits: true });
    const done = await completePayOrder(merchant, { payOrderId: order.id, code: paid.code, verifier: order.verifier });
    expect(done).toMatchObject({
      ok: true,
      value: {
        order: { state: 'authorized', awaits: false },
        buyer: { email: 'lina@example.com', shipTo: { city: 'Austin' }, method: { type: 'card', last4: '4242' } },
      },
    });
    const again = await completePayOrder(merchant, { payOrderId: order.id, code: paid.code, verifier: order.verifier });
    expect(again).toEqual(done);
    await setUndo(paid.purchaseId);
    const { id } = await attemptOf(paid.purchaseId);
    expect(await captureAttempt(id)).toBe('captured');
    expect(await payOrderOf(merchant, order.id)).toMatchObject({ state: 'captured' });
    const part = {
      payOrderId: order.id,
      key: 'r1',
      amount: { amount: 1000n, currency: 'USD' as const },
      reason: 'chipped',
    };
    expect(await refundPayOrder(merchant, part)).toMatchObject({
      ok: true,
      value: { state: 'succeeded', order: { state: 'partially_refunded', refundedMinor: 1000n } },
    });
    expect(await refundPayOrder(merchant, part)).toMatchObject({
      ok: true,
      value: { order: { refundedMinor: 1000n } },
    });
    expect(await refundPayOrder(merchant, { ...part, amount: { amount: 2000n, currency: 'USD' } })).toMatchObject({
      code: 'key_reused',
    });
    expect(
      await refundPayOrder(merchant, { ...part, key: 'r2', amount: { amount: 3621n, currency: 'USD' } }),
    ).toMatchObject({ code: 'too_much' });
    expect(await refundPayOrder(merchant, { payOrderId: order.id, key: 'r3', reason: '' })).toMatchObject({
      ok: true,
      value: { order: { state: 'refunded', refundedMinor: 4620n } },
    });
    expect(await orderForBuyer(buyer.actor, paid.orderId)).toMatchObject({ state: 'refunded' });
    expect(await differencesOf(paid.orderId)).toEqual([]);
  });

  test('opens to nobody without code, verifier and key: code alone, wrong verifier, another site, a second code', async () => {
    const { merchant } = await aMerchant();
    const other = await aMerchant();
    const order = await aPayOrder(merchant);
    const { code } = await approvedElsewhere(await aBuyer(), order.id);
    const input = { payOrderId: order.id, code, verifier: order.verifier };
    expect(await completePayOrder(merchant, { ...input, verifier: 'v'.repeat(43) })).toMatchObject({
      code: 'verifier_wrong',
    });
    expect(await completePayOrder(merchant, { ...input, verifier: '' })).toMatchObject({ code: 'verifier_wrong' });
    expect(await completePayOrder(merchant, { ...input, code: `apc_${'a'.repeat(43)}` })).toMatchObject({
      code: 'code_wrong',
    });
    expect(await completePayOrder(other.merchant, input)).toMatchObject({ code: 'not_found' });
    expect(await payOrderOf(other.merchant, order.id)).toBeNull();
    expect(await payOrderOf(merchant, order.id)).toMatchObject({ state: 'authorized', awaits: true });
    await ownerDb()
      .update(payApproval)
      .set({ expiresAt: sql`clock_timestamp()` })
      .where(eq(payApproval.payOrderId, order.id));
    expect(await completePayOrder(merchant, input)).toMatchObject({ code: 'code_expired' });
  });

  test('is completed once by fifty calls at once, and taken once', async () => {
    const { merchant } = await aMerchant();
    const order = await aPayOrder(merchant);
    const paid = await approvedElsewhere(await aBuyer(), order.id);
    const input = { payOrderId: order.id, code: paid.code, verifier: order.verifier };
    const all = await Promise.all(Array.from({ length: 50 }, () => completePayOrder(merchant, input)));
    expect(new Set(all.map((one) => JSON.stringify(one, (_, v) => (typeof v === 'bigint' ? `${v}` : v)))).size).toBe(1);
    expect(all[0]).toMatchObject({ ok: true });
    await setUndo(paid.purchaseId);
    const { id } = await attemptOf(paid.purchaseId);
    const taken = await Promise.all(Array.from({ length: 10 }, () => captureAttempt(id)));
    expect(taken).toContain('captured');
    expect(await payOrderOf(merchant, order.id)).toMatchObject({ state: 'captured' });
    expect(await differencesOf(paid.orderId)).toEqual([]);
  });

  test('is paid by one of two windows, and shown to none that waits with another challenge', async () => {
    const { merchant } = await aMerchant();
    const order = await aPayOrder(merchant);
    const { clientToken } = order;
    expect(await presentPayOrder({ clientToken, origin: merchantOrigin, challenge: 'b'.repeat(43) })).toMatchObject({
      code: 'order_taken',
    });
    const [one, two] = [await aBuyer(), await aBuyer()];
    const placed = await Promise.all([payElsewhere(one, order.id), payElsewhere(two, order.id)]);
    expect(placed.filter((each) => each.ok)).toHaveLength(1);
    expect(placed.find((each) => !each.ok)).toMatchObject({ code: 'order_ended' });
    const shown = await presentPayOrder({ clientToken, origin: merchantOrigin, challenge: order.challenge });
    expect(shown).toMatchObject({ ok: true, value: { ended: true } });
  });

  test('is shown to its own origin alone', async () => {
    const { merchant } = await aMerchant();
    const made = await createPayOrder(merchant, CreatePayOrder.parse(aLamp), 'key-1');
    if (!made.ok) throw new Error(made.code);
    const { clientToken } = made.value;
    for (const origin of ['https://evil.example', 'null', `${merchantOrigin}:8443`])
      expect(await presentPayOrder({ clientToken, origin, challenge: null })).toMatchObject({ code: 'foreign_origin' });
    expect(
      await presentPayOrder({ clientToken: `pot_${'x'.repeat(43)}`, origin: merchantOrigin, challenge: null }),
    ).toMatchObject({ code: 'not_found' });
    const same = await createPayOrder(merchant, CreatePayOrder.parse(aLamp), 'key-1');
    expect(same).toMatchObject({ ok: true, value: { clientToken, isNew: false, order: { id: made.value.order.id } } });
    expect(
      await createPayOrder(merchant, CreatePayOrder.parse({ ...aLamp, origin: 'https://evil.example' }), 'key-2'),
    ).toMatchObject({
      code: 'origin_not_registered',
    });
  });

  test('may be tried again with another card after a decline', async () => {
    const { merchant } = await aMerchant();
    const order = await aPayOrder(merchant);
    const poor = await aShopper(await aPerson(), 'pm_card_chargeDeclined');
    expect(await payElsewhere(poor, order.id)).toMatchObject({ ok: false, code: 'declined' });
    expect(await payOrderOf(merchant, order.id)).toMatchObject({ state: 'presented', purchase: null });
    expect(await payElsewhere(await aBuyer(), order.id)).toMatchObject({ ok: true });
  });

  test('is let go when its site never completes it', async () => {
    const { merchant } = await aMerchant();
    const order = await aPayOrder(merchant);
    const paid = await approvedElsewhere(await aBuyer(), order.id);
    await setUndo(paid.purchaseId);
    expect(await captureAttempt((await attemptOf(paid.purchaseId)).id)).toBe('nothing');
    await ageAttempts(3_600);
    await sweep();
    expect(await payOrderOf(merchant, order.id)).toMatchObject({ state: 'voided' });
    expect(await attemptOf(paid.purchaseId)).toMatchObject({ state: 'voided', problem: 'unclaimed' });
    const late = await completePayOrder(merchant, { payOrderId: order.id, code: paid.code, verifier: order.verifier });
    expect(late).toMatchObject({ code: 'order_ended' });
    expect(await differencesOf(paid.orderId)).toEqual([]);
  });

  test('is taken back by its shopper as any purchase, and canceled by its site', async () => {
    const { merchant } = await aMerchant();
    const buyer = await aBuyer();
    const [one, two, three] = [await aPayOrder(merchant), await aPayOrder(merchant), await aPayOrder(merchant)];
    const paid = await approvedElsewhere(buyer, one.id);
    expect(await undoPurchase(buyer.actor, paid.purchaseId)).toMatchObject({ ok: true });
    expect(await payOrderOf(merchant, one.id)).toMatchObject({ state: 'voided' });
    await approvedElsewhere(buyer, two.id);
    expect(await cancelPayOrder(merchant, two.id)).toMatchObject({ ok: true, value: { state: 'voided' } });
    expect(await cancelPayOrder(merchant, three.id)).toMatchObject({ ok: true, value: { state: 'canceled' } });
    expect(await payElsewhere(buyer, three.id)).toMatchObject({ code: 'order_ended' });
    expect(await payOrdersOf(merchant, { limit: 10 })).toHaveLength(3);
  });

  test('of a site that captures later waits for it', async () => {
    const { merchant } = await aMerchant({ capture: 'manual' });
    const order = await aPayOrder(merchant);
    const paid = await approvedElsewhere(await aBuyer(), order.id);
    expect(await capturePayOrder(merchant, order.id)).toMatchObject({ code: 'not_held' });
    await completePayOrder(merchant, { payOrderId: order.id, code: paid.code, verifier: order.verifier });
    await setUndo(paid.purchaseId);
    expect(await captureAttempt((await attemptOf(paid.purchaseId)).id)).toBe('nothing');
    await ownerDb()
      .update(payOrder)
      .set({ completedAt: sql`clock_timestamp() - interval '1 minute'` })
      .where(eq(payOrder.id, order.id));
    expect(await capturePayOrder(merchant, order.id)).toMatchObject({ ok: true, value: { state: 'captured' } });
    expect(await capturePayOrder(merchant, order.id)).toMatchObject({ ok: true, value: { state: 'captured' } });
  });

  test('is nobody else to approve, and a higher sum is not taken', async () => {
    const { merchant } = await aMerchant();
    const order = await aPayOrder(merchant);
    expect(await payElsewhere(await aBuyer(), order.id, '4619')).toMatchObject({ code: 'price_changed' });
    const paid = await approvedElsewhere(await aBuyer(), order.id);
    expect(await approvePayment((await aBuyer()).actor, paid.purchaseId)).toMatchObject({ code: 'not_held' });
  });

  test('names the same shopper differently to two pages', async () => {
    const buyer = await aBuyer();
    const payers = [];
    for (const { merchant } of [await aMerchant(), await aMerchant()]) {
      const order = await aPayOrder(merchant);
      const { code } = await approvedElsewhere(buyer, order.id);
      const done = await completePayOrder(merchant, { payOrderId: order.id, code, verifier: order.verifier });
      payers.push(done.ok && done.value.buyer.payer);
    }
    expect(payers[0]).toMatch(/^payer_/);
    expect(payers[0]).not.toBe(payers[1]);
  });

  test('is told as taken once, also when a dispute of it was won', async () => {
    const { merchant } = await aMerchant();
    const order = await aPayOrder(merchant);
    const paid = await approvedElsewhere(await aBuyer(), order.id);
    await completePayOrder(merchant, { payOrderId: order.id, code: paid.code, verifier: order.verifier });
    await setUndo(paid.purchaseId);
    await captureAttempt((await attemptOf(paid.purchaseId)).id);
    for (const state of ['disputed', 'paid'])
      await ownerDb().update(boughtOrder).set({ state }).where(eq(boughtOrder.id, paid.orderId));
    const told = await ownerDb()
      .select({ type: payEvent.type })
      .from(payEvent)
      .where(eq(payEvent.payOrderId, order.id));
    expect(told.map((event) => event.type).sort()).toEqual(['order.approved', 'payment.captured', 'payment.disputed']);
  });
});

test('what was answered to a key is forgotten after a day', async () => {
  const { siteId } = await aMerchant();
  const of = (key: string, hours: number) => ({
    ...{ siteId, key, requestHash: 'a'.repeat(64), status: 200, body: '{}' },
    createdAt: new Date(Date.now() - hours * 3_600_000),
  });
  await ownerDb()
    .insert(payReply)
    .values([of('old', 25), of('young', 23)]);
  await forgetReplies();
  const left = await ownerDb().select({ key: payReply.key }).from(payReply).where(eq(payReply.siteId, siteId));
  expect(left).toEqual([{ key: 'young' }]);
});
