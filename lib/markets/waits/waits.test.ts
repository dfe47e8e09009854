import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { aGuest, aPerson } from '@/db/testing/a-person';
import { jobsOf, secondsToJob } from '@/db/testing/jobs';
import { setRule } from '@/db/testing/rules';
import { ownerDb } from '@/db/testing/world';
import { endAccount, holdPerson } from '@/lib/identity/accounts/end-account';
import type { PersonActor } from '@/lib/identity/actor/model';
import { answerProposal } from '@/lib/identity/proposals/answer-proposal';
import { fromUuid, newId, toUuid } from '@/lib/kernel/ids';
import { listMailbox } from '@/lib/platform/mailbox';
import { proposeChange } from '../propose-change';
import { ProposeChange } from '../schema';
import { confirmWait, stopWait } from './answer-link';
import { askToBeTold } from './ask-to-be-told';
import { mailWait } from './mail-wait';
import { myWaits, waitOfLink } from './queries';
import { openAddress } from './seal-address';
import { stopWaiting } from './stop-waiting';
import { sweepWaits } from './sweep-waits';
import { tellOpened } from './tell-opened';

const done = { ok: true, value: null };
const network = () => newId('mail');
const anEmail = () => `v-${newId('mail')}@example.com`;
const mailsTo = async (email: string) => (await listMailbox(email)).map(({ subject, text }) => ({ subject, text }));
const tokenIn = (text: string | undefined) => /token=([\w-]{27})/.exec(text ?? '')?.[1] ?? '';

const closedNow = (actor: PersonActor) =>
  identityDb().transaction(async (tx) => {
    await holdPerson(tx, actor.personId);
    await endAccount(tx, actor, actor.personId, null);
  });

type Row = { id: string; email: string | null; confirmed_at: Date | null };
const rowsIn = (country: string) =>
  ownerDb().execute<Row>(
    sql`select id, email, confirmed_at from identity.market_wait where country = ${country} order by at`,
  );

/** A visitor who asked, with what is stored of her and the link she was mailed. */
async function aVisitor(country: string) {
  const email = anEmail();
  const asked = await askToBeTold(aGuest, { country, capability: 'buy', email }, network());
  expect(asked).toEqual({ ok: true, value: { confirm: true } });
  const row = (await rowsIn(country)).at(-1);
  if (!row?.email) throw new Error('nothing is stored');
  const id = fromUuid('wait', row.id);
  expect(await jobsOf('identity:mail-wait', row.id)).toBe(1);
  await mailWait(id);
  return { email, id, sealed: row.email, token: tokenIn((await mailsTo(email))[0]?.text) };
}

