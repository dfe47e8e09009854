import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { shopDb } from '@/db/client/shop';
import { aCharity, aDonation, aDonor, gives, letBeDue, letBeLongAgo } from '@/db/testing/donations';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { blockPerson } from '@/db/testing/sharing';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { totalsAt } from '@/lib/money/donations/fundraisers/queries';
import { giveMonthly } from '@/lib/money/donations/give-monthly';
import { publicTotalsAt } from '@/lib/money/donations/public/queries';
import { myDonations, myMonthly, totalOf } from '@/lib/money/donations/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { askCharity } from '@/lib/shop/charities/ask-charity';
import { changeFundraiser } from '@/lib/shop/fundraisers/change-fundraiser';
import { endForCharity } from '@/lib/shop/fundraisers/end-for-charity';
import { endFundraiser } from '@/lib/shop/fundraisers/end-fundraiser';
import { makeFundraiser } from '@/lib/shop/fundraisers/make-fundraiser';
import { endOfDay } from '@/lib/shop/fundraisers/model';
import { fundraiserAt, myFundraisers, runningFor } from '@/lib/shop/fundraisers/queries';
import { MakeFundraiser } from '@/lib/shop/fundraisers/schema';
import { report } from '../reports/report';
import { answerAppeal } from './answer-appeal';
import { appeal } from './appeal';
import { decide } from './decide';
import { lookAt } from './reported';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const usd = (minor: bigint) => money(minor, 'USD');
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** A charity with somebody who gathers for it, and somebody who gives. */
async function aFundraiser(part: Partial<MakeFundraiser> = {}) {
  const [charity, organiser, donor] = [await aCharity(), await aPerson({ name: 'Gathering Person' }), await aDonor()];
  const id = newId('fundraiser');
  const said = { id, page: charity.pageId, title: 'Thirty wells', story: 'For my birthday.', currency: 'USD' as const };
  const make = (actor: PersonActor, more: Partial<MakeFundraiser> = {}) =>
    makeFundraiser(actor, { ...said, goal: usd(100_00n), until: inDays(9), ...part, ...more });
  expect(await make(organiser)).toMatchObject({ ok: true });
  const [row] = await ownerDb().execute<{ handle: string }>(
    sql`select handle from shop.page where id = ${toUuid(charity.pageId)}::uuid`,
  );
  const handle = row?.handle ?? '';
  return {
    ...charity,
    organiser,
    donor,
    id,
    said,
    make,
    handle,
    seen: (by: PersonActor) => fundraiserAt(by, handle, id),
  };
}

const at = async (id: Id<'fundraiser'>) => (await totalsAt([{ id, currency: 'USD' }]))(id);
const over = { ok: false, code: 'fundraiser_over' };

