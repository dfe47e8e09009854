import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { aPurchase } from '@/db/testing/orders';
import { advance, aPayer, aVerifiedShop, endHold, payoutsOf, settlementOf } from '@/db/testing/payouts';
import { aPayPalShopper } from '@/db/testing/paypal';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { proveBooks } from '@/lib/money/books/prove-books';
import { recordDispute } from '@/lib/money/disputes/record-dispute';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { stripe } from '@/lib/platform/stripe';
import { sellerMoney } from './queries';
import { sweepPayouts } from './sweep-payouts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type Shop = Awaited<ReturnType<typeof aVerifiedShop>>;
const goods = ({ variants: [variant] }: Shop) => {
  if (!variant) throw new Error('no goods');
  return variant;
};
const differences = async () => (await proveBooks()).differences;
/** A sale of 46.20 whose days of waiting are over. */
async function aSale(shop: Shop, card?: string) {
  const buyer = card ? await aShopper(await aPerson(), card) : await aPayer();
  const { orderId, purchaseId } = await aPurchase(buyer, [goods(shop)]);
  await endHold(orderId);
  return { orderId, purchaseId };
}
/** Lets the bank of a purchase open its dispute; it is not recorded yet. */
async function bankAsks(purchaseId: Id<'purchase'>): Promise<string> {
  await advance(sandbox, { advance_seconds: 0 });
  const [row] = await ownerDb()
    .select({ intent: attempt.providerIntent })
    .from(attempt)
    .where(eq(attempt.purchaseId, purchaseId));
  const [found] = (await stripe().disputes.list({ payment_intent: row?.intent ?? '', limit: 1 })).data;
  if (!found) throw new Error('nobody disputed');
  return found.id;
}
async function decide(dispute: string, evidence: 'winning_evidence' | 'losing_evidence'): Promise<void> {
  await stripe().disputes.update(dispute, { evidence: { uncategorized_text: evidence }, submit: true });
  await advance(sandbox, { advance_seconds: 0 });
  await recordDispute(dispute);
}
/** The bank thinks better of it; the sandbox's banks never do. */
async function wonOnAppeal(dispute: string, purchaseId: Id<'purchase'>): Promise<void> {
  await ownerDb().execute(sql`
    select money.record_dispute(jsonb_build_object('dispute', ${dispute}::text, 'intent', a.provider_intent, 'reason', 'fraudulent', 'state', 'won',
      'inquiry', false, 'amount', '4620', 'currency', 'USD', 'withdrawn', false, 'fee', '1500', 'dueBy', null))
    from money.attempt a where a.purchase_id = ${toUuid(purchaseId)}::uuid and a.state = 'captured'`);
}
const ownDifferences = async () => [...(await ownerDb().execute(sql`select * from money.book_differences()`))];
const posted = async (code: string) => {
  const [row] = await ownerDb().execute<{ posted: string }>(
    sql`select posted from ledger.balance where code = ${code}`,
  );
  return BigInt(row?.posted ?? 0);
};
const lateCard = 'pm_card_createDispute';

