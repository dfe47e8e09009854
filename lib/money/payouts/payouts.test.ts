import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { decided } from '@/db/testing/decided';
import { jobsOf } from '@/db/testing/jobs';
import { aPurchase } from '@/db/testing/orders';
import { advance, aPayer, aVerifiedShop, endHold, payoutsOf, settlementOf } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { stripe } from '@/lib/platform/stripe';
import { handleSellerEvent } from './handle-seller-event';
import { sweepPayouts } from './sweep-payouts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

type Shop = Awaited<ReturnType<typeof aVerifiedShop>>;
const goods = (shop: Shop) => {
  const [variant] = shop.variants;
  if (!variant) throw new Error('no goods');
  return variant;
};
async function aSale(shop: Shop) {
  const { orderId } = await aPurchase(await aPayer(), [goods(shop)]);
  await endHold(orderId);
  return orderId;
}
const giveBack = (shop: Shop, orderId: Id<'order'>, minor: bigint, key = `refund-${minor}-000000001`) =>
  refundOrder(shop.seller, { orderId, key, reason: '', amount: money(minor, 'USD') });
const transfersOf = async (orderId: Id<'order'>) => {
  const { id, provider_transfer } = await settlementOf(orderId);
  const found = [];
  for await (const one of stripe().transfers.list({ limit: 100 })) if (one.id === provider_transfer) found.push(one);
  return { id, found };
};
const fault = (given: object) =>
  fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(given) });