describe('a fundraiser', () => {
  test('is made for a verified charity, once for each tap, and changed and ended by nobody else', async () => {
    const { pageId, owner, organiser, id, said, make, seen } = await aFundraiser();
    const stranger = await aPerson();
    expect(await make(organiser)).toMatchObject({ ok: true });
    expect(await make(stranger).catch(() => null)).toBe(null);
    expect(await make(organiser, { id: newId('fundraiser'), currency: 'EUR' })).toMatchObject({ code: 'not_found' });
    expect(await make(organiser, { id: newId('fundraiser'), page: newId('page') })).toMatchObject({
      code: 'not_found',
    });
    expect(await myFundraisers(organiser)).toHaveLength(1);
    expect((await runningFor(stranger, pageId)).map((one) => one.id)).toEqual([id]);
    const other = { ...said, title: 'Forty wells', goal: null };
    expect(await changeFundraiser(stranger, other)).toMatchObject({ ok: false });
    expect(await changeFundraiser(owner, other)).toMatchObject({ ok: false });
    expect(await changeFundraiser(organiser, { ...other, currency: 'EUR' })).toMatchObject({ ok: false });
    expect(await changeFundraiser(organiser, other)).toMatchObject({ ok: true });
    expect(await seen(stranger)).toMatchObject({ title: 'Forty wells', goal: null, state: 'running' });
    expect(await fundraiserAt(stranger, 'somewhere-else', id)).toBe(null);
    expect(await endFundraiser(stranger, { id })).toMatchObject({ ok: false });
    expect(await endForCharity(stranger, { id, page: pageId })).toMatchObject({ code: 'not_found' });
    expect(await endFundraiser(organiser, { id })).toMatchObject({ ok: true });
    expect(await changeFundraiser(organiser, other)).toMatchObject({ ok: false });
    expect(await runningFor(stranger, pageId)).toEqual([]);
  });

  test('counts what was given at it and not elsewhere, less what went back; everybody is told yesterday’s', async () => {
    const { pageId, owner, organiser, donor, id } = await aFundraiser();
    const named = await aDonor();
    const { orderId } = await aDonation(donor, pageId, { fundraiserId: id });
    await aDonation(named, pageId, { fundraiserId: id, shown: true, givenMinor: '3000' });
    await aDonation(donor, pageId, { shown: true });
    expect(await at(id)).toEqual(usd(50_00n));
    expect(await totalOf({ pageId, currency: 'USD' })).toEqual(usd(70_00n));
    const amount = usd(5_00n);
    await refundOrder(owner, { orderId, key: `back-${newId('txn')}`, amount, reason: '', back: {} });
    expect(await at(id)).toEqual(usd(45_00n));
    const told = async () => (await publicTotalsAt([{ id, currency: 'USD' }]))(id);
    expect(await told()).toEqual(usd(0n));
    await letBeLongAgo(pageId);
    expect(await told()).toEqual(usd(45_00n));
    // Whoever gathers is the donor of nothing, and the charity's order is not hers.
    expect(await myDonations(organiser)).toEqual([]);
  });

  test('takes nothing once it ended, its time is over, its charity is none any more or is another, and says so', async () => {
    const { pageId, owner, donor, id, seen } = await aFundraiser();
    const there = { fundraiserId: id };
    const other = await aCharity();
    expect(await gives(donor, other.pageId, there)).toEqual(over);
    expect(await gives(donor, pageId, { fundraiserId: newId('fundraiser') })).toEqual(over);
    await ownerDb().execute(
      sql`update shop.fundraiser set created_at = now() - interval '9 days', ends_at = now() - interval '1 second' where id = ${toUuid(id)}::uuid`,
    );
    expect(await gives(donor, pageId, there)).toEqual(over);
    expect((await seen(donor.actor))?.state).toBe('ended');
    const next = await aFundraiser();
    expect(await endForCharity(owner, { id: next.id, page: pageId })).toMatchObject({ ok: false });
    expect(await endForCharity(next.owner, { id: next.id, page: next.pageId })).toMatchObject({ ok: true });
    expect(await gives(next.donor, next.pageId, { fundraiserId: next.id })).toEqual(over);
    expect(await gives(next.donor, next.pageId)).toMatchObject({ ok: true });
    const last = await aFundraiser();
    await askCharity(last.owner, { page: last.pageId, legalName: 'Other', registration: 'X-1', country: 'US' });
    expect(await gives(last.donor, last.pageId, { fundraiserId: last.id })).toMatchObject({ ok: false });
    expect((await last.seen(last.donor.actor))?.state).toBe('closed');
  });

  test('begun monthly at it counts for it while it runs, and goes on for the charity alone', async () => {
    const { pageId, organiser, donor, id } = await aFundraiser();
    await aDonation(donor, pageId, { rhythm: 'monthly', fundraiserId: id });
    const next = async () => {
      const [monthly] = await myMonthly(donor.actor);
      if (!monthly) throw new Error('none');
      await letBeDue(monthly.id);
      await giveMonthly();
      await ownerDb().execute(
        sql`update money.attempt set undo_until = clock_timestamp() - interval '1 second' where state = 'authorized'`,
      );
      await captureDue();
    };
    await next();
    expect(await at(id)).toEqual(usd(40_00n));
    await endFundraiser(organiser, { id });
    await next();
    expect(await at(id)).toEqual(usd(40_00n));
    expect(await totalOf({ pageId, currency: 'USD' })).toEqual(usd(60_00n));
  });

  test('of a decision is away with its words until the appeal is granted, and takes nothing meanwhile', async () => {
    const { pageId, organiser, donor, id, handle, seen } = await aFundraiser();
    const thing = { kind: 'fundraiser' as const, id: toUuid(id), reason: 'scam' as const, words: '' };
    expect(await report(organiser, thing)).toMatchObject({ ok: false });
    expect(await report(donor.actor, thing)).toMatchObject({ ok: true });
    const [operator, another] = [await aPerson({ operator: true }), await aPerson({ operator: true })];
    const looked = await lookAt(operator, { kind: 'fundraiser', subject: toUuid(id) });
    expect(looked?.path).toBe(`/donate/${handle}/for/${id}`);
    const decision = newId('decision');
    const decided = await decide(operator, {
      ...{ kind: 'fundraiser', subject: toUuid(id), decision, measure: 'remove', rule: '2.2' },
      ...{ evidence: 'Nobody knows these wells.', statement: 'It tells what is not so.', days: 7 },
    });
    expect(decided).toMatchObject({ ok: true });
    expect(await seen(donor.actor)).toMatchObject({ state: 'held', title: '', story: '' });
    expect(await seen(organiser)).toMatchObject({ state: 'held', title: 'Thirty wells' });
    expect(await gives(donor, pageId, { fundraiserId: id })).toEqual(over);
    expect(await runningFor(donor.actor, pageId)).toEqual([]);
    const words = 'The wells are in the register.';
    expect(await appeal(organiser, { decision, words })).toMatchObject({ ok: true });
    const answer = { decision, answer: 'You are right about it.', verdict: 'overturned' as const };
    expect(await answerAppeal(another, answer)).toMatchObject({ ok: true });
    expect(await seen(donor.actor)).toMatchObject({ state: 'running', title: 'Thirty wells' });
    expect(await gives(donor, pageId, { fundraiserId: id })).toMatchObject({ ok: true });
  });

  test('is not there for whom she is apart from, and goes with her account; what was given stays', async () => {
    const { pageId, organiser, donor, id, seen } = await aFundraiser();
    const { orderId } = await aDonation(donor, pageId, { fundraiserId: id });
    const blocked = await aPerson();
    await blockPerson(organiser, blocked);
    expect(await seen(blocked)).toBe(null);
    expect(await runningFor(blocked, pageId)).toEqual([]);
    await ownerDb().execute(
      sql`update identity.person set state = 'closed', closed_at = now() where id = ${toUuid(organiser.personId)}::uuid`,
    );
    expect(await seen(donor.actor)).toBe(null);
    expect(await gives(donor, pageId, { fundraiserId: id })).toEqual(over);
    expect((await myDonations(donor.actor)).map((one) => one.orderId)).toEqual([orderId]);
    expect(await totalOf({ pageId, currency: 'USD' })).toEqual(usd(20_00n));
  });
});

