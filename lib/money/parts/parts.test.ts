import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aSplit, aStartedSplit, partsOf, payers, payShare, standing } from '@/db/testing/split';
import { ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { sweep } from '@/lib/money/checkout/sweep';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { orderMoney } from '@/lib/money/flow/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { sweepPayouts } from '@/lib/money/payouts/sweep-payouts';
import { stripe } from '@/lib/platform/stripe';
import { askAnother } from './ask-another';
import { cancelSplit } from './cancel-split';
import { declinePart } from './decline-part';
import { mySplit } from './queries';
import { sweepSplits } from './sweep-splits';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const soundBooks = async () => expect((await proveBooks()).differences).toEqual([]);

/** What the provider has of the payments of one purchase's shares: state and captured, as sorted texts. */
async function charges(purchaseId: Id<'purchase'>) {
  const rows = await ownerDb().execute<{ intent: string }>(sql`
    select a.provider_intent as intent from money.attempt a join money.purchase u on u.id = a.purchase_id
    join money.split_part q on q.id = u.part_id where q.purchase_id = ${toUuid(purchaseId)}::uuid and a.provider_intent is not null`);
  const { data } = await (await fetch(`${sandbox.origin}/_sandbox/charges`)).json();
  const ours = new Set([...rows].map(({ intent }) => intent));
  return (
    data as { id: string; payment_intent?: string; amount: number; amount_captured: number; amount_refunded: number }[]
  ).filter((one) => ours.has(one.payment_intent ?? one.id));
}

/** Everybody who has not paid does, and what then is due is done. */
async function allPay({ starter, purchaseId }: Awaited<ReturnType<typeof aStartedSplit>>) {
  for (const part of (await partsOf(starter.actor, purchaseId)).filter((one) => one.state === 'asked')) {
    const [payer] = await payers(1);
    expect(await payShare(payer, part)).toMatchObject({ ok: true, value: { state: 'authorized' } });
  }
  await sweepSplits(purchaseId);
  await captureDue();
}

describe('all agree', () => {
  test('one order, exact captures, books that close; a refund goes back to each', async () => {
    const split = await aStartedSplit(3);
    const { purchaseId, starter, shop } = split;
    expect(split.parts.map((one) => one.amount.amount)).toEqual([3334n, 3333n, 3333n]);
    expect(await standing(purchaseId)).toMatchObject({
      state: 'open',
      parts: ['held', 'asked', 'asked'],
      orders: ['pending'],
      stock: 4,
    });
    await captureDue();
    expect(await standing(purchaseId)).toMatchObject({ attempts: ['authorized', '-', '-'] });
    await allPay(split);
    expect(await standing(purchaseId)).toMatchObject({
      ...{ state: 'captured', parts: ['captured', 'captured', 'captured'], orders: ['paid'], stock: 4, ledger: '0' },
    });
    await soundBooks();
    const [order] = await ownerDb().execute<{ id: string }>(
      sql`select o.id from money."order" o where o.purchase_id = ${toUuid(purchaseId)}::uuid`,
    );
    const orderId = (await mySplit(starter.actor, purchaseId))?.orderId;
    if (!order || !orderId) throw new Error('no order');
    const key = 'refund-key-0000001';
    const refunded = await refundOrder(shop.seller, { orderId, amount: money(1000n, 'USD'), reason: '', key });
    expect(refunded).toMatchObject({ ok: true });
    const parts = await ownerDb().execute<{ back: string }>(sql`
      select r.amount_minor::text as back from money.split_refund r join money.split_part q on q.id = r.part_id
      where q.purchase_id = ${toUuid(purchaseId)}::uuid and r.state = 'succeeded' order by q.position`);
    expect([...parts].map(({ back }) => back)).toEqual(['334', '333', '333']);
    await soundBooks();
    const rest = await refundOrder(shop.seller, {
      orderId,
      amount: money(9000n, 'USD'),
      reason: '',
      key: 'refund-key-0000002',
    });
    expect(rest).toMatchObject({ ok: true });
    expect(await standing(purchaseId)).toMatchObject({ orders: ['refunded'], ledger: '0' });
    await soundBooks();
    await sweepPayouts();
    await soundBooks();
  });

  test('of what is left nobody gets back more than hers, also where it is no whole steps any more', async () => {
    const split = await aStartedSplit(3, { priceMinor: 100_000n, currency: 'KWD' });
    await allPay(split);
    const orderId = (await mySplit(split.starter.actor, split.purchaseId))?.orderId;
    if (!orderId) throw new Error('no order');
    // No form sends what is no whole steps; the database divides it all the same.
    for (const minor of [10_007, 89_990]) {
      const asked = {
        actor: 'system',
        id: toUuid(newId('refund')),
        order: toUuid(orderId),
        key: `refund-${minor}`,
        currency: 'KWD',
        amount: `${minor}`,
      };
      const [begun] = await ownerDb().execute<{ result: string }>(
        sql`select money.begin_refund(${JSON.stringify(asked)}::jsonb)->>'result' as result`,
      );
      expect(begun?.result).toBe('begun');
    }
    const rows = await ownerDb().execute<{ left: string }>(sql`
      select (q.amount_minor - sum(r.amount_minor))::text as left from money.split_part q join money.split_refund r on r.part_id = q.id
      where q.purchase_id = ${toUuid(split.purchaseId)}::uuid group by q.id order by q.position`);
    expect([...rows].map(({ left }) => left)).toEqual(['1', '1', '1']);
  });

  test('fees of all shares are the order’s, once', async () => {
    const split = await aStartedSplit(2);
    await allPay(split);
    await sweepPayouts();
    const [fees] = await ownerDb().execute<{ order: string; shares: string; charge: string }>(sql`
      select s.provider_fee_minor::text as "order", s.provider_charge as charge,
        (select sum(q.provider_fee_minor)::text from money.split_part q where q.purchase_id = s.purchase_id) as shares
      from money.settlement s where s.purchase_id = ${toUuid(split.purchaseId)}::uuid`);
    expect(fees?.charge).toBe('split');
    expect(Number(fees?.order)).toBeGreaterThan(0);
    expect(fees?.order).toBe(fees?.shares);
    // The way of its money is told as of any order.
    const orderId = (await mySplit(split.starter.actor, split.purchaseId))?.orderId;
    expect(orderId && (await orderMoney(split.starter.actor, orderId, 'buyer'))).toMatchObject({
      flow: { stage: 'taken', paid: money(10_000n, 'USD') },
    });
    await soundBooks();
  });
});

describe('somebody does not', () => {
  test('declining leaves the choice: another is asked, its starter covers it, or all is called off', async () => {
    const { purchaseId, starter, parts } = await aStartedSplit(4);
    const [one, two, three, outsider] = await payers(4);
    if (!two || !three || !outsider) throw new Error('people');
    const paid = await payShare(one, parts[1]);
    if (!paid.ok) throw new Error(JSON.stringify(paid));
    expect(await payShare(one, parts[2])).toMatchObject({ code: 'part_twice' });
    expect(await payShare(two, parts[2])).toMatchObject({ ok: true });
    // She leaves after she let it be held: that is given back.
    expect(await declinePart(two.actor, { token: parts[2]?.token ?? '' })).toMatchObject({ ok: true });
    expect(await declinePart(three.actor, { token: parts[3]?.token ?? '' })).toMatchObject({ ok: true });
    expect(await standing(purchaseId)).toMatchObject({
      state: 'open',
      parts: ['held', 'held', 'declined', 'declined'],
    });
    expect(await payShare(three, parts[3])).toMatchObject({ code: 'part_taken' });
    // Another is asked by name: nobody else, and not by the old link.
    const another = { partId: parts[2]?.id as Id<'part'>, turn: 0, person: outsider.actor.personId };
    expect(await askAnother(one.actor, another)).toMatchObject({ code: 'not_found' });
    expect(await askAnother(starter.actor, { ...another, person: one.actor.personId })).toMatchObject({
      code: 'part_twice',
    });
    expect(await askAnother(starter.actor, another)).toMatchObject({ ok: true });
    expect(await askAnother(starter.actor, another)).toMatchObject({ ok: true });
    expect(await payShare(two, parts[2])).toMatchObject({ code: 'not_found' });
    const now = await partsOf(starter.actor, purchaseId);
    expect(await payShare(three, now[2])).toMatchObject({ code: 'not_found' });
    expect(await payShare(outsider, now[2])).toMatchObject({ ok: true });
    // Its starter covers what is left: that was the last one.
    expect(await payShare(starter, now[3])).toMatchObject({ ok: true });
    expect(await standing(purchaseId)).toMatchObject({ state: 'agreed', orders: ['authorized'] });
    // Now nobody leaves, nor is it called off.
    expect(await declinePart(one.actor, { token: parts[1]?.token ?? '' })).toMatchObject({ code: 'split_ended' });
    expect(await cancelSplit(starter.actor, { purchaseId })).toMatchObject({ code: 'too_late' });
    for (const [actor, id] of [
      [starter.actor, purchaseId],
      [one.actor, paid.value.purchaseId],
    ] as const)
      expect(await undoPurchase(actor, id)).toMatchObject({ code: 'too_late' });
    await sweep();
    await captureDue();
    expect(await standing(purchaseId)).toMatchObject({ state: 'captured', orders: ['paid'], ledger: '0' });
    await soundBooks();
  });

  test('called off, run out, or ended by who declines: every hold is given back and the goods are free', async () => {
    const [called, ranOut, declined] = [
      await aStartedSplit(2),
      await aStartedSplit(3),
      await aStartedSplit(3, { wish: { endsOnDecline: true } }),
    ];
    const [one, two, three] = await payers(3);
    if (!two || !three) throw new Error('people');
    expect(await cancelSplit(one.actor, called)).toMatchObject({ code: 'not_found' });
    expect(await cancelSplit(called.starter.actor, called)).toMatchObject({ ok: true });
    expect(await cancelSplit(called.starter.actor, called)).toMatchObject({ ok: true });
    expect(await payShare(one, called.parts[1])).toMatchObject({ code: 'split_ended' });
    expect(await payShare(one, ranOut.parts[1])).toMatchObject({ ok: true });
    await ownerDb().execute(
      sql`update money.split_purchase set deadline = clock_timestamp() where purchase_id = ${toUuid(ranOut.purchaseId)}::uuid`,
    );
    expect(await payShare(two, ranOut.parts[2])).toMatchObject({ code: 'split_ended' });
    expect(await payShare(two, declined.parts[1])).toMatchObject({ ok: true });
    expect(await declinePart(three.actor, { token: declined.parts[2]?.token ?? '' })).toMatchObject({ ok: true });
    await sweep();
    expect(await standing(called.purchaseId)).toMatchObject({
      state: 'ended',
      why: 'canceled',
      orders: ['canceled'],
      stock: 5,
    });
    expect(await standing(ranOut.purchaseId)).toMatchObject({
      ...{ state: 'ended', why: 'expired', orders: ['expired'], stock: 5, parts: ['released', 'released', 'released'] },
      attempts: ['voided', 'voided', '-'],
    });
    expect(await standing(declined.purchaseId)).toMatchObject({
      ...{ state: 'ended', why: 'declined', orders: ['canceled'], stock: 5, attempts: ['voided', 'voided', '-'] },
    });
    for (const { purchaseId } of [called, ranOut, declined])
      expect((await charges(purchaseId)).filter((one) => one.amount_captured > 0)).toEqual([]);
    await soundBooks();
  });

  test('of two payers of one share at once one has it, and nothing of the other is held', async () => {
    const { purchaseId, parts } = await aStartedSplit(2);
    const [one, two] = await payers(2);
    if (!two) throw new Error('people');
    let paying: ReturnType<typeof payShare>[] = [];
    // Both have found it free before either may have it.
    await ownerDb().transaction(async (tx) => {
      await tx.execute(
        sql`select from money.split_purchase where purchase_id = ${toUuid(purchaseId)}::uuid for update`,
      );
      paying = [payShare(one, parts[1]), payShare(two, parts[1])];
      const waiting = sql`select distinct l.pid from pg_locks l join pg_stat_activity a using (pid)
        where not l.granted and a.datname = current_database()`;
      await expect.poll(async () => (await ownerDb().execute(waiting)).length).toBe(2);
    });
    const answers = await Promise.all(paying);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && ['part_taken', 'split_ended'].includes(answer.code))).toHaveLength(
      1,
    );
    await sweepSplits(purchaseId);
    await captureDue();
    expect(await standing(purchaseId)).toMatchObject({ state: 'captured', ledger: '0' });
    await soundBooks();
  });

  test('a card that is declined leaves the share to be paid', async () => {
    const { purchaseId, parts } = await aStartedSplit(2);
    const [broke, solvent] = await payers(2, ['pm_card_chargeDeclined']);
    if (!solvent) throw new Error('people');
    expect(await payShare(broke, parts[1])).toMatchObject({ code: 'declined' });
    expect(await standing(purchaseId)).toMatchObject({ parts: ['held', 'asked'] });
    expect(await payShare(solvent, parts[1])).toMatchObject({ ok: true });
    await sweepSplits(purchaseId);
    await captureDue();
    expect(await standing(purchaseId)).toMatchObject({ state: 'captured' });
    await soundBooks();
  });

  test('a hold that is lost after all agreed ends it: what was taken goes back', async () => {
    const { purchaseId, parts } = await aStartedSplit(2);
    const [one] = await payers(1);
    expect(await payShare(one, parts[1])).toMatchObject({ ok: true });
    const [lost] = await ownerDb().execute<{ intent: string }>(sql`
      select a.provider_intent as intent from money.split_part q join money.attempt a on a.id = q.attempt_id
      where q.purchase_id = ${toUuid(purchaseId)}::uuid and q.position = 2`);
    await stripe().paymentIntents.cancel(lost?.intent ?? '');
    await sweepSplits(purchaseId);
    await captureDue();
    await sweepSplits(purchaseId);
    expect(await standing(purchaseId)).toMatchObject({
      state: 'ended',
      why: 'failed',
      orders: ['failed'],
      stock: 5,
      ledger: '0',
    });
    expect((await charges(purchaseId)).every((charge) => charge.amount_captured === charge.amount_refunded)).toBe(true);
    await soundBooks();
  });
});

