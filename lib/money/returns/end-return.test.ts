import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jobsOf } from '@/db/testing/jobs';
import { aReturn, aSentOrder, aWish } from '@/db/testing/returns';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { anybody } from '@/db/testing/shop';
import { aGuest, aPerson, aShop, ownerDb } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { finishRefund } from '@/lib/money/orders/finish-refund';
import { orderForBuyer, orderForSeller } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { stripe } from '@/lib/platform/stripe';
import { acceptReturn } from './accept-return';
import { askReturn } from './ask-return';
import { declineReturn } from './decline-return';
import { exchangeReturn } from './exchange-return';
import type { Units } from './model';
import { receiveReturn } from './receive-return';
import { refundReturn } from './refund-return';
import { withdrawReturn } from './withdraw-return';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

const silence = () =>
  fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: { method: 'POST', path: '/v1/refunds' }, action: 'error500', times: 3 }),
  });

/** Two small shirts came back; `exchange` for large ones when so wished. */
async function itCame(given: { wish?: 'money' | 'exchange'; received?: boolean } = {}) {
  const bought = await aSentOrder();
  const exchange = given.wish === 'exchange' ? { wish: 'exchange' as const, wanted: bought.large } : {};
  const returnId = await aReturn(bought, { units: { [bought.small]: 2 }, ...exchange });
  if (given.received !== false) {
    await acceptReturn(bought.seller, { returnId, answer: 'By post.', labelUrl: '' });
    await receiveReturn(bought.seller, { returnId });
  }
  const pay = (minor = 4_000n, back: Units = { [bought.small]: 2 }, actor: Actor = bought.seller) =>
    refundReturn(actor, { returnId, amount: money(minor, 'USD'), reason: '', back });
  const send = (back: Units = { [bought.small]: 2 }, actor: Actor = bought.seller) =>
    exchangeReturn(actor, { returnId, carrier: 'DHL', trackingCode: 'JD0148', back });
  const seen = async () => {
    const order = await orderForSeller(bought.seller, bought.orderId);
    return { state: order?.returns.at(-1)?.state, refunds: order?.refunds.map((refund) => refund.state), order };
  };
  const shelf = async () => [await bought.stock(bought.small), await bought.stock(bought.large)];
  return { ...bought, returnId, pay, send, seen, shelf };
}

const moved = { ok: false, code: 'return_moved' };
const paid = { ok: true, value: 'succeeded' };

describe('money for a return', () => {
  test('goes back once under the return’s own key, and the return ends with it', async () => {
    const one = await itCame();
    const answers = await Promise.all([one.pay(), one.pay(), one.pay()]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await one.pay()).toEqual(paid);
    expect(await one.seen()).toMatchObject({ state: 'refunded', refunds: ['succeeded'] });
    expect(await one.shelf()).toEqual([9, 2]);
    const [row] = await ownerDb().execute<{ key: string }>(
      sql`select key from money.refund where order_id = ${toUuid(one.orderId)}::uuid`,
    );
    expect(row?.key).toBe(`return:${toUuid(one.returnId)}`);
    expect(await one.pay(3_999n)).toEqual(moved);
    expect((await proveBooks()).differences).toEqual([]);
  });

  test.each(['requested', 'accepted'] as const)('may go back at once, %s and without the goods', async (state) => {
    const one = await itCame({ received: false });
    if (state === 'accepted')
      await acceptReturn(one.seller, { returnId: one.returnId, answer: 'By post.', labelUrl: '' });
    expect(await one.pay(4_000n, {})).toEqual(paid);
    expect(await one.seen()).toMatchObject({ state: 'refunded' });
    expect(await one.shelf()).toEqual([7, 2]);
  });

  test('is as much as the seller says, and never more than there is', async () => {
    const one = await itCame();
    expect(await one.pay(8_501n)).toEqual({ ok: false, code: 'too_much' });
    expect(await one.pay(4_000n, { [one.small]: 4 })).toEqual({ ok: false, code: 'too_many_back' });
    expect(await one.pay(4_000n, { [one.large]: 1 })).toEqual({ ok: false, code: 'too_many_back' });
    expect(await one.pay(1_500n, { [one.small]: 1 })).toEqual(paid);
    expect(await one.seen()).toMatchObject({ state: 'refunded', order: { refunded: { amount: 1_500n } } });
  });

  test('counts what came back as back, whether it went on the shelf or not', async () => {
    const one = await itCame();
    await one.pay(4_000n, {});
    const again = (units: Units) => askReturn(one.buyer, aWish(one, { units }));
    expect(await again({ [one.small]: 2 })).toEqual({ ok: false, code: 'too_many_back' });
    expect(await again({ [one.small]: 1, [one.medium]: 1 })).toMatchObject({ ok: true });
  });

  test('that is on its way holds the return: no other end, and the end comes with the provider’s answer', async () => {
    const one = await itCame({ received: false });
    await silence();
    expect(await one.pay()).toEqual({ ok: true, value: 'pending' });
    expect(await one.seen()).toMatchObject({ state: 'requested', refunds: ['pending'] });
    expect(await withdrawReturn(one.buyer, { returnId: one.returnId })).toEqual(moved);
    expect(await declineReturn(one.seller, { returnId: one.returnId, answer: 'No.' })).toEqual(moved);
    const around = sql`update money.return_request set state = 'withdrawn' where id = ${toUuid(one.returnId)}::uuid`;
    await expect(ownerDb().execute(around)).rejects.toMatchObject({ cause: { code: 'SK005' } });
    const { order } = await one.seen();
    const refundId = order?.returns[0]?.refundId ?? newId('refund');
    expect(await finishRefund(refundId)).toBe('succeeded');
    expect(await one.seen()).toMatchObject({ state: 'refunded' });
  });

  test('is nobody’s to give but the seller’s', async () => {
    const one = await itCame();
    const system = { kind: 'system', name: 'test', locale: 'en' } as const;
    for (const actor of [one.buyer, await aPerson(), (await aShop()).seller, aGuest(), anybody, system]) {
      expect(await one.pay(100n, {}, actor)).toEqual({ ok: false, code: 'not_found' });
      expect(await one.send({}, actor)).toEqual({ ok: false, code: 'not_found' });
    }
    expect(await one.seen()).toMatchObject({ state: 'received', refunds: [] });
  });

  test('of the whole order ends its open return too', async () => {
    const one = await itCame({ received: false });
    await refundOrder(one.seller, { orderId: one.orderId, reason: '', key: 'everything at once' });
    expect(await one.seen()).toMatchObject({ state: 'refunded', order: { state: 'refunded' } });
    expect(await one.pay()).toEqual(moved);
  });

  test('after a decline or a withdrawal is refused', async () => {
    const declined = await itCame({ received: false });
    await declineReturn(declined.seller, { returnId: declined.returnId, answer: 'No.' });
    expect(await declined.pay()).toEqual(moved);
    expect(await declined.seen()).toMatchObject({ refunds: [] });
  });
});