test('nothing of a fundraiser is written but by its functions, with limits of its own', async () => {
  const { id, organiser, make } = await aFundraiser();
  const change = sql`update shop.fundraiser set title = 'Mine' where id = ${toUuid(id)}::uuid`;
  for (const ring of [shopDb(), moneyDb()])
    await expect(ring.execute(change)).rejects.toMatchObject({ cause: { code: '42501' } });
  const long = { id: newId('fundraiser'), title: 'x'.repeat(101) };
  await expect(make(organiser, long)).rejects.toMatchObject({ cause: { code: '23514' } });
  await expect(make(organiser, { id: newId('fundraiser'), until: inDays(400) })).rejects.toMatchObject({
    cause: { code: '23514' },
  });
  for (let nth = 1; nth < 20; nth++) await make(organiser, { id: newId('fundraiser') });
  expect(await make(organiser, { id: newId('fundraiser') })).toMatchObject({ code: 'fundraisers_max' });
});

test('a form says an end of a day within a year, a goal in digits of any keyboard, and words within their length', () => {
  const day = (days: number) => inDays(days).toISOString().slice(0, 10);
  const form = {
    ...{
      id: newId('fundraiser'),
      page: newId('page'),
      title: 'Wells',
      story: '',
      currency: 'USD',
      goal: '',
      until: day(3),
    },
  };
  const read = (part: object) => MakeFundraiser.safeParse({ ...form, ...part });
  expect(read({ goal: '٢٥٠' }).data?.goal).toEqual(usd(250_00n));
  expect(read({ until: day(0) }).data?.until).toEqual(endOfDay(day(0)));
  for (const part of [
    ...[
      { until: day(-1) },
      { until: day(367) },
      { until: '2026-02-31x' },
      { until: '' },
      { goal: 'much' },
      { goal: '-1' },
    ],
    ...[{ title: ' ' }, { title: 'x'.repeat(101) }, { story: 'x'.repeat(4001) }, { id: randomUUID() }],
  ])
    expect(read(part).success).toBe(false);
});