describe('whoever waits for a country', () => {
  it('as a person is told by a notice, once, and it is forgotten that she waited', async () => {
    const amina = await aPerson();
    for (let times = 0; times < 2; times++)
      expect(await askToBeTold(amina, { country: 'SE', capability: 'buy' }, network())).toMatchObject({ ok: true });
    expect([await myWaits(amina, 'SE'), await myWaits(await aPerson(), 'SE')]).toEqual([['buy'], []]);
    await tellOpened('SE', 'buy');
    expect(await myWaits(amina, 'SE')).toEqual(['buy']);
    await setRule('SE', 'buy', 'open');
    for (let times = 0; times < 2; times++) await tellOpened('SE', 'buy');
    const notices = await ownerDb().execute<{ kind: string }>(
      sql`select kind from social.notice where person_id = ${toUuid(amina.personId)}::uuid`,
    );
    expect([...notices]).toEqual([{ kind: 'country_opened' }]);
    expect(await myWaits(amina, 'SE')).toEqual([]);
    expect(await askToBeTold(amina, { country: 'SE', capability: 'buy' }, network())).toMatchObject({
      code: 'open_already',
    });
  });

  it('as a person stops when she wants', async () => {
    const amina = await aPerson();
    await askToBeTold(amina, { country: 'NO', capability: 'send' }, network());
    await stopWaiting(await aPerson(), { country: 'NO', capability: 'send' });
    expect(await myWaits(amina, 'NO')).toEqual(['send']);
    await stopWaiting(amina, { country: 'NO', capability: 'send' });
    expect(await myWaits(amina, 'NO')).toEqual([]);
  });

  it('as a visitor leaves a sealed address, confirms it by its link, is told by one mail, and is forgotten with her key', async () => {
    const { email, id, sealed, token } = await aVisitor('FI');
    expect(sealed).not.toContain('example.com');
    expect(await openAddress(id, sealed)).toBe(email);
    await setRule('FI', 'buy', 'open');
    await tellOpened('FI', 'buy');
    expect(await mailsTo(email)).toHaveLength(1);
    expect(await waitOfLink(aGuest, token)).toEqual({ country: 'FI', capability: 'buy', confirmed: false });
    for (let times = 0; times < 2; times++) expect(await confirmWait(aGuest, { token })).toEqual(done);
    for (let times = 0; times < 2; times++) await tellOpened('FI', 'buy');
    expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
      'Open now: Buying, Finland',
      'Confirm that we may tell you',
    ]);
    expect([...(await rowsIn('FI'))]).toEqual([]);
    expect(await openAddress(id, sealed)).toBeNull();
    expect(await waitOfLink(aGuest, token)).toBeNull();
  });

  it('as a visitor is forgotten when the account that proved the same address is closed, and by no other', async () => {
    const { email, id, sealed } = await aVisitor('PT');
    const [unproven, hers] = [await aPerson({ email, verified: false }), anEmail()];
    await closedNow(unproven);
    expect(await rowsIn('PT')).toHaveLength(1);
    await closedNow(await aPerson({ email: hers }));
    expect(await openAddress(id, sealed)).toBe(email);
    await closedNow(await aPerson({ email: email.toUpperCase() }));
    expect(await rowsIn('PT')).toHaveLength(0);
    expect(await openAddress(id, sealed)).toBeNull();
  });

  it('as a visitor is one, however often her address is typed, and whoever types it learns nothing', async () => {
    const { email, token } = await aVisitor('DK');
    expect(await confirmWait(aGuest, { token })).toEqual(done);
    const again = await askToBeTold(
      aGuest,
      { country: 'DK', capability: 'buy', email: email.toUpperCase() },
      network(),
    );
    expect(again).toEqual({ ok: true, value: { confirm: true } });
    expect(await rowsIn('DK')).toHaveLength(1);
    await askToBeTold({ ...aGuest, locale: 'ar' }, { country: 'DK', capability: 'buy', email }, network());
    const spoken = await ownerDb().execute(sql`select locale from identity.market_wait where country = 'DK'`);
    expect([...spoken]).toEqual([{ locale: 'en' }]);
    expect(await askToBeTold(aGuest, { country: 'DK', capability: 'buy' }, network())).toMatchObject({
      code: 'required',
    });
  });

  it('as a visitor is told at once when it opened while the link lay in her mailbox', async () => {
    const { token } = await aVisitor('EE');
    await setRule('EE', 'buy', 'open');
    expect(await confirmWait(aGuest, { token })).toEqual(done);
    expect(await secondsToJob('identity:tell-opened', 'EE')).toBeLessThan(5);
  });

  it('as a visitor is forgotten by her link, or after two days without it', async () => {
    const [stopped, silent] = [await aVisitor('IS'), await aVisitor('IS')];
    expect(await stopWait(aGuest, { token: stopped.token })).toEqual(done);
    expect(await stopWait(aGuest, { token: stopped.token })).toEqual({ ok: false, code: 'link_over' });
    expect(await openAddress(stopped.id, stopped.sealed)).toBeNull();
    await sweepWaits();
    expect(await rowsIn('IS')).toHaveLength(1);
    await ownerDb().execute(sql`update identity.market_wait set at = at - interval '3 days' where country = 'IS'`);
    await sweepWaits();
    expect(await rowsIn('IS')).toHaveLength(0);
    expect(await openAddress(silent.id, silent.sealed)).toBeNull();
  });

  it('is told only after the minute in which the opening can be taken back', async () => {
    const [one, other] = await Promise.all([aPerson({ operator: true }), aPerson({ operator: true })]);
    const change = { country: 'LU', capabilities: ['buy'], state: 'open', reason: 'Checked.' };
    const input = ProposeChange.parse({ proposal: newId('proposal'), ...change });
    expect(await proposeChange(one, input)).toEqual(done);
    expect(await answerProposal(other, { proposal: input.proposal, verdict: 'approved' })).toEqual(done);
    expect(await secondsToJob('identity:tell-opened', 'LU')).toBeGreaterThan(60 - 30);
  });
});
