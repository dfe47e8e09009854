import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { aPurchase } from '@/db/testing/orders';
import { anAuthorizedOrder, aPaidOrder } from '@/db/testing/paid-order';
import { aPayer, aVerifiedShop, endHold } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop } from '@/db/testing/world';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { sweepPayouts } from '@/lib/money/payouts/sweep-payouts';
import { findOrders, ordersNumbered } from './find-orders';
import { lookAtOrder } from './look-at-order';
import { orderMoney } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const usd = (amount: bigint) => money(amount, 'USD');
const operator = () => aPerson({ operator: true });
/** An operator who said why she looks at an order. */
async function looking(orderId: Id<'order'>): Promise<PersonActor> {
  const who = await operator();
  await lookAtOrder(who, { orderId, ground: 'payment', words: 'A test of the money' });
  return who;
}

test('a held order is waiting, in its parts, and its seller is not told of it yet', async () => {
  const { orderId, buyer, seller } = await anAuthorizedOrder();
  const found = await orderMoney(buyer, orderId, 'buyer');
  expect(found).toMatchObject({ settlement: null, flow: { stage: 'held', paid: usd(4620n), waiting: usd(4620n) } });
  expect(found?.flow.parts.map(({ part }) => part)).toEqual(['goods', 'delivery']);
  expect(await orderMoney(seller, orderId, 'seller')).toBeNull();
});

test('one that was taken back was never taken', async () => {
  const { orderId, purchaseId, buyer } = await anAuthorizedOrder();
  expect(await undoPurchase(buyer, purchaseId)).toMatchObject({ ok: true });
  expect(await orderMoney(buyer, orderId, 'buyer')).toMatchObject({ flow: { stage: 'let_go', waiting: usd(0n) } });
});

test('buyer, seller and operator see the same figures, from the sale to the seller', async () => {
  const shop = await aVerifiedShop();
  const payer = await aPayer();
  const [variant = newId('variant')] = shop.variants;
  const { orderId } = await aPurchase(payer, [variant]);
  const key = 'a-refund-of-the-flow-01';
  await refundOrder(shop.seller, { orderId, key, reason: '', amount: usd(1000n) });
  await endHold(orderId);
  await sweepPayouts();
  const seen = await Promise.all([
    orderMoney(payer.actor, orderId, 'buyer'),
    orderMoney(shop.seller, orderId, 'seller'),
    orderMoney(await looking(orderId), orderId, 'operator'),
  ]);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  expect(seen[0]).toMatchObject({
    settlement: { state: 'sent' },
    flow: { stage: 'taken', paid: usd(4620n), back: usd(1000n), waiting: usd(0n), feeOpen: false },
  });
  const kinds = new Set(seen[0]?.flow.lines.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(['authorize', 'provider_fee', 'refund', 'settle', 'transfer']);
});

test('somebody without a part in it sees what a missing order shows', async () => {
  const { orderId, buyer, seller } = await aPaidOrder();
  const other = (await aShop()).seller;
  const asked: (readonly [Actor, 'buyer' | 'seller' | 'operator'])[] = [
    ...([
      [other, 'buyer'],
      [other, 'seller'],
      [other, 'operator'],
      [aGuest(), 'buyer'],
    ] as const),
    ...([
      [seller, 'buyer'],
      [buyer, 'seller'],
      [buyer, 'operator'],
      [seller, 'operator'],
    ] as const),
  ];
  for (const [actor, side] of asked)
    expect(await orderMoney(actor, orderId, side), `${actor.kind} as ${side}`).toBeNull();
  expect(await orderMoney(await operator(), newId('order'), 'operator')).toBeNull();
});

test('an operator finds an order by its address and by the number that people see, and nobody else by either', async () => {
  const { orderId, seller } = await anAuthorizedOrder();
  const number = orderId.slice(-8).toUpperCase();
  const asked = await operator();
  expect(await findOrders(asked, `http://localhost:3000/orders/${orderId}?from=mail`)).toEqual([orderId]);
  expect(await findOrders(asked, ` ${number} `)).toEqual([orderId]);
  expect(await findOrders(asked, number.slice(1))).toEqual([]);
  expect(await findOrders(asked, '')).toEqual([]);
  expect(await findOrders(seller, number)).toEqual([]);
});

test('an order is looked for by its number in an index', async () => {
  const plan = await asActor({ kind: 'system', name: 'plan', locale: 'en' }, async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${ordersNumbered('0123456789')}`);
  });
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/order_number/);
});
