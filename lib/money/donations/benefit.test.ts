import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCharity, aDonation, aDonor } from '@/db/testing/donations';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { issueReceipt } from './issue-receipt';
import { myDonations, receiptOf } from './queries';
import { sayBenefit } from './say-benefit';
import { voidReceipt } from './void-receipt';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const usd = (minor: bigint) => money(minor, 'USD');

async function aGift() {
  const [charity, donor] = [await aCharity(), await aDonor()];
  const { orderId } = await aDonation(donor, charity.pageId);
  const receipt = async () => {
    const issued = await issueReceipt(donor.actor, { orderId });
    if (!issued.ok) throw new Error(issued.code);
    const read = await receiptOf(donor.actor, issued.value);
    if (!read) throw new Error('none');
    return read;
  };
  return { ...charity, donor, orderId, receipt, value: (minor: bigint) => ({ orderId, value: usd(minor) }) };
}

test('what a donor got for it is said by the charity alone, before a receipt, and is never more than what was given', async () => {
  const { owner, donor, orderId, value, receipt } = await aGift();
  for (const actor of [donor.actor, await aPerson()])
    expect(await sayBenefit(actor, value(5_00n))).toEqual({ ok: false, code: 'not_found' });
  expect(await sayBenefit(owner, value(20_01n))).toMatchObject({ code: 'benefit_too_much' });
  expect(await sayBenefit(owner, value(8_00n))).toMatchObject({ ok: true });
  expect(await sayBenefit(owner, value(5_00n))).toMatchObject({ ok: true });
  expect(await myDonations(donor.actor)).toMatchObject([{ orderId, benefit: usd(5_00n) }]);
  const issued = await receipt();
  expect(issued).toMatchObject({ kind: 'benefit', total: usd(20_00n), benefit: usd(5_00n), number: 1 });
  expect(await sayBenefit(owner, value(1_00n))).toMatchObject({ code: 'benefit_receipted' });
  await expect(
    ownerDb().execute(sql`update money.donation_receipt set benefit_minor = 1 where id = ${toUuid(issued.id)}::uuid`),
  ).rejects.toThrow();
  await voidReceipt(owner, issued.id, 'wrong');
  expect(await sayBenefit(owner, { orderId, value: null })).toMatchObject({ ok: true });
  expect(await receipt()).toMatchObject({ kind: 'single', benefit: usd(0n), replaces: { number: 1 } });
});

test('its receipt says what of it is left after money went back, and it is in none of a year', async () => {
  const { pageId, owner, donor, orderId, value, receipt } = await aGift();
  await aDonation(donor, pageId, { givenMinor: '3000' });
  await sayBenefit(owner, value(18_00n));
  const year = new Date().getUTCFullYear();
  const yearly = await issueReceipt(donor.actor, { pageId, currency: 'USD', year });
  expect(yearly.ok && (await receiptOf(donor.actor, yearly.value))).toMatchObject({
    kind: 'yearly',
    total: usd(30_00n),
  });
  const amount = usd(5_00n);
  await refundOrder(owner, { orderId, key: `back-${newId('txn')}`, amount, reason: '', back: {} });
  expect(await receipt()).toMatchObject({ kind: 'benefit', total: usd(15_00n), benefit: usd(15_00n) });
});

test('a receipt without a benefit says none, and one with it cannot stand as another kind', async () => {
  const { receipt } = await aGift();
  const { id } = await receipt();
  const as = (kind: string, benefit: number) =>
    ownerDb().execute(sql`insert into money.donation_receipt
      (id, owner, page_id, year, number, kind, currency, total_minor, benefit_minor, anchor_id, legal_name, registration, country)
      select gen_random_uuid(), owner, page_id, year, number + 100, ${kind}, currency, total_minor, ${benefit}, anchor_id, legal_name, registration, country
      from money.donation_receipt where id = ${toUuid(id)}::uuid`);
  for (const [kind, benefit] of [
    ['single', 1],
    ['benefit', 0],
    ['benefit', 20_01],
  ] as const)
    await expect(as(kind, benefit)).rejects.toMatchObject({ cause: { constraint_name: 'donation_receipt_benefit' } });
  await as('benefit', 20_00);
});
