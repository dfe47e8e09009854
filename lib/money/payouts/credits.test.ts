import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

/** A sale that was sent, given back, taken back from its seller, and is with her again by an operator's hand. */
async function aSaleSentByHand() {
  const sale = await aSale();
  await sweepPayouts();
  await sale.giveInVain(4620n);
  expect(await settlementOf(sale.orderId)).toMatchObject({ state: 'reversed' });
  expect(await sale.atSeller()).toBe(4620);
  expect(await sale.recordCredit()).toBe(true);
  expect(await sale.atSeller()).toBe(0);
  return sale;
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

describe('what an operator has sent a seller by hand', () => {
  test('is given to no buyer by the provider as well: nothing would come back of it', async () => {
    const sale = await aSaleSentByHand();
    expect(await sale.give(4620n)).toEqual({ ok: false, code: 'pay_otherwise' });
    expect(await sale.give(1n)).toEqual({ ok: false, code: 'pay_otherwise' });
    await sweepPayouts();
    expect(await sale.atSeller()).toBe(0);
    expect(await ownDifferences()).toEqual([]);
  });

  test('is not due while money of the order is on its way to the buyer', async () => {
    const sale = await aSale();
    await sweepPayouts();
    await sale.giveInVain(4620n);
    expect(await sale.credit()).toMatchObject({ gross: '4620' });
    const begun = {
      ...{ actor: 'system', id: toUuid(newId('refund')), order: toUuid(sale.orderId), key: 'on-its-way' },
      ...{ amount: '100', currency: 'USD', reason: '', back: {} },
    };
    await sale.answer(sql`money.begin_refund(${JSON.stringify(begun)}::jsonb)`);
    expect(await sale.credit()).toBeNull();
    expect(await sale.recordCredit()).toBe(false);
    await sale.answer(sql`money.refund_failed(${begun.id}::uuid)`);
    expect(await sale.credit()).toMatchObject({ gross: '4620' });
  });

  test('and lost to the buyer’s bank after that, is seen by the proof of the books until it is back', async () => {
    const sale = await aSaleSentByHand();
    const key = `dp_${newId('mail').slice(-12)}`;
    const bankSays = (state: string) =>
      ownerDb().execute(sql`
        select money.record_dispute(jsonb_build_object('dispute', ${key}::text, 'intent', a.provider_intent, 'reason', 'fraudulent',
          'state', ${state}::text, 'inquiry', false, 'amount', '4620', 'currency', 'USD', 'withdrawn', true, 'fee', '1500', 'dueBy', null))
        from money.attempt a join money."order" o on o.purchase_id = a.purchase_id where o.id = ${sale.order} and a.state = 'captured'`);
    const taken = () => sale.answer<boolean>(sql`money.record_credit_back(${sale.order}, 'trr_by_hand')`);
    await bankSays('needs_response');
    expect(await ownDifferences()).toEqual([]);
    expect(await taken()).toBe(false);
    await bankSays('lost');
    await sweepPayouts();
    expect(await sale.atSeller()).toBe(-4620);
    const { id } = await settlementOf(sale.orderId);
    expect(await ownDifferences()).toEqual([
      { kind: 'credit_not_taken_back', subject: id, expected: '0', found: '4620' },
    ]);
    expect(await sale.answer(sql`money.credit_back_of(${sale.order})`)).toMatchObject({
      gross: '4620',
      amount: '4456',
    });
    expect(await taken()).toBe(true);
    expect(await taken()).toBe(false);
    expect(await sale.atSeller()).toBe(0);
    expect(await ownDifferences()).toEqual([]);
  });
});
