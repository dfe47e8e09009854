import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refund } from '@/db/schema/money/order';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { type Currency, money } from '@/lib/kernel/money';
import { hashToken } from '@/lib/platform/tokens';
import { orderForBuyer, orderForSeller, ordersByToken } from './queries';
import { refundOrder } from './refund-order';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

async function aPaidOrder() {
  const { seller, variants } = await aShop();
  const { orderId } = await aPurchase(await aShopper(await aPerson()), variants);
  const give = (minor: bigint | undefined, key: string, currency: Currency = 'USD') =>
    refundOrder(seller, {
      ...{ orderId, reason: '', key: key.padEnd(20, '-') },
      ...(minor === undefined ? {} : { amount: money(minor, currency) }),
    });
  return { seller, orderId, give };
}

describe('refunds', () => {
  test('never exceed what was captured, whatever comes at once', async () => {
    const { seller, orderId, give } = await aPaidOrder();
    const asked = await Promise.all(Array.from({ length: 20 }, (_, number) => give(2772n, `sixty-${number}`)));
    expect(asked.filter((one) => one.ok)).toEqual([{ ok: true, value: 'succeeded' }]);
    expect(asked.filter((one) => !one.ok && one.code === 'too_much')).toHaveLength(19);
    expect(await orderForSeller(seller, orderId)).toMatchObject({
      state: 'partially_refunded',
      refunded: { amount: 2772n },
      refundable: { amount: 1848n },
    });
  });

  test('say why to everybody who may see the order', async () => {
    const { seller, variants } = await aShop();
    const buyer = await aShopper(await aPerson());
    const { orderId, openToken } = await aPurchase(buyer, variants);
    const reason = 'تشققت <b>اللوحة</b>';
    await refundOrder(seller, { orderId, reason, key: 'with a reason-------' });
    const seen = [await orderForBuyer(buyer.actor, orderId), await orderForSeller(seller, orderId)];
    const byLink = await ordersByToken(hashToken(openToken));
    for (const order of [...seen, ...(byLink?.orders ?? [])]) {
      expect(order?.events.at(-1)).toMatchObject({ kind: 'refunded', detail: { reason } });
    }
  });

  test('under one key are one refund, and another amount under it is refused', async () => {
    const { orderId, give } = await aPaidOrder();
    await Promise.all([give(1000n, 'same'), give(1000n, 'same'), give(1000n, 'same')]);
    expect(await give(1000n, 'same')).toEqual({ ok: true, value: 'succeeded' });
    expect(await give(1001n, 'same')).toEqual({ ok: false, code: 'key_reused' });
    expect(await ownerDb().$count(refund, eq(refund.orderId, orderId))).toBe(1);
  });

  test('in another currency than the order’s are refused, and are no refund of its own', async () => {
    const { orderId, give } = await aPaidOrder();
    expect(await give(100n, 'yen', 'JPY')).toEqual({ ok: false, code: 'too_much' });
    expect(await ownerDb().$count(refund, eq(refund.orderId, orderId))).toBe(0);
    await give(100n, 'dollar');
    expect(await give(100n, 'dollar', 'KWD')).toEqual({ ok: false, code: 'key_reused' });
  });

  test('without an amount give everything that is left', async () => {
    const { seller, orderId, give } = await aPaidOrder();
    await give(620n, 'first');
    expect(await give(undefined, 'rest')).toEqual({ ok: true, value: 'succeeded' });
    const seen = await orderForSeller(seller, orderId);
    expect(seen).toMatchObject({ state: 'refunded', refundable: { amount: 0n } });
    expect(seen?.refunds.map((one) => one.amount.amount)).toEqual([620n, 4000n]);
    expect(await give(undefined, 'more')).toEqual({ ok: false, code: 'too_much' });
  });

  test('of an order that is not paid yet are refused', async () => {
    const { seller, variants } = await aShop();
    const { orderId } = await aPurchase(await aShopper(await aPerson()), variants, 'authorized');
    const refused = await refundOrder(seller, { orderId, reason: '', key: 'early'.repeat(5) });
    expect(refused).toEqual({ ok: false, code: 'not_found' });
  });
});