const forgetWaiting = (orderId: Id<'order'>) =>
  ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.settlement disable trigger settlement_guard`);
    await tx.execute(
      sql`update money.settlement set updated_at = updated_at - interval '2 hours' where order_id = ${toUuid(orderId)}::uuid`,
    );
    await tx.execute(sql`alter table money.settlement enable trigger settlement_guard`);
  });

test('the money of an order waits seven days, then goes to its seller less the fee, and on to her bank', async () => {
  const shop = await aVerifiedShop();
  const { orderId } = await aPurchase(await aPayer(), [goods(shop)]);
  await sweepPayouts();
  expect(await settlementOf(orderId)).toMatchObject({ state: 'held', hold_reason: 'new_order' });
  await endHold(orderId);
  await sweepPayouts();
  // 46.20, less 2.9 % and 0.30.
  expect(await settlementOf(orderId)).toMatchObject({ state: 'sent', sent_minor: '4456', provider_fee_minor: '164' });
  const { found } = await transfersOf(orderId);
  expect(found).toMatchObject([{ amount: 4456, source_transaction: expect.stringMatching(/^ch_/) }]);
  expect(found[0]?.transfer_group).toMatch(/^pur_/);
  const [paid] = await payoutsOf(shop.pageId);
  expect(paid).toMatchObject({ state: 'in_transit', amount_minor: '4456' });
  expect(await jobsOf('money:mail-payout', paid?.id ?? '')).toBe(1);
  await advance(sandbox, { advance_days: 3 });
  await ownerDb().execute(
    sql`insert into money.webhook_event (id, type, object_id) values ('evt_paid', 'payout.paid', ${paid?.provider_payout})`,
  );
  await handleSellerEvent('evt_paid');
  expect(await payoutsOf(shop.pageId)).toMatchObject([{ state: 'paid' }]);
  expect((await proveBooks()).differences).toEqual([]);
});

test('two rounds at once send nothing twice', async () => {
  const shop = await aVerifiedShop();
  const orders = [await aSale(shop), await aSale(shop), await aSale(shop)];
  await Promise.all([sweepPayouts(), sweepPayouts(), sweepPayouts()]);
  await sweepPayouts();
  for (const orderId of orders) expect(await settlementOf(orderId)).toMatchObject({ state: 'sent' });
  const made = (await stripe().transfers.list({ limit: 100 })).data.map((one) => one.metadata.settlement_id);
  for (const orderId of orders) {
    const id = fromUuid('settlement', (await settlementOf(orderId)).id);
    expect(made.filter((one) => one === id)).toHaveLength(1);
  }
  const payouts = await payoutsOf(shop.pageId);
  expect(payouts.reduce((total, one) => total + BigInt(one.amount_minor), 0n)).toBe(4456n * 3n);
  expect((await proveBooks()).differences).toEqual([]);
});

test('a transfer whose answer was lost is unknown, looked for, and never made again', async () => {
  const shop = await aVerifiedShop();
  const orderId = await aSale(shop);
  await fault({ match: { method: 'POST', path: '/v1/transfers' }, action: 'error500_after', times: 5 });
  await sweepPayouts();
  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
  await forgetWaiting(orderId);
  await sweepPayouts();
  const after = await settlementOf(orderId);
  expect(after.state).toBe('sent');
  const made = (await stripe().transfers.list({ limit: 100 })).data.filter(
    (one) => one.metadata.settlement_id === fromUuid('settlement', after.id),
  );
  expect(made).toHaveLength(1);
  expect((await proveBooks()).differences).toEqual([]);
});

test('a silent provider leaves it unknown until it answers', async () => {
  const shop = await aVerifiedShop();
  const orderId = await aSale(shop);
  await fault({ match: { path: '/v1/transfers*' }, action: 'error500', times: null });
  await sweepPayouts();
  expect(await settlementOf(orderId)).toMatchObject({ state: 'unknown' });
  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
  await forgetWaiting(orderId);
  await sweepPayouts();
  expect(await settlementOf(orderId)).toMatchObject({ state: 'sent' });
  expect((await proveBooks()).differences).toEqual([]);
});

test('an order given back whole while nobody could say what was taken for it is over', async () => {
  const shop = await aVerifiedShop();
  const orderId = await aSale(shop);
  await fault({ match: { method: 'GET', path: '/v1/payment_intents/*' }, action: 'error500', times: null });
  await sweepPayouts();
  expect(await settlementOf(orderId)).toMatchObject({ provider_fee_minor: null, sent_minor: '0' });
  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
  expect(await giveBack(shop, orderId, 4620n)).toMatchObject({ ok: true });
  await forgetWaiting(orderId);
  await sweepPayouts();
  expect(await settlementOf(orderId)).toMatchObject({ state: 'reversed' });
  expect((await proveBooks()).differences).toEqual([]);
});

test('a refused transfer has failed, waits for its reason, and goes when that is gone', async () => {
  const shop = await aVerifiedShop();
  const orderId = await aSale(shop);
  const [row] = await ownerDb().execute<{ account: string }>(
    sql`select provider_account as account from money.seller_account where page_id = ${toUuid(shop.pageId)}::uuid`,
  );
  const requested = (applied: boolean) =>
    stripe().v2.core.accounts.update(row?.account ?? '', { configuration: { recipient: { applied } } });
  await requested(false);
  await sweepPayouts();
  expect(await settlementOf(orderId)).toMatchObject({
    ...{ state: 'failed', problem: 'insufficient_capabilities_for_transfer', sent_minor: '0' },
  });
  await sweepPayouts();
  expect(await settlementOf(orderId)).toMatchObject({ state: 'held', hold_reason: 'verify' });
  await requested(true);
  await ownerDb().execute(sql`insert into money.webhook_event (id, type, object_id)
    values ('evt_account', 'v2.core.account[configuration.recipient].capability_status_updated', ${row?.account})`);
  await handleSellerEvent('evt_account');
  await sweepPayouts();
  expect(await settlementOf(orderId)).toMatchObject({ state: 'sent', sent_minor: '4456' });
  expect((await proveBooks()).differences).toEqual([]);
});

test('one capture, one transfer per seller, and the fee divided to the last unit', async () => {
  const shops = [await aVerifiedShop(), await aVerifiedShop(), await aVerifiedShop()];
  const { orders } = await aPurchase(await aPayer(), shops.map(goods));
  for (const orderId of orders) await endHold(orderId);
  await sweepPayouts();
  const sent = await Promise.all(orders.map(settlementOf));
  expect(sent.map((one) => one.state)).toEqual(['sent', 'sent', 'sent']);
  // 138.60: 2.9 % and 0.30 are 4.32.
  expect(sent.reduce((total, one) => total + Number(one.provider_fee_minor), 0)).toBe(432);
  expect(new Set(sent.map((one) => one.provider_transfer)).size).toBe(3);
  expect((await proveBooks()).differences).toEqual([]);
});

test('a refund before the transfer is simply not sent; all of it ends the matter', async () => {
  const shop = await aVerifiedShop();
  const [part, whole] = [await aSale(shop), await aSale(shop)];
  await giveBack(shop, part, 2310n);
  await giveBack(shop, whole, 4620n);
  await sweepPayouts();
  expect(await settlementOf(part)).toMatchObject({ state: 'sent', sent_minor: '2228' });
  expect(await settlementOf(whole)).toMatchObject({ state: 'reversed', sent_minor: '0', provider_transfer: null });
  expect((await proveBooks()).differences).toEqual([]);
});

test('a refund after the transfer takes its part back, and the whole ends it', async () => {
  const shop = await aVerifiedShop();
  const orderId = await aSale(shop);
  // Without a payout the money is still in her account.
  await ownerDb().execute(
    sql`update money.seller_account set bank_refused_at = now() where page_id = ${toUuid(shop.pageId)}::uuid`,
  );
  await sweepPayouts();
  await giveBack(shop, orderId, 2310n);
  await Promise.all([sweepPayouts(), sweepPayouts()]);
  expect((await transfersOf(orderId)).found).toMatchObject([{ amount: 4456, amount_reversed: 2228 }]);
  expect((await proveBooks()).differences).toEqual([]);
  await giveBack(shop, orderId, 2310n, 'refund-the-rest-00001');
  await sweepPayouts();
  expect((await transfersOf(orderId)).found).toMatchObject([{ amount_reversed: 4456, reversed: true }]);
  expect(await settlementOf(orderId)).toMatchObject({ state: 'reversed' });
  expect((await proveBooks()).differences).toEqual([]);
});

test('what cannot be taken back is owed, asked for again, and taken from the next payout', async () => {
  const shop = await aVerifiedShop();
  const first = await aSale(shop);
  await sweepPayouts();
  await giveBack(shop, first, 4620n);
  await sweepPayouts();
  const open = () =>
    ownerDb().execute<{ state: string; problem: string | null }>(
      sql`select state, problem from money.settlement_reversal where page_id = ${toUuid(shop.pageId)}::uuid`,
    );
  expect(await open()).toEqual([{ state: 'pending', problem: 'balance_insufficient' }]);
  expect((await proveBooks()).differences).toEqual([]);
  const second = await aSale(shop);
  const third = await aSale(shop);
  // What she owes stays: of two sales the money of one leaves.
  await sweepPayouts();
  expect((await payoutsOf(shop.pageId)).map((one) => one.amount_minor)).toEqual(['4456', '4456']);
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.settlement_reversal disable trigger settlement_reversal_guard`);
    await tx.execute(sql`update money.settlement_reversal set updated_at = updated_at - interval '1 hour'`);
    await tx.execute(sql`alter table money.settlement_reversal enable trigger settlement_reversal_guard`);
  });
  await sweepPayouts();
  expect(await open()).toEqual([{ state: 'succeeded', problem: null }]);
  await sweepPayouts();
  expect(await settlementOf(second)).toMatchObject({ state: 'sent' });
  expect(await settlementOf(third)).toMatchObject({ state: 'sent' });
  expect((await payoutsOf(shop.pageId)).map((one) => one.amount_minor)).toEqual(['4456', '4456']);
  expect((await proveBooks()).differences).toEqual([]);
});