describe('what cannot be', () => {
  test('shares that are too small, not the whole, or of one person twice are refused before anything is kept', async () => {
    const [, twice] = await payers(2);
    const person = twice?.actor.personId as Id<'person'>;
    const cases = [
      { people: 7, priceMinor: 5n, code: 'part_too_small' },
      { people: 2, wish: { way: 'exact', figures: ['5000', '4999'] }, code: 'shares_not_whole' },
      { people: 2, wish: { way: 'exact', figures: ['10000', '0'] }, code: 'part_too_small' },
      { people: 2, wish: { way: 'percent', figures: ['5000', '4999'] }, code: 'percent_not_whole' },
      { people: 3, wish: { people: [{}, { person }, { person }] }, code: 'part_twice' },
    ] as const;
    for (const { people, code, ...part } of cases) {
      const { start, variantId } = await aSplit(people, part as Parameters<typeof aSplit>[1]);
      expect(await start()).toMatchObject({ ok: false, code });
      const [left] = await ownerDb().execute<{ stock: number }>(
        sql`select stock from shop.variant where id = ${toUuid(variantId)}::uuid`,
      );
      expect(left?.stock).toBe(5);
    }
  });

  test('the same start twice is one purchase; a starter whose card is declined can pay her share anew', async () => {
    const again = await aSplit(2);
    const [first, second] = [await again.start(), await again.start()];
    if (!first.ok || !second.ok) throw new Error(JSON.stringify([first, second]));
    expect(second.value.purchaseId).toBe(first.value.purchaseId);
    const broke = await aSplit(2, { card: 'pm_card_chargeDeclined' });
    const refused = await broke.start();
    expect(refused).toMatchObject({ ok: false, code: 'declined' });
    if (!('purchaseId' in refused)) throw new Error('not told which');
    const [mails] = await ownerDb().execute<{ count: number }>(
      sql`select count(*)::int as count from money.split_purchase where purchase_id = ${toUuid(refused.purchaseId)}::uuid and begun_at is null`,
    );
    expect(mails?.count).toBe(1);
  });
});