describe('the money of a disputed order', () => {
  test('waits while the bank decides, and is never sent when it decides for the buyer', async () => {
    const shop = await aVerifiedShop();
    const { orderId, purchaseId } = await aSale(shop, lateCard);
    const dispute = await bankAsks(purchaseId);
    await recordDispute(dispute);
    await sweepPayouts();
    expect(await settlementOf(orderId)).toMatchObject({ state: 'held', hold_reason: 'disputed', hold_until: null });
    const seen = await sellerMoney(shop.seller, shop.pageId);
    expect(seen?.disputedTotals).toEqual(seen?.dueTotals);
    expect(seen?.disputedTotals).toHaveLength(1);
    expect(await differences()).toEqual([]);
    await decide(dispute, 'losing_evidence');
    await sweepPayouts();
    expect(await settlementOf(orderId)).toMatchObject({ state: 'reversed', sent_minor: '0', provider_transfer: null });
    expect(await posted(`seller:${toUuid(shop.pageId)}:usd`)).toBe(0n);
    expect(await differences()).toEqual([]);
  });

  test('is sent when the bank decides for the seller', async () => {
    const shop = await aVerifiedShop();
    const { orderId, purchaseId } = await aSale(shop, lateCard);
    const dispute = await bankAsks(purchaseId);
    await recordDispute(dispute);
    await sweepPayouts();
    await decide(dispute, 'winning_evidence');
    await aSale(shop);
    await advance(sandbox, { advance_days: 3 });
    await sweepPayouts();
    expect(await settlementOf(orderId)).toMatchObject({ state: 'sent', sent_minor: '4456' });
    expect(await differences()).toEqual([]);
  });

  test('that was just due waits again when the bank asks between looking and sending', async () => {
    const shop = await aVerifiedShop();
    const { orderId, purchaseId } = await aSale(shop, lateCard);
    await claimOnly(orderId);
    await recordDispute(await bankAsks(purchaseId));
    const [answer] = await ownerDb().execute<{ amount: string | null }>(
      sql`select money.decide_settlement(${(await settlementOf(orderId)).id}::uuid) as amount`,
    );
    expect(answer?.amount).toBeNull();
    expect(await settlementOf(orderId)).toMatchObject({ state: 'failed', problem: 'disputed', sent_minor: '0' });
    await sweepPayouts();
    expect(await settlementOf(orderId)).toMatchObject({ state: 'held', hold_reason: 'disputed' });
  });

  test('that she has already stays in her account until the bank has decided, and comes back when it is lost', async () => {
    const shop = await aVerifiedShop();
    const { orderId, purchaseId } = await aSale(shop, lateCard);
    await withoutPayouts(shop, true);
    await advance(sandbox, { advance_days: 3 });
    const dispute = await bankAsks(purchaseId);
    await sweepPayouts();
    expect(await settlementOf(orderId)).toMatchObject({ state: 'sent' });
    await recordDispute(dispute);
    await withoutPayouts(shop, false);
    await sweepPayouts();
    expect(await payoutsOf(shop.pageId)).toEqual([]);
    expect(await posted(`seller:${toUuid(shop.pageId)}:usd`)).toBe(-4620n);
    expect(await differences()).toEqual([]);
    await decide(dispute, 'losing_evidence');
    await sweepPayouts();
    expect(await settlementOf(orderId)).toMatchObject({ state: 'reversed' });
    expect(await posted(`seller:${toUuid(shop.pageId)}:usd`)).toBe(0n);
    expect(await differences()).toEqual([]);
  });
});

describe('the provider’s fee', () => {
  test('is in the books before anything is sent, also of an order that is given back whole', async () => {
    const shop = await aVerifiedShop();
    const { orderId } = await aPurchase(await aPayer(), [goods(shop)]);
    const before = await posted('psp_fees:stripe:usd');
    await refundOrder(shop.seller, { orderId, key: 'refund-everything-001', reason: '' });
    await sweepPayouts();
    expect(await settlementOf(orderId)).toMatchObject({ state: 'reversed', provider_fee_minor: '164' });
    expect((await posted('psp_fees:stripe:usd')) - before).toBe(164n);
    expect(await differences()).toEqual([]);
  });

  test('that the ledger has otherwise than the provider, or not at all, is a difference', async () => {
    const shop = await aVerifiedShop();
    const [wrong, missing] = [
      await aPurchase(await aPayer(), [goods(shop)]),
      await aPurchase(await aPayer(), [goods(shop)]),
    ];
    const [row] = await ownerDb()
      .select({ intent: attempt.providerIntent })
      .from(attempt)
      .where(eq(attempt.purchaseId, wrong.purchaseId));
    const { latest_charge: charge } = await stripe().paymentIntents.retrieve(row?.intent ?? '');
    await ownerDb().execute(sql`select money.record_fee(${toUuid(wrong.purchaseId)}::uuid, ${String(charge)}, 163)`);
    await endHold(missing.orderId);
    const found = (await differences()).filter((one) => one.kind === 'provider_fee');
    expect(found).toEqual([
      { kind: 'provider_fee', subject: charge, expected: '163', found: '164' },
      { kind: 'provider_fee', subject: missing.purchaseId, expected: 'a fee', found: 'nothing' },
    ]);
  });
});

