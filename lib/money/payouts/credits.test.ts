import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refund } from '@/db/schema/money/order';
import { aPurchase } from '@/db/testing/orders';
import { advance, aVerifiedShop, endHold, settlementOf } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { hearRefund } from '@/lib/money/orders/hear-refund';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { sweepPayouts } from './sweep-payouts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const ownDifferences = async () => [
  ...(await ownerDb().execute<{ kind: string; found: string }>(sql`select * from money.book_differences()`)),
];

/** A sale of 46.20 whose days of waiting are over, to a buyer whose bank sends every refund back. */
async function aSale() {
  const shop = await aVerifiedShop();
  const [variant] = shop.variants;
  if (!variant) throw new Error('no goods');
  const { orderId } = await aPurchase(await aShopper(await aPerson(), 'pm_card_refundFail'), [variant]);
  await endHold(orderId);
  const order = sql`${toUuid(orderId)}::uuid`;
  const answer = async <T>(asked: ReturnType<typeof sql>) =>
    (await ownerDb().execute<{ answer: T }>(sql`select ${asked} as answer`))[0]?.answer;
  const give = (minor: bigint, key = `give-${newId('mail').slice(-12)}`) =>
    refundOrder(shop.seller, { orderId, reason: '', key, amount: money(minor, 'USD') });
  return {
    ...{ orderId, order, give, answer },
    /** Gives money back, lets the sweeper work, and hears days later that the bank sent it back. */
    async giveInVain(minor: bigint) {
      expect(await give(minor)).toEqual({ ok: true, value: 'succeeded' });
      await sweepPayouts();
      await sweepPayouts();
      await advance(sandbox, { advance_days: 3 });
      const [row] = await ownerDb().select().from(refund).where(eq(refund.orderId, orderId));
      expect(await hearRefund(row?.providerRefund ?? '')).toBe(true);
    },
    credit: () => answer<object | null>(sql`money.credit_of(${order})`),
    recordCredit: () => answer<boolean>(sql`money.record_credit(${order}, 'tr_by_hand')`),
    atSeller: () =>
      answer<number>(sql`(select posted::int from ledger.balance where code = ${`seller:${toUuid(shop.pageId)}:usd`})`),
  };
}

test('a seller who was sent nothing but had a cent posted is due what came back', async () => {
  const sale = await aSale();
  await sale.giveInVain(4619n);
  expect(await settlementOf(sale.orderId)).toMatchObject({ state: 'reversed', sent_minor: '0' });
  expect(await sale.atSeller()).toBe(4619);
  expect(await sale.credit()).toMatchObject({ gross: '4619', amount: '4456', currency: 'USD' });
  expect(await sale.recordCredit()).toBe(true);
  expect(await sale.recordCredit()).toBe(false);
  expect(await sale.atSeller()).toBe(0);
  expect(await ownDifferences()).toEqual([]);
});