describe('another thing for a return', () => {
  test('leaves the stock in the same transaction, once, and what came goes on the shelf as chosen', async () => {
    const one = await itCame({ wish: 'exchange' });
    const answers = await Promise.all([one.send(), one.send(), one.send()]);
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: null })));
    expect(await one.shelf()).toEqual([9, 0]);
    const { state, order } = await one.seen();
    expect(state).toBe('exchanged');
    expect(order?.returns[0]).toMatchObject({ replacementCarrier: 'DHL', replacementCode: 'JD0148' });
    expect(order?.events.at(-1)).toMatchObject({ kind: 'exchanged', detail: { carrier: 'DHL' } });
    expect(await jobsOf('money:mail-return', toUuid(one.returnId))).toBe(4);
    expect((await proveBooks()).differences).toEqual([]);
    expect(await one.pay()).toEqual(moved);
    expect(await askReturn(one.buyer, aWish(one, { units: { [one.small]: 2 } }))).toMatchObject({
      code: 'too_many_back',
    });
  });

  test('may be one that was bought beside it, and the money of the rest can still go back', async () => {
    const bought = await aSentOrder();
    const returnId = await aReturn(bought, { wish: 'exchange', wanted: bought.medium });
    await acceptReturn(bought.seller, { returnId, answer: 'By post.', labelUrl: '' });
    await receiveReturn(bought.seller, { returnId });
    const back = { [bought.small]: 1 };
    expect(await exchangeReturn(bought.seller, { returnId, carrier: '', trackingCode: '', back })).toMatchObject({
      ok: true,
    });
    expect([await bought.stock(bought.small), await bought.stock(bought.medium)]).toEqual([8, 8]);
    await refundOrder(bought.seller, {
      ...{
        orderId: bought.orderId,
        reason: '',
        key: 'the rest of it, please',
        back: { [bought.small]: 2, [bought.medium]: 1 },
      },
    });
    expect([await bought.stock(bought.small), await bought.stock(bought.medium)]).toEqual([10, 9]);
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('is refused when it is sold out, and nothing has changed', async () => {
    const one = await itCame({ wish: 'exchange' });
    await ownerDb().execute(sql`update shop.variant set stock = 1 where id = ${toUuid(one.large)}::uuid`);
    expect(await one.send()).toEqual({ ok: false, code: 'sold_out' });
    expect(await one.seen()).toMatchObject({ state: 'received' });
    expect(await one.shelf()).toEqual([7, 1]);
    expect(await one.pay()).toEqual(paid);
  });

  test('needs the goods back first, and the wish for it', async () => {
    const early = await itCame({ wish: 'exchange', received: false });
    expect(await early.send()).toEqual(moved);
    const wantsMoney = await itCame();
    expect(await wantsMoney.send()).toEqual(moved);
    const many = await itCame({ wish: 'exchange' });
    expect(await many.send({ [many.small]: 4 })).toEqual({ ok: false, code: 'too_many_back' });
  });

  test('and money for it at once: one of the two', async () => {
    const one = await itCame({ wish: 'exchange' });
    const [sent, given] = await Promise.all([one.send({}), one.pay(4_000n, {})]);
    const { state, refunds } = await one.seen();
    if (sent.ok) expect([given, state, refunds]).toEqual([moved, 'exchanged', []]);
    else expect([sent, given, state]).toEqual([moved, paid, 'refunded']);
    expect(await one.stock(one.large)).toBe(sent.ok ? 0 : 2);
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('waits while money is on the way', async () => {
    const one = await itCame({ wish: 'exchange' });
    await silence();
    await one.pay();
    expect(await one.send()).toEqual(moved);
    expect(await orderForBuyer(one.buyer, one.orderId)).toMatchObject({ returns: [{ state: 'received' }] });
  });
});

// Last: what was given back behind our back stays a difference of the books.
describe('money that the provider refuses', () => {
  test('leaves the return where it stood, and may be tried again', async () => {
    const one = await itCame();
    await stripe().refunds.create({ payment_intent: one.intentId, amount: 8_000 });
    expect(await one.pay()).toEqual({ ok: true, value: 'failed' });
    expect(await one.seen()).toMatchObject({ state: 'received', refunds: ['failed'] });
    expect(await one.pay(500n, {})).toEqual(paid);
    expect(await one.seen()).toMatchObject({ state: 'refunded', refunds: ['failed', 'succeeded'] });
  });
});
