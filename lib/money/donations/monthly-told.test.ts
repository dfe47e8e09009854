import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCharity, aDonation, aDonor, letBeDue, wells } from '@/db/testing/donations';
import { jobsOf } from '@/db/testing/jobs';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { listMailbox } from '@/lib/platform/mailbox';
import { askCharity } from '@/lib/shop/charities/ask-charity';
import { decideCharity } from '@/lib/shop/charities/decide-charity';
import { endByMail } from './end-by-mail';
import { endToken } from './end-token';
import { giveMonthly } from './give-monthly';
import { mailMonth } from './mail-month';
import { myDonations, myMonthly } from './queries';
import { tellMonthly } from './tell-monthly';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** Somebody who gives monthly, whose next month comes in so many hours. */
async function aMonthly(hours: number) {
  const [{ pageId, owner }, donor] = [await aCharity(), await aDonor()];
  await aDonation(donor, pageId, { rhythm: 'monthly' });
  const [monthly] = await myMonthly(donor.actor);
  if (!monthly) throw new Error('none');
  await isIn(monthly.id, hours);
  const now = async () => (await myMonthly(donor.actor))[0];
  const jobs = () => jobsOf('money:mail-month', toUuid(monthly.id));
  const mails = async () =>
    (await listMailbox(donor.actor.email)).filter(({ html }) => html.includes('/donations/end/'));
  return { pageId, owner, donor, monthly, now, jobs, mails };
}

const isIn = (id: Id<'monthly'>, hours: number) =>
  ownerDb().execute(
    sql`update money.monthly_donation set next_at = clock_timestamp() + make_interval(hours => ${hours}) where id = ${toUuid(id)}::uuid`,
  );

describe('before a month of a monthly donation is taken', () => {
  test('its donor is told three days before, once, whoever asks how often', async () => {
    const { monthly, now, jobs } = await aMonthly(80);
    await tellMonthly();
    expect(await jobs()).toBe(0);
    await isIn(monthly.id, 72);
    await Promise.all([tellMonthly(), tellMonthly(), tellMonthly()]);
    await tellMonthly();
    expect(await jobs()).toBe(1);
    // That a mail was asked for tells nobody anything: what was sent does.
    expect((await now())?.toldMonth).toBe(null);
    await mailMonth({ monthly: monthly.id, month: monthly.month });
    expect((await now())?.toldMonth).toBe(monthly.month);
  });

  test('and what nobody was told of in time is not taken, but three days later', async () => {
    const { donor, monthly, now, jobs } = await aMonthly(-1);
    await giveMonthly();
    expect(await myDonations(donor.actor)).toHaveLength(1);
    await tellMonthly();
    await giveMonthly();
    expect(await jobs()).toBe(1);
    // Its mail is late: the month waits for it, and three days more.
    await isIn(monthly.id, -100);
    await giveMonthly();
    await mailMonth({ monthly: monthly.id, month: monthly.month });
    await giveMonthly();
    expect(await myDonations(donor.actor)).toHaveLength(1);
    expect((await now())?.nextAt.getTime()).toBeGreaterThan(Date.now() + 71 * 3_600_000);
    await letBeDue(monthly.id);
    await giveMonthly();
    expect(await myDonations(donor.actor)).toHaveLength(2);
  });

  test('nobody is told while its charity is looked at anew, and the month waits until that is done', async () => {
    const { pageId, owner, donor, monthly, now, jobs, mails } = await aMonthly(72);
    const other = { ...wells, legalName: 'Wells for all' };
    await askCharity(owner, { page: pageId, ...other });
    await tellMonthly();
    await mailMonth({ monthly: monthly.id, month: monthly.month });
    await isIn(monthly.id, -1);
    await giveMonthly();
    expect([await jobs(), await mails(), await now()]).toMatchObject([0, [], { toldMonth: null, tries: 0 }]);
    await decideCharity(await aPerson({ operator: true }), {
      ...{ page: pageId, ...other, verdict: 'verified', statement: '' },
    });
    await tellMonthly();
    await giveMonthly();
    expect(await jobs()).toBe(1);
    expect(await myDonations(donor.actor)).toHaveLength(1);
  });

  test('the mail is one however often its job runs, says day and sum, and is none for what ended', async () => {
    const { monthly, donor, mails } = await aMonthly(72);
    const about = { monthly: monthly.id, month: monthly.month };
    await mailMonth({ ...about, month: '2020-01' });
    expect(await mails()).toEqual([]);
    await mailMonth(about);
    await mailMonth(about);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.subject).toContain('$20.00');
    expect(mail?.text).toContain(`/donations/end/${monthly.id}/${endToken(monthly.id)}`);
    expect(await endByMail({ monthlyId: monthly.id, token: endToken(newId('monthly')) })).toMatchObject({ ok: false });
    expect(await endByMail({ monthlyId: monthly.id, token: endToken(monthly.id) })).toMatchObject({ ok: true });
    expect((await myMonthly(donor.actor))[0]).toMatchObject({ state: 'ended', endedBy: 'donor' });
    expect(await endByMail({ monthlyId: monthly.id, token: endToken(monthly.id) })).toMatchObject({ ok: false });
    const ended = await aMonthly(72);
    await endByMail({ monthlyId: ended.monthly.id, token: endToken(ended.monthly.id) });
    await mailMonth({ monthly: ended.monthly.id, month: ended.monthly.month });
    expect(await ended.mails()).toEqual([]);
  });
});
