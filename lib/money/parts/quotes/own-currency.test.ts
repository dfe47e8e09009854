import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { partQuote } from '@/db/schema/money/split';
import { setRule } from '@/db/testing/rules';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aStartedSplit, asPromised, type Payer, payers, payShare, promised, standing } from '@/db/testing/split';
import { ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { chargeStep, currencies, minorDigits, money } from '@/lib/kernel/money';
import { midRate } from '@/lib/markets/rates/model';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { sweepPayouts } from '@/lib/money/payouts/sweep-payouts';
import { stripe } from '@/lib/platform/stripe';
import { declinePart } from '../decline-part';
import { mySplit, openedPart } from '../queries';
import { sweepSplits } from '../sweep-splits';
import { chargedOf, inCurrency } from './model';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const soundBooks = async () => expect((await proveBooks()).differences).toEqual([]);

/** Two people pay 100.00 euro; the second counts in dollars, as her address says. */
async function ofTwo(currency: 'EUR' | 'JPY' | 'USD' = 'EUR', priceMinor = 10_001n) {
  const split = await aStartedSplit(2, { priceMinor, currency });
  const [payer] = await payers(1);
  return { ...split, payer, part: split.parts[1] };
}

/** The same, paid by both. */
async function paid(...what: Parameters<typeof ofTwo>) {
  const split = await ofTwo(...what);
  const promise = await promised(split.payer, split.part);
  expect(await payShare(split.payer, split.part, asPromised(promise))).toMatchObject({ ok: true });
  await sweepSplits(split.purchaseId);
  await captureDue();
  const orderId = (await mySplit(split.starter.actor, split.purchaseId))?.orderId;
  if (!orderId || !promise) throw new Error('no order');
  return { ...split, promise, orderId };
}

/** What the provider has of what she pays a share with. */
async function chargeOf(part: { id: Id<'part'> } | undefined) {
  const [row] = await ownerDb().execute<{ intent: string }>(
    sql`select a.provider_intent as intent from money.split_part q join money.attempt a on a.id = q.attempt_id where q.id = ${toUuid(part?.id as Id<'part'>)}::uuid`,
  );
  return (await stripe().paymentIntents.retrieve(row?.intent ?? '', { expand: ['latest_charge'] })).latest_charge;
}

/** What was given back of her share: of it, and of what she was charged. */
async function given(part: { id: Id<'part'> } | undefined) {
  const rows = await ownerDb().execute<{ share: number; charged: number; state: string }>(sql`
    select amount_minor::int as share, charged_minor::int as charged, state from money.split_refund
    where part_id = ${toUuid(part?.id as Id<'part'>)}::uuid order by created_at`);
  return [...rows].map(({ share, charged, state }) => [share, charged, state]);
}

const end = (id: Id<'quote'> | undefined) =>
  ownerDb().execute(
    sql`update money.part_quote set expires_at = clock_timestamp() where id = ${toUuid(id as Id<'quote'>)}::uuid`,
  );

describe('what is promised', () => {
  test('is the share at the rate of transfers with their margin, for ten minutes, to her alone, and the same again', async () => {
    const { payer, part } = await ofTwo();
    const promise = await promised(payer, part);
    const rate = midRate('EUR', 'USD');
    if (!promise || !rate || !part) throw new Error('nothing');
    expect(promise).toMatchObject({ ...inCurrency(part.amount, 'USD', rate), rate });
    expect(promise.charged).toEqual(money(5872n, 'USD'));
    expect(promise.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(600_000);
    expect((await promised(payer, part))?.id).toBe(promise.id);
    await end(promise.id);
    expect((await promised(payer, part))?.id).not.toBe(promise.id);
    // Whoever counts in the order's currency chooses nothing.
    const same = await ofTwo('USD');
    expect(await promised(same.payer, same.part)).toBeNull();
  });

  test('is nothing where the rule of her country says so, and where it could not be charged', async () => {
    const { payer, part } = await ofTwo();
    await setRule('US', 'split', 'closed', { methods: ['card', 'paypal'], currency: 'USD' });
    try {
      expect(await promised(payer, part)).toBeNull();
      await setRule('US', 'split', 'open', { methods: ['card', 'paypal'], currency: 'USD', mostMinor: 5871n });
      expect(await promised(payer, part)).toBeNull();
    } finally {
      await setRule('US', 'split', 'open', { methods: ['card', 'paypal'], currency: 'USD' });
    }
    expect(await promised(payer, part)).not.toBeNull();
    // Fifty yen are a third of a dollar.
    const little = await ofTwo('JPY', 102n);
    expect(await promised(little.payer, little.part)).toBeNull();
  });
});

test('a promise that is over, was used, is somebody else’s, of another share or says something else pays nothing', async () => {
  const { payer, parts, part } = await (async () => {
    const split = await aStartedSplit(3, { priceMinor: 30_000n, currency: 'EUR' });
    const [one] = await payers(1);
    return { ...split, payer: one, part: split.parts[1] };
  })();
  const [other] = await payers(1);
  const promise = await promised(payer, part);
  const said = asPromised(promise);
  expect(await payShare(other, part, said)).toMatchObject({ code: 'not_found' });
  expect(await payShare(payer, parts[2], said)).toMatchObject({ code: 'not_found' });
  expect(await payShare(payer, part, { ...said, shareQuote: newId('quote') })).toMatchObject({ code: 'not_found' });
  for (const wrong of [{ expectedMinor: '1' }, { currency: 'GBP' as const }, { currency: 'EUR' as const }])
    expect(await payShare(payer, part, { ...said, ...wrong })).toMatchObject({ code: 'quote_ended' });
  // In another currency there is nothing without a promise.
  expect(await payShare(payer, part, { currency: 'USD', expectedMinor: '10000' })).toMatchObject({ code: 'not_found' });
  await end(promise?.id);
  expect(await payShare(payer, part, said)).toMatchObject({ code: 'quote_ended' });
  expect((await openedPart(payer.actor, part?.token ?? ''))?.state).toBe('asked');
  const fresh = asPromised(await promised(payer, part));
  expect(await payShare(payer, part, fresh)).toMatchObject({ ok: true });
  // Out again, and in again: it was used once.
  expect(await declinePart(payer.actor, { token: part?.token ?? '' })).toMatchObject({ ok: true });
  await ownerDb().execute(
    sql`update money.split_part set state = 'asked' where id = ${toUuid(part?.id as Id<'part'>)}::uuid`,
  );
  expect(await payShare(payer, part, fresh)).toMatchObject({ code: 'quote_ended' });
});

test('a rate that moves meanwhile changes nothing of what was promised; the same tap comes to its own purchase', async () => {
  const { payer, part } = await ofTwo();
  const promise = await promised(payer, part);
  // As it is when another day's rates were published since.
  await ownerDb().execute(sql`update money.part_quote set charged_minor = 5999, mid_over = mid_over + 1, source = '2026-04-10'
    where id = ${toUuid(promise?.id as Id<'quote'>)}::uuid`);
  const key = randomBytes(16).toString('hex');
  const said = { ...asPromised(promise), expectedMinor: '5999', key };
  const both = await Promise.all([payShare(payer, part, said), payShare(payer, part, said)]);
  expect(both.map((one) => one.ok)).toEqual([true, true]);
  const [one, two] = both.map((answer) => (answer.ok && 'value' in answer ? answer.value.purchaseId : null));
  expect(one).toBe(two);
  expect(await payShare(payer, part, said)).toMatchObject({ value: { purchaseId: one } });
  expect(await payShare(payer, part, { ...said, expectedMinor: '5998' })).toMatchObject({ code: 'key_reused' });
  expect(await chargeOf(part)).toMatchObject({ amount: 5999, currency: 'usd' });
});

test('both pay exactly, each in her currency; the books are right in both, and nobody else learns in which she pays', async () => {
  const { purchaseId, payer, part, promise, starter } = await paid();
  expect(await standing(purchaseId)).toMatchObject({ state: 'captured', orders: ['paid'], ledger: '0' });
  expect(await chargeOf(part)).toMatchObject({ amount_captured: 5872, currency: 'usd' });
  const moved = await ownerDb().execute<{ account: string; side: string; minor: number }>(sql`
    select e.account, e.side, e.amount_minor::int as minor from ledger.txn t join ledger.entry e on e.txn_id = t.id
    join money.split_part q on t.idempotency_key = 'split-part:' || q.attempt_id where q.id = ${toUuid(part?.id as Id<'part'>)}::uuid order by e.id`);
  expect([...moved].map(({ account, side, minor }) => [account.replace(/:[0-9a-f-]{36}/, ''), side, minor])).toEqual([
    ['psp:stripe:usd', 'debit', 5872],
    ['fx:usd', 'credit', 5872],
    ['fx:eur', 'debit', 5000],
    ['split:eur', 'credit', 5000],
  ]);
  expect(await openedPart(payer.actor, part?.token ?? '')).toMatchObject({
    promise: { charged: promise.charged },
    back: null,
  });
  expect((await openedPart(starter.actor, part?.token ?? ''))?.promise).toBeNull();
  expect(
    JSON.stringify(await mySplit(starter.actor, purchaseId), (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    ),
  ).not.toContain('"USD"');
  await sweepPayouts();
  const [fee] = await ownerDb().execute<{ share: number; posted: number; of: number }>(sql`
    select q.provider_fee_minor::int as share, (select e.amount_minor::int from ledger.txn t join ledger.entry e on e.txn_id = t.id and e.account = 'psp_fees:stripe:usd'
      where t.idempotency_key = 'provider-fee:' || q.id) as posted,
      (select (s.provider_fee_minor - x.provider_fee_minor)::int from money.settlement s join money.split_part x on x.purchase_id = s.purchase_id and x.position = 1
        where s.purchase_id = q.purchase_id) as of
    from money.split_part q where q.id = ${toUuid(part?.id as Id<'part'>)}::uuid`);
  // 2.9% and 30 of 58.72 dollars; in euro at the mid-market rate.
  expect(fee).toEqual({ share: Math.round(200 / 1.1684), posted: 200, of: Math.round(200 / 1.1684) });
  await soundBooks();
});

test('what goes back of the order goes back in her currency, and all of it is all she was charged', async () => {
  const { orderId, shop, part, payer, promise } = await paid();
  const refund = (key: string, amount?: bigint) =>
    refundOrder(shop.seller, { orderId, reason: '', key, ...(amount && { amount: money(amount, 'EUR') }) });
  for (const [place, amount] of [333n, 4444n].entries())
    expect(await refund(`refund-key-000000${place}`, amount)).toMatchObject({ value: 'succeeded' });
  await soundBooks();
  expect(await refund('refund-key-of-all')).toMatchObject({ value: 'succeeded' });
  const legs = await given(part);
  const sum = (at: 0 | 1) => legs.reduce((all, leg) => all + Number(leg[at]), 0);
  expect([legs.length, sum(0), sum(1)]).toEqual([3, 5000, 5872]);
  expect(legs[0]).toEqual([166, 194, 'succeeded']);
  expect(await chargeOf(part)).toMatchObject({ amount_refunded: 5872 });
  expect((await openedPart(payer.actor, part?.token ?? ''))?.back).toEqual(promise.charged);
  await soundBooks();
});

test('what is less than a cent of hers is asked of no provider and comes with the next', async () => {
  const { orderId, shop, part, purchaseId } = await paid('JPY', 20_000n);
  const refund = (key: string, amount: bigint) =>
    refundOrder(shop.seller, { orderId, reason: '', key, amount: money(amount, 'JPY') });
  expect(await refund('two-yen-refund-01', 2n)).toMatchObject({ value: 'succeeded' });
  expect(await given(part)).toEqual([[1, 0, 'succeeded']]);
  expect(await refund('all-of-the-rest-1', 19_998n)).toMatchObject({ value: 'succeeded' });
  const [, rest] = await given(part);
  expect(await chargeOf(part)).toMatchObject({ amount_refunded: rest?.[1], refunded: true });
  expect(await standing(purchaseId)).toMatchObject({ ledger: '0', orders: ['refunded'] });
  await soundBooks();
});

test('the database reckons as the model does, for every currency', async () => {
  const rows = await ownerDb().execute<{ code: string; digits: number; step: number }>(
    sql.raw(
      `select code, money.minor_digits(code) as digits, money.charge_step(code)::int as step from unnest('{${currencies.join(',')}}'::text[]) code`,
    ),
  );
  expect([...rows].map(({ code, digits, step }) => [code, digits, step])).toEqual(
    currencies.map((code) => [code, minorDigits(code), Number(chargeStep(code))]),
  );
  const cases = (['USD', 'JPY', 'KWD'] as const).flatMap((to) =>
    [0n, 1n, 7n, 333n, 9_999n, 10_000n, 10_001n].map((part) => ({ to, part, share: 10_000n, charged: 85_590n })),
  );
  for (const { to, part, share, charged } of cases) {
    const [row] = await ownerDb().execute<{ minor: string }>(
      sql`select money.charged_of(${charged}::bigint, ${to}, ${share}::bigint, ${part}::bigint)::text as minor`,
    );
    expect(row?.minor).toBe(String(chargedOf({ share: money(share, 'EUR'), charged: money(charged, to) }, part)));
  }
});

test('what a promise says and whose it is no login changes, nor does anybody else read it', async () => {
  const { payer, part } = await ofTwo();
  const [other] = await payers(1);
  const promise = await promised(payer, part);
  const id = promise?.id as Id<'quote'>;
  const read = (who: Payer) => asActor(who.actor, (tx) => tx.select().from(partQuote).where(eq(partQuote.id, id)));
  expect([(await read(payer)).length, (await read(other)).length]).toEqual([1, 0]);
  await expect(
    asActor(payer.actor, (tx) => tx.update(partQuote).set({ chargedMinor: 1n }).where(eq(partQuote.id, id))),
  ).rejects.toMatchObject({ cause: { code: '42501' } });
});
