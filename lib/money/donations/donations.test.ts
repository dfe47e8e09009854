import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCharity, aDonation, aDonor, changeCard, gives, letBeDue, wells } from '@/db/testing/donations';
import { jobsOf } from '@/db/testing/jobs';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { askCharity } from '@/lib/shop/charities/ask-charity';
import { decideCharity } from '@/lib/shop/charities/decide-charity';
import { charityOf } from '@/lib/shop/charities/queries';
import { endMonthly } from './end-monthly';
import { giveMonthly } from './give-monthly';
import { issueReceipt } from './issue-receipt';
import { coverOf, isDonation, monthOf } from './model';
import { donationsOfPage, myDonations, myMonthly, receiptOf, receiptsOfPage, totalOf } from './queries';
import { voidReceipt } from './void-receipt';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const usd = (minor: bigint) => money(minor, 'USD');
const total = (pageId: Id<'page'>) => totalOf({ pageId, currency: 'USD' });
const sound = async () => expect((await proveBooks()).differences).toEqual([]);
const givesBack = (owner: Parameters<typeof refundOrder>[0], orderId: Id<'order'>, minor: bigint | null) =>
  refundOrder(owner, {
    orderId,
    key: `back-${newId('txn')}`,
    ...(minor && { amount: usd(minor) }),
    reason: '',
    back: {},
  });
const verifies = async (owner: PersonActor, page: Id<'page'>, said: typeof wells) => {
  await askCharity(owner, { page, ...said });
  const decided = { page, ...said, verdict: 'verified' as const, statement: '' };
  expect(await decideCharity(await aPerson({ operator: true }), decided)).toMatchObject({ ok: true });
};
const receipt = async (
  actor: Awaited<ReturnType<typeof aDonor>>['actor'],
  input: Parameters<typeof issueReceipt>[1],
) => {
  const issued = await issueReceipt(actor, input);
  return issued.ok ? receiptOf(actor, issued.value) : null;
};

describe('a donation', () => {
  test('is taken after the undo time, counts for its charity, and the books are sound', async () => {
    const [{ pageId, owner }, donor] = [await aCharity(), await aDonor()];
    const cover = coverOf(usd(20_00n)).amount;
    const { orderId } = await aDonation(donor, pageId, { coverMinor: cover.toString() });
    const order = await orderForBuyer(donor.actor, orderId);
    expect(order).toMatchObject({ state: 'delivered', total: usd(20_00n + cover) });
    expect(order && isDonation(order)).toBe(true);
    expect(await total(pageId)).toEqual(usd(20_00n + cover));
    expect(await donationsOfPage(owner, pageId)).toMatchObject([{ orderId, given: usd(20_00n), cover: usd(cover) }]);
    expect(await donationsOfPage(await aPerson(), pageId)).toEqual([]);
    await sound();
    expect(await givesBack(owner, orderId, null)).toMatchObject({ ok: true });
    expect(await total(pageId)).toEqual(usd(0n));
    await sound();
  });

  test('is given to verified charities alone: not before, not after, and not when she says something else', async () => {
    const donor = await aDonor();
    const { pageId, seller } = await aShop({ stocks: [] });
    expect(await gives(donor, pageId)).toMatchObject({ ok: false, code: 'not_found' });
    const asks = { page: pageId, legalName: 'Wells', registration: 'N-1', country: 'US' };
    await askCharity(seller, asks);
    const operator = await aPerson({ operator: true });
    const says = (actor: typeof seller, read: object = {}, verdict: 'verified' | 'refused' = 'verified') =>
      decideCharity(actor, { ...asks, ...read, verdict, statement: 'Not in the register' });
    expect(await says(seller)).toMatchObject({ ok: false });
    for (const read of [{ legalName: 'Other' }, { registration: 'N-2' }, { country: 'CA' }])
      expect(await says(operator, read)).toMatchObject({ ok: false });
    expect(await gives(donor, pageId)).toMatchObject({ ok: false, code: 'not_found' });
    expect(await says(operator)).toMatchObject({ ok: true });
    expect(await gives(donor, pageId)).toMatchObject({ ok: true });
    await askCharity(seller, { ...asks, registration: 'N-3' });
    expect(await charityOf(pageId)).toBe(null);
    expect(await gives(donor, pageId)).toMatchObject({ ok: false, code: 'not_found' });
  });

  test('never takes more for fees than was said, and refuses amounts nobody can be charged', async () => {
    const [{ pageId }, donor] = [await aCharity(), await aDonor()];
    const cover = coverOf(usd(20_00n)).amount;
    expect(await gives(donor, pageId, { coverMinor: (cover - 1n).toString() })).toMatchObject({
      code: 'price_changed',
    });
    expect(await gives(donor, pageId, { givenMinor: '99' })).toMatchObject({ code: 'too_little' });
    expect(await gives(donor, pageId, { currency: 'EUR' })).toMatchObject({ code: 'bad_amount' });
    const more = await gives(donor, pageId, { coverMinor: '99999' });
    expect(more.ok && (await orderForBuyer(donor.actor, more.value.orderId))?.total).toEqual(usd(20_00n + cover));
  });

  test('answers the same tap the same, and can be undone', async () => {
    const [{ pageId }, donor] = [await aCharity(), await aDonor()];
    const key = `give-${newId('txn')}`;
    const [first, again] = [await gives(donor, pageId, { key }), await gives(donor, pageId, { key })];
    expect(first.ok && again.ok && again.value.orderId === first.value.orderId).toBe(true);
    if (first.ok) expect(await undoPurchase(donor.actor, first.value.purchaseId)).toMatchObject({ ok: true });
    expect(await total(pageId)).toEqual(usd(0n));
    expect(await myDonations(donor.actor)).toHaveLength(1);
  });
});