describe('an order that was paid through PayPal', () => {
  test('is sent from what the platform has where it transfers, and the ledger says where the money is', async () => {
    const shop = await aVerifiedShop();
    await aSale(shop);
    const { orderId } = await aPurchase(await aPayPalShopper(await aPerson()), [goods(shop)]);
    await endHold(orderId);
    const codes = ['psp:paypal:usd', 'psp:stripe:usd', 'psp_fees:paypal:usd'];
    const before = await Promise.all(codes.map(posted));
    await ownerDb().execute(
      sql`update money.settlement set captured_at = now() where order_id <> ${toUuid(orderId)}::uuid`,
    );
    const cards = await posted('psp_fees:stripe:usd');
    await withoutPayouts(shop, true);
    await sweepPayouts();
    const kept = 4620n - 210n;
    expect(await settlementOf(orderId)).toMatchObject({
      ...{ state: 'sent', sent_minor: String(kept), provider_fee_minor: '210' },
    });
    const made = (await stripe().transfers.list({ limit: 100 })).data.find((one) => one.amount === Number(kept));
    expect(made).toMatchObject({ source_transaction: null });
    const cardFees = (await posted('psp_fees:stripe:usd')) - cards;
    const after = await Promise.all(codes.map(posted));
    expect(after.map((amount, index) => amount - (before[index] ?? 0n))).toEqual([-210n, -kept - cardFees, 0n]);
    expect((await differences()).filter((one) => one.kind !== 'provider_fee')).toEqual([]);
    await refundOrder(shop.seller, { orderId, key: 'refund-of-paypal-0001', reason: '' });
    await sweepPayouts();
    expect(await posted(`seller:${toUuid(shop.pageId)}:usd`)).toBe(await waiting(shop));
  });

  test('and comes to no more than its fee brings its seller nothing, and ends', async () => {
    const shop = await aVerifiedShop(undefined, { priceMinor: 50n, deliveryMinor: 0n });
    const { orderId } = await aPurchase(await aPayPalShopper(await aPerson()), [goods(shop)]);
    await endHold(orderId);
    await sweepPayouts();
    expect(await settlementOf(orderId)).toMatchObject({ state: 'reversed', sent_minor: '0', provider_fee_minor: '50' });
    expect(await posted(`seller:${toUuid(shop.pageId)}:usd`)).toBe(0n);
  });
});

// The last of this file: from here on the sandbox's bank says something else than the books.
test('what came back from a seller and is won on appeal is in her favour, and an operator sends it again, once', async () => {
  const shop = await aVerifiedShop();
  const { orderId, purchaseId } = await aSale(shop, lateCard);
  await withoutPayouts(shop, true);
  await advance(sandbox, { advance_days: 3 });
  const dispute = await bankAsks(purchaseId);
  await sweepPayouts();
  await recordDispute(dispute);
  await decide(dispute, 'losing_evidence');
  await sweepPayouts();
  expect(await settlementOf(orderId)).toMatchObject({ state: 'reversed', sent_minor: '4456' });
  const credit = sql`money.credit_of(${toUuid(orderId)}::uuid)`;
  expect((await ownerDb().execute<{ due: object | null }>(sql`select ${credit} as due`))[0]?.due).toBeNull();
  await wonOnAppeal(dispute, purchaseId);
  const account = `seller:${toUuid(shop.pageId)}:usd`;
  expect(await posted(account)).toBe(4620n);
  expect(await ownDifferences()).toEqual([]);
  const [row] = await ownerDb().execute<{ due: object }>(sql`select ${credit} as due`);
  expect(row?.due).toMatchObject({ gross: '4620', amount: '4456', currency: 'USD' });
  for (const isFirst of [true, false]) {
    const [written] = await ownerDb().execute<{ done: boolean }>(
      sql`select money.record_credit(${toUuid(orderId)}::uuid, 'tr_by_hand') as done`,
    );
    expect(written?.done).toBe(isFirst);
  }
  expect(await posted(account)).toBe(0n);
  expect(await ownDifferences()).toEqual([]);
});

const withoutPayouts = (shop: Shop, stopped: boolean) =>
  ownerDb().execute(
    sql`update money.seller_account set bank_refused_at = ${stopped ? sql`now()` : null} where page_id = ${toUuid(shop.pageId)}::uuid`,
  );
async function waiting(shop: Shop): Promise<bigint> {
  const [row] = await ownerDb().execute<{ waits: string }>(
    sql`select coalesce(sum(total_minor), 0)::text as waits from money.settlement
        where page_id = ${toUuid(shop.pageId)}::uuid and state in ('held', 'due', 'failed')`,
  );
  return BigInt(row?.waits ?? 0);
}
/** As the round of a process that has claimed an order and not decided yet. */
async function claimOnly(orderId: Id<'order'>): Promise<void> {
  const mine = sql`order_id = ${toUuid(orderId)}::uuid`;
  await ownerDb().execute(
    sql`update money.settlement set state = 'due', hold_reason = null, hold_until = null where ${mine}`,
  );
  await ownerDb().execute(sql`update money.settlement set state = 'sending' where ${mine}`);
}