test('a payout that the bank sends back has failed, its owners are told, and it waits for another bank', async () => {
  const shop = await aVerifiedShop('ba_usAccountClosed');
  await aSale(shop);
  await sweepPayouts();
  await advance(sandbox, { advance_days: 3 });
  const [sent] = await payoutsOf(shop.pageId);
  await ownerDb().execute(
    sql`insert into money.webhook_event (id, type, object_id) values ('evt_failed', 'payout.failed', ${sent?.provider_payout})`,
  );
  await handleSellerEvent('evt_failed');
  expect(await payoutsOf(shop.pageId)).toMatchObject([{ state: 'failed', problem: 'account_closed' }]);
  await sweepPayouts();
  expect(await payoutsOf(shop.pageId)).toHaveLength(1);
  expect((await proveBooks()).differences).toEqual([]);
});

test('the proof finds a transfer that the books do not know, and money back that they do not know', async () => {
  const shop = await aVerifiedShop();
  const orderId = await aSale(shop);
  await ownerDb().execute(
    sql`update money.seller_account set bank_refused_at = now() where page_id = ${toUuid(shop.pageId)}::uuid`,
  );
  await sweepPayouts();
  expect((await proveBooks()).sound).toBe(true);
  const { found } = await transfersOf(orderId);
  await stripe().transfers.createReversal(found[0]?.id ?? '', { amount: 1 });
  const kinds = async () => (await proveBooks()).differences.map((one) => one.kind);
  expect(await kinds()).toEqual(['transfer_mismatch']);
  // Something lies at the provider that could be sent.
  await aPurchase(await aPayer(), [goods(shop)]);
  await stripe().transfers.create({
    ...{ amount: 100, currency: 'usd', destination: String(found[0]?.destination) },
    metadata: { settlement_id: newId('settlement') },
  });
  expect((await kinds()).sort()).toEqual(['transfer_mismatch', 'transfer_without_settlement']);
});

test('money that a decision holds waits in whole orders up to its amount, and until its end: what is above it is paid out, and the rest when it is over', async () => {
  const shop = await aVerifiedShop();
  const [first, second] = [await aSale(shop), await aSale(shop)];
  const decision = await decided('page', toUuid(shop.pageId), 'hold_money', { rule: '2.2', days: 30, amount: 1_000 });
  await sweepPayouts();
  expect(await settlementOf(first)).toMatchObject({ state: 'held', hold_reason: 'decided' });
  const endless = ownerDb().execute(
    sql`update money.settlement set hold_until = null where order_id = ${toUuid(first)}::uuid`,
  );
  await expect(endless).rejects.toMatchObject({ cause: { constraint_name: 'settlement_hold_ends' } });
  expect(await settlementOf(second)).toMatchObject({ state: 'sent', sent_minor: '4456' });
  expect((await payoutsOf(shop.pageId)).map((paid) => paid.amount_minor)).toEqual(['4456']);
  await ownerDb().execute(sql`
    update identity.decision set at = at - interval '31 days', ends_at = now() - interval '1 minute' where id = ${decision}::uuid`);
  await sweepPayouts();
  expect(await settlementOf(first)).toMatchObject({ state: 'sent', sent_minor: '4456', hold_reason: null });
  expect((await payoutsOf(shop.pageId)).map((paid) => paid.amount_minor)).toEqual(['4456', '4456']);
});