describe('a receipt', () => {
  test('is one for each donation, void once something goes back, and issued anew for what is left', async () => {
    const [{ pageId, owner }, donor] = [await aCharity(), await aDonor()];
    const { orderId } = await aDonation(donor, pageId);
    const first = await receipt(donor.actor, { orderId });
    expect(first).toMatchObject({ number: 1, kind: 'single', total: usd(20_00n), donor: 'Giving Person', void: null });
    expect(await receipt(donor.actor, { orderId })).toEqual(first);
    expect(await issueReceipt(await aPerson(), { orderId })).toMatchObject({ ok: false });
    expect(await receiptOf(await aPerson(), first?.id ?? newId('donationReceipt'))).toBe(null);
    await givesBack(owner, orderId, 5_00n);
    expect(first && (await receiptOf(donor.actor, first.id))).toMatchObject({ void: { reason: 'refunded' } });
    const second = await receipt(donor.actor, { orderId });
    expect(second).toMatchObject({ number: 2, total: usd(15_00n), replaces: { number: 1 } });
    expect(await voidReceipt(await aPerson(), second?.id ?? newId('donationReceipt'), 'wrong')).toMatchObject({
      ok: false,
    });
    expect(await voidReceipt(owner, second?.id ?? newId('donationReceipt'), 'wrong')).toMatchObject({ ok: true });
    await givesBack(owner, orderId, null);
    expect(await issueReceipt(donor.actor, { orderId })).toEqual({ ok: false, code: 'nothing_to_receipt' });
  });

  test('of a year holds what is in no other, and their sums are the donations', async () => {
    const [{ pageId }, donor] = [await aCharity(), await aDonor()];
    const one = await aDonation(donor, pageId);
    await aDonation(donor, pageId, { givenMinor: '3000' });
    await aDonation(donor, pageId, { givenMinor: '500' });
    const year = new Date().getUTCFullYear();
    const single = await receipt(donor.actor, { orderId: one.orderId });
    const yearly = await receipt(donor.actor, { pageId, currency: 'USD', year });
    expect(yearly).toMatchObject({ kind: 'yearly', number: 2, total: usd(35_00n) });
    expect((single?.total.amount ?? 0n) + (yearly?.total.amount ?? 0n)).toBe((await total(pageId)).amount);
    expect(await issueReceipt(donor.actor, { pageId, currency: 'USD', year })).toMatchObject({ ok: false });
    await expect(
      ownerDb().execute(
        sql`insert into money.donation_receipted values (${toUuid(one.orderId)}::uuid, ${toUuid(yearly?.id ?? newId('donationReceipt'))}::uuid)`,
      ),
    ).rejects.toThrow();
  });

  test('names the charity that was given to, whatever its page says of itself since, and a year of two is two', async () => {
    const [{ pageId, owner }, donor] = [await aCharity(), await aDonor()];
    const { orderId } = await aDonation(donor, pageId);
    const other = { ...wells, legalName: 'Someone Else', registration: 'CH-9' };
    await askCharity(owner, { page: pageId, ...other });
    const first = await receipt(donor.actor, { orderId });
    expect(first?.charity).toEqual(wells);
    await voidReceipt(owner, first?.id ?? newId('donationReceipt'), 'wrong');
    await verifies(owner, pageId, other);
    await aDonation(donor, pageId, { givenMinor: '3000' });
    const ofYear = { pageId, currency: 'USD' as const, year: new Date().getUTCFullYear() };
    const form = { ...ofYear, receiptId: newId('donationReceipt') };
    const one = await receipt(donor.actor, form);
    expect(one).toMatchObject({ id: form.receiptId, charity: wells, total: usd(20_00n) });
    expect(await receipt(donor.actor, form)).toEqual(one);
    expect(await issueReceipt(await aPerson(), form)).toMatchObject({ code: 'nothing_to_receipt' });
    expect(await receipt(donor.actor, ofYear)).toMatchObject({ charity: other, total: usd(30_00n) });
  });

  test('is void for a reason that somebody may say, and no other', async () => {
    const [{ pageId, owner }, donor] = [await aCharity(), await aDonor()];
    const { orderId } = await aDonation(donor, pageId);
    const issued = await receipt(donor.actor, { orderId });
    const says = (reason: string) => voidReceipt(owner, issued?.id ?? newId('donationReceipt'), reason as 'wrong');
    for (const reason of ['refunded', 'disputed']) expect(await says(reason)).toMatchObject({ ok: false });
    expect(await says('asked')).toMatchObject({ ok: true });
  });

  test('has the next number without a hole, whatever sixteen ask at once', async () => {
    const { pageId, owner } = await aCharity();
    const donor = await aDonor();
    const given = [];
    for (let nth = 0; nth < 8; nth++) given.push(await aDonation(donor, pageId));
    // Each is asked for twice, and refused ones take no number.
    const asked = [...given, ...given].map(({ orderId }) => issueReceipt(donor.actor, { orderId }));
    await Promise.all([...asked, issueReceipt(donor.actor, { orderId: newId('order') })]);
    const numbers = (await receiptsOfPage(owner, pageId)).map((one) => one.number).sort((a, b) => a - b);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('is changed and deleted by nobody', async () => {
    const [{ pageId }, donor] = [await aCharity(), await aDonor()];
    const { orderId } = await aDonation(donor, pageId);
    await receipt(donor.actor, { orderId });
    for (const change of [
      sql`update money.donation_receipt set number = 9`,
      sql`update money.donation_receipt_part set amount_minor = 1`,
      sql`truncate money.donation_void`,
    ])
      await expect(ownerDb().execute(change)).rejects.toThrow();
  });
});

describe('a monthly donation', () => {
  const monthly = async (donor: Awaited<ReturnType<typeof aDonor>>) => (await myMonthly(donor.actor))[0];
  const after = async () => {
    await ownerDb().execute(
      sql`update money.attempt set undo_until = clock_timestamp() - interval '1 second' where state = 'authorized'`,
    );
    await captureDue();
  };

  test('begins with the first one, and is given once each month, whoever asks how often', async () => {
    const [{ pageId }, donor] = [await aCharity(), await aDonor()];
    await aDonation(donor, pageId, { rhythm: 'monthly' });
    const begun = await monthly(donor);
    expect(begun).toMatchObject({ state: 'active', tries: 0 });
    expect(begun && begun.month > monthOf(new Date())).toBe(true);
    await giveMonthly();
    expect(await myDonations(donor.actor)).toHaveLength(1);
    if (!begun) throw new Error('none');
    await letBeDue(begun.id);
    await Promise.all([giveMonthly(), giveMonthly()]);
    // A month that is held can be taken back, and says so; what is taken says nothing.
    expect((await myDonations(donor.actor)).map((one) => one.orderId)).toContain((await monthly(donor))?.held);
    await letBeDue(begun.id);
    await giveMonthly();
    await after();
    expect(await total(pageId)).toEqual(usd(40_00n));
    expect((await monthly(donor))?.held).toBe(null);
    expect((await monthly(donor))?.month).not.toBe(begun.month);
    await sound();
    expect(await endMonthly(await aPerson(), begun.id)).toMatchObject({ ok: false });
    expect(await endMonthly(donor.actor, begun.id)).toMatchObject({ ok: true });
    await letBeDue(begun.id);
    await giveMonthly();
    expect(await myDonations(donor.actor)).toHaveLength(2);
  });

  test('that is declined is told and tried three times, and then it is over', async () => {
    const [{ pageId }, donor] = [await aCharity(), await aDonor()];
    await aDonation(donor, pageId, { rhythm: 'monthly' });
    const begun = await monthly(donor);
    if (!begun) throw new Error('none');
    // Her bank wants to ask her, and nobody is there.
    await changeCard(donor, 'pm_card_authenticationRequired');
    for (let nth = 1; nth <= 3; nth++) {
      await letBeDue(begun.id);
      await giveMonthly();
      expect(await monthly(donor)).toMatchObject({ tries: nth, state: nth < 3 ? 'active' : 'ended' });
    }
    expect(await monthly(donor)).toMatchObject({ endedBy: 'tries', problem: 'authentication_failed' });
    expect(await jobsOf('money:mail-monthly', toUuid(begun.id))).toBe(3);
    expect(await total(pageId)).toEqual(usd(20_00n));
  });

  test('that is undone at first, or whose charity is one no longer, does not go on', async () => {
    const [{ pageId, owner }, donor, other] = [await aCharity(), await aDonor(), await aDonor()];
    const undone = await gives(donor, pageId, { rhythm: 'monthly' });
    if (undone.ok) await undoPurchase(donor.actor, undone.value.purchaseId);
    expect(await monthly(donor)).toMatchObject({ state: 'ended', endedBy: 'first' });
    await aDonation(other, pageId, { rhythm: 'monthly' });
    const begun = await monthly(other);
    if (!begun) throw new Error('none');
    await verifies(owner, pageId, { legalName: 'Other', registration: 'CH-1', country: 'US' });
    expect(await monthly(other)).toMatchObject({ state: 'active' });
    await askCharity(owner, { page: pageId, ...wells });
    await letBeDue(begun.id);
    await giveMonthly();
    // While it is looked at, a month waits.
    expect(await monthly(other)).toMatchObject({ state: 'active', tries: 0 });
    await verifies(owner, pageId, { ...wells, registration: 'CH-2' });
    expect(await jobsOf('money:mail-monthly', toUuid(begun.id))).toBe(1);
    expect(await monthly(other)).toMatchObject({ state: 'ended', endedBy: 'charity' });
  });
});
