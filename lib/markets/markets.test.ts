import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { ageProof, aPerson } from '@/db/testing/a-person';
import { setRule } from '@/db/testing/rules';
import { aGuest, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { listAudit } from '@/lib/identity/operations/queries';
import { answerProposal } from '@/lib/identity/proposals/answer-proposal';
import { undoProposal } from '@/lib/identity/proposals/undo-proposal';
import { withdrawProposal } from '@/lib/identity/proposals/withdraw-proposal';
import { countries } from '@/lib/kernel/countries';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { listChanges, ruleHistory } from './changes';
import { invite } from './invite';
import { capabilities, isOpen, marketStates, standingOf } from './model';
import { proposeChange } from './propose-change';
import { can, listRules, mustBeOpen, openCountries, reachedCountries } from './queries';
import { ProposeChange } from './schema';

const done = { ok: true, value: null };
const missing = { ok: false, code: 'not_found' };
const operators = () => Promise.all([aPerson({ operator: true }), aPerson({ operator: true })] as const);

/** A country of this file's own for each test. */
let next = 0;
const aCountry = () => countries.filter((code) => code !== 'US')[next++] ?? 'ZW';

const wish = (country: string, part: object = {}) =>
  ProposeChange.parse({
    ...{ proposal: newId('proposal'), country, capabilities: ['buy'], state: 'open', reason: 'Checked with counsel.' },
    ...part,
  });

async function proposed(by: PersonActor, country: string, part: object = {}): Promise<Id<'proposal'>> {
  const input = wish(country, part);
  expect(await proposeChange(by, input)).toEqual(done);
  return input.proposal;
}
const approve = (by: PersonActor, proposal: Id<'proposal'>) => answerProposal(by, { proposal, verdict: 'approved' });
const later = (proposal: Id<'proposal'>, seconds: number) =>
  ownerDb().execute(sql`update identity.proposal set decided_at = decided_at - make_interval(secs => ${seconds})
    where id = ${toUuid(proposal)}::uuid`);

describe('what may be done where', () => {
  it('is the newest rule whose moment has come, read fresh', async () => {
    const country = aCountry();
    for (const capability of capabilities) expect(await can(country, capability)).toBe(false);
    await setRule(country, 'buy', 'open', { effectiveFrom: new Date(Date.now() + 3_600_000) });
    expect(await can(country, 'buy')).toBe(false);
    await setRule(country, 'buy', 'demonstration');
    expect([await can(country, 'buy'), await can(country, 'sell')]).toEqual([true, false]);
    expect(await openCountries('buy')).toContain(country);
    await setRule(country, 'buy', 'closed', { reason: 'paused' });
    expect(await can(country, 'buy')).toBe(false);
    expect(await listRules(country)).toMatchObject([{ country, capability: 'buy', state: 'closed', reason: 'paused' }]);
  });

  it('is since when its state is what it is, whatever else was written since', async () => {
    const [country, since] = [aCountry(), new Date('2026-03-01T00:00:00Z')];
    await setRule(country, 'buy', 'closed', { effectiveFrom: new Date('2026-01-01T00:00:00Z') });
    await setRule(country, 'buy', 'open', { effectiveFrom: since });
    await setRule(country, 'buy', 'open');
    expect((await listRules(country))[0]?.since).toEqual(since);
  });

  it('lets the same people in while a percentage grows, about as many as it says, and whoever was invited', async () => {
    const country = aCountry();
    const people = await Promise.all(Array.from({ length: 60 }, () => aPerson()));
    const inside = async () => {
      const may = await Promise.all(people.map((person) => can(country, 'send', person)));
      return new Set(people.filter((_, at) => may[at]));
    };
    let before = new Set<PersonActor>();
    for (const percent of [20, 50, 80]) {
      await setRule(country, 'send', 'percent', { percent });
      const now = await inside();
      expect([...before].filter((person) => !now.has(person))).toEqual([]);
      before = now;
    }
    expect(before.size).toBeGreaterThan(30);
    expect(before.size).toBeLessThan(60);
    expect(await inside()).toEqual(before);
    expect([await can(country, 'send', aGuest()), await can(country, 'send')]).toEqual([false, false]);
    const outside = people.find((person) => !before.has(person));
    const operator = await aPerson({ operator: true });
    if (!outside) throw new Error('nobody is outside');
    expect(await invite(outside, { country, capability: 'send', handle: outside.handle })).toEqual(missing);
    for (let times = 0; times < 2; times++)
      expect(await invite(operator, { country, capability: 'send', handle: outside.handle })).toEqual(done);
    expect(await can(country, 'send', outside)).toBe(true);
    await setRule(country, 'send', 'invited');
    expect(await inside()).toEqual(new Set([outside]));
    expect([await openCountries('send', outside), await reachedCountries('send')]).toEqual([
      expect.arrayContaining([country]),
      expect.arrayContaining([country]),
    ]);
    expect(await openCountries('send')).not.toContain(country);
    const lines = (await listAudit(operator, null)).filter((line) => line.action === 'market.invite');
    expect(lines.filter((line) => line.subject === outside.personId)).toHaveLength(1);
  });

  it.each(capabilities)(
    'refuses %s by the one function for pages, actions and endpoints wherever it is not open',
    async (capability) => {
      const [country, person] = [aCountry(), await aPerson()];
      expect(await mustBeOpen(country, capability, person)).toEqual({ ok: false, code: 'market_closed' });
      for (const state of marketStates.filter((one) => one !== 'percent')) {
        await setRule(country, capability, state);
        const may = isOpen(state, 'sandbox');
        expect(await mustBeOpen(country, capability, person)).toEqual(
          may ? done : { ok: false, code: 'market_closed' },
        );
      }
    },
  );

  it.each(marketStates)('in state %s is open to everybody in live mode only when it is open', (state) => {
    expect(isOpen(state, 'live')).toBe(state === 'open');
    expect(isOpen(state, 'sandbox')).toBe(state === 'open' || state === 'demonstration');
    expect(standingOf([state], 'live') === 'open').toBe(state === 'open');
  });

  it('is added and never changed, not even by the owner of the tables', async () => {
    for (const statement of [
      'update markets.rule set seq = default',
      'delete from markets.rule',
      'truncate markets.rule',
    ])
      await expect(ownerDb().execute(sql.raw(statement))).rejects.toMatchObject({
        cause: { code: expect.stringMatching(/42501|428C9/) },
      });
  });
});

describe('a change of a country', () => {
  it('is proposed by one operator, approved by another, once, and each step is in the audit', async () => {
    const [[one, other], country, amina] = [await operators(), aCountry(), await aPerson()];
    expect(await proposeChange(amina, wish(country))).toEqual(missing);
    const input = wish(country, {
      capabilities: ['buy', 'sell'],
      provider: 'stripe',
      methods: ['card'],
      currency: 'EUR',
      most: '250',
    });
    for (let times = 0; times < 2; times++) expect(await proposeChange(one, input)).toEqual(done);
    expect((await listChanges(amina)).waiting).toEqual([]);
    const waiting = (await listChanges(other)).waiting.filter((view) => view.subject === country);
    expect(waiting).toMatchObject([
      { id: input.proposal, change: { capabilities: ['buy', 'sell'], mostMinor: 25_000n } },
    ]);
    expect(await can(country, 'buy')).toBe(false);
    expect(await approve(one, input.proposal)).toEqual({ ok: false, code: 'own_proposal' });
    expect(await approve(amina, input.proposal)).toEqual(missing);
    await ageProof(other);
    expect(await approve(other, input.proposal)).toEqual({ ok: false, code: 'prove' });
    const third = await aPerson({ operator: true });
    for (let times = 0; times < 2; times++) expect(await approve(third, input.proposal)).toEqual(done);
    expect([await can(country, 'buy'), await can(country, 'sell')]).toEqual([true, true]);
    expect(await ruleHistory(third, country)).toHaveLength(2);
    expect(await listRules(country)).toMatchObject([
      { capability: 'buy', state: 'open', provider: 'stripe', methods: ['card'], currency: 'EUR', mostMinor: 25_000n },
      { capability: 'sell', state: 'open' },
    ]);
    expect(
      await answerProposal(await aPerson({ operator: true }), { proposal: input.proposal, verdict: 'refused' }),
    ).toEqual({
      ok: false,
      code: 'over',
    });
    const lines = (await listAudit(third, null)).filter((line) => line.subject === country);
    expect(lines.map(({ action, actor }) => [action, actor])).toEqual([
      ['proposal.approve', third.personId],
      ['proposal.make', one.personId],
    ]);
  });

  it('cannot be decided by whoever proposed it, nor without a decider, whatever the code says', async () => {
    const [[one, other], country] = [await operators(), aCountry()];
    const id = toUuid(await proposed(one, country));
    const set = (part: string) => ownerDb().execute(sql.raw(`update identity.proposal set ${part} where id = '${id}'`));
    const own = set(`state = 'approved', decided_at = now(), decided_by = proposed_by`);
    await expect(own).rejects.toMatchObject({ cause: { constraint_name: 'proposal_four_eyes' } });
    await expect(set(`state = 'approved', decided_at = now()`)).rejects.toMatchObject({
      cause: { constraint_name: 'proposal_decided' },
    });
    const stranger = `decided_by = '${toUuid(other.personId)}', decided_at = now(), undone_at = now(), undone_by = gen_random_uuid()`;
    await expect(set(`state = 'undone', ${stranger}`)).rejects.toMatchObject({
      cause: { constraint_name: 'proposal_undone' },
    });
  });

  it('is taken back within a minute by either of the two, all of it, and not afterwards or by anybody else', async () => {
    const [[one, other], country] = [await operators(), aCountry()];
    await setRule(country, 'buy', 'closed', { reason: 'law' });
    const proposal = await proposed(one, country, { capabilities: ['buy', 'donate'] });
    expect(await undoProposal(one, { proposal })).toEqual({ ok: false, code: 'over' });
    expect(await approve(other, proposal)).toEqual(done);
    expect(await undoProposal(await aPerson({ operator: true }), { proposal })).toEqual(missing);
    for (let times = 0; times < 2; times++) expect(await undoProposal(one, { proposal })).toEqual(done);
    expect([await can(country, 'buy'), await can(country, 'donate')]).toEqual([false, false]);
    expect(await listRules(country)).toMatchObject([
      { capability: 'buy', state: 'closed', reason: 'law' },
      { capability: 'donate', state: 'closed', reason: 'not_yet' },
    ]);
    const late = await proposed(one, country);
    expect(await approve(other, late)).toEqual(done);
    await later(late, 61);
    expect(await undoProposal(other, { proposal: late })).toEqual({ ok: false, code: 'too_late' });
    expect(await can(country, 'buy')).toBe(true);
  });

  it('that is to count from a moment on counts from then, and taken back never does', async () => {
    const [[one, other], country] = [await operators(), aCountry()];
    const proposal = await proposed(one, country, { from: '2999-01-01T10:00' });
    expect(await approve(other, proposal)).toEqual(done);
    expect(await can(country, 'buy')).toBe(false);
    expect(await undoProposal(other, { proposal })).toEqual(done);
    const written = await ruleHistory(one, country);
    expect(written.map(({ state, since }) => [state, since.getUTCFullYear()])).toEqual([
      ['closed', 2999],
      ['open', 2999],
    ]);
  });

  it('is not carried out on a country that was changed since it was proposed, nor taken back beneath a newer one', async () => {
    const [[one, other], country] = [await operators(), aCountry()];
    const [first, second] = [
      await proposed(one, country),
      await proposed(one, country, { state: 'waiting', why: 'checking' }),
    ];
    expect(await approve(other, first)).toEqual(done);
    expect(await approve(other, second)).toEqual({ ok: false, code: 'changed_since' });
    const third = await proposed(other, country, { state: 'closed', why: 'paused' });
    expect(await approve(one, third)).toEqual(done);
    expect(await undoProposal(one, { proposal: first })).toEqual({ ok: false, code: 'changed_since' });
    expect(await can(country, 'buy')).toBe(false);
  });

  it('of several capabilities is taken back whole or not at all', async () => {
    const [[one, other], country] = [await operators(), aCountry()];
    const both = await proposed(one, country, { capabilities: ['buy', 'sell'] });
    expect(await approve(other, both)).toEqual(done);
    const newer = await proposed(other, country, { capabilities: ['sell'], state: 'waiting', why: 'checking' });
    expect(await approve(one, newer)).toEqual(done);
    expect(await undoProposal(one, { proposal: both })).toEqual({ ok: false, code: 'changed_since' });
    expect(await can(country, 'buy')).toBe(true);
    expect(await undoProposal(one, { proposal: newer })).toEqual(done);
    expect([await can(country, 'buy'), await can(country, 'sell')]).toEqual([true, true]);
  });

  it('is withdrawn by whoever proposed it, and ends with its seven days', async () => {
    const [[one, other], country] = [await operators(), aCountry()];
    const proposal = await proposed(one, country);
    expect(await withdrawProposal(other, { proposal })).toEqual(missing);
    for (let times = 0; times < 2; times++) expect(await withdrawProposal(one, { proposal })).toEqual(done);
    expect(await approve(other, proposal)).toEqual({ ok: false, code: 'over' });
    const old = await proposed(one, country);
    await ownerDb().execute(sql`update identity.proposal set proposed_at = now() - interval '8 days', expires_at = now() - interval '1 day'
      where id = ${toUuid(old)}::uuid`);
    expect(await approve(other, old)).toEqual({ ok: false, code: 'expired' });
    expect(await can(country, 'buy')).toBe(false);
  });

  it('approved by several at once is carried out once', async () => {
    const [one, ...others] = await Promise.all(Array.from({ length: 6 }, () => aPerson({ operator: true })));
    if (!one) throw new Error('nobody');
    const country = aCountry();
    const proposal = await proposed(one, country);
    const codes = await Promise.all(others.map((other) => approve(other, proposal)));
    expect(codes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ruleHistory(one, country)).toHaveLength(1);
  });
});

describe('the form of a change', () => {
  const faults = (part: object) => {
    const parsed = ProposeChange.safeParse({
      ...{ proposal: newId('proposal'), country: 'de', capabilities: ['buy'], state: 'open', reason: 'Checked.' },
      ...part,
    });
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  };
  it.each([
    [{}, []],
    [{ country: 'XX' }, ['country country']],
    [{ capabilities: undefined }, ['capabilities required']],
    [{ state: 'percent', why: 'not_yet' }, ['percent percent']],
    [{ state: 'percent', why: 'not_yet', percent: '7' }, []],
    [{ percent: '7' }, ['percent percent']],
    [{ state: 'closed' }, ['why required']],
    [{ why: 'law' }, ['why why_open']],
    [{ lawEn: 'A note' }, ['lawAr both_languages']],
    [{ most: '10' }, ['currency required']],
    [{ from: 'tomorrow' }, ['from date']],
    [{ reason: '' }, ['reason required', 'reason too_short']],
  ])('with %j has the faults %j', (part, expected) => {
    expect(faults(part)).toEqual(expected);
  });

  it('refuses a limit that is no amount of its currency, and a most below the least', async () => {
    const [one] = await operators();
    const limits = (part: object) => proposeChange(one, wish('FR', { currency: 'EUR', ...part }));
    expect(await limits({ least: 'ten' })).toEqual({ ok: false, code: 'number', field: 'least' });
    expect(await limits({ least: '10', most: '9.99' })).toEqual({ ok: false, code: 'number', field: 'most' });
  });
});
