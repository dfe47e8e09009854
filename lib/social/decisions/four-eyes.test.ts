import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { pageMember } from '@/db/schema/shop/page';
import { ageProof } from '@/db/testing/a-person';
import { decided } from '@/db/testing/decided';
import { minuteOver } from '@/db/testing/four-eyes';
import { aPerson, aShop, ownerDb } from '@/db/testing/world';
import type { OperatorRole, PersonActor } from '@/lib/identity/actor/model';
import { answerProposal } from '@/lib/identity/proposals/answer-proposal';
import { carryOut } from '@/lib/identity/proposals/carry-out';
import { proposalActions, proposalRoles, reviewActions } from '@/lib/identity/proposals/model';
import { undoProposal } from '@/lib/identity/proposals/undo-proposal';
import { withdrawProposal } from '@/lib/identity/proposals/withdraw-proposal';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { listAgreements } from '@/lib/money/operations/agreements';
import { proposeRelease } from '@/lib/money/payouts/holds/propose-release';
import { decidedHolds } from '@/lib/money/payouts/holds/queries';
import { answerAppeal } from './answer-appeal';
import { appeal } from './appeal';
import { endEarly } from './end-early';

const done = { ok: true, value: null };
const no = (code: string) => ({ ok: false, code });
const reason = 'The supplier showed the invoices.';
const ofMoney = () => aPerson({ roles: ['money'] });
const approve = (by: PersonActor, proposal: Id<'proposal'>) => answerProposal(by, { proposal, verdict: 'approved' });

/** A page whose money a decision holds, up to 50 dollars. */
async function aHold() {
  const shop = await aShop();
  const uuid = await decided('page', toUuid(shop.pageId), 'hold_money', { rule: '2.2', days: 30, amount: 5_000 });
  const [row] = await ownerDb().execute<{ by: string }>(
    sql`select decided_by as by from identity.decision where id = ${uuid}::uuid`,
  );
  return { ...shop, uuid, decision: fromUuid('decision', uuid), by: row?.by ?? '' };
}
const isHeld = async (uuid: string) => {
  const [row] = await ownerDb().execute<{ held: boolean }>(
    sql`select lifted_at is null as held from identity.decision where id = ${uuid}::uuid`,
  );
  return row?.held;
};
async function proposed(by: PersonActor, decision: Id<'decision'>): Promise<Id<'proposal'>> {
  const proposal = newId('proposal');
  for (let times = 0; times < 2; times++)
    expect(await proposeRelease(by, { proposal, decision, reason })).toEqual(done);
  return proposal;
}

describe('money that a decision holds', () => {
  it('is released by two people of money, once their minute is over, and whoever asks alone is refused by the table', async () => {
    const [one, other, { uuid, decision }] = [await ofMoney(), await ofMoney(), await aHold()];
    const seen = (await decidedHolds(one)).find((hold) => hold.decision === decision);
    expect(seen).toMatchObject({ rule: '2.2', amount: { amount: 5_000n, currency: 'USD' } });
    const alone = ownerDb().execute(sql`select identity.lift(${uuid}::uuid, false)`);
    await expect(alone).rejects.toMatchObject({ cause: { constraint_name: 'release_takes_two' } });
    const proposal = await proposed(one, decision);
    expect(await carryOut(proposal)).toBe('over');
    expect(await approve(one, proposal)).toEqual(no('own_proposal'));
    for (let times = 0; times < 2; times++) expect(await approve(other, proposal)).toEqual(done);
    await expect(carryOut(proposal)).rejects.toThrow();
    expect(await isHeld(uuid)).toBe(true);
    await minuteOver(proposal);
    expect((await Promise.all([1, 2, 3].map(() => carryOut(proposal)))).sort()).toEqual(['done', 'over', 'over']);
    expect(await isHeld(uuid)).toBe(false);
    expect((await listAgreements(one, 'payout.release')).decided.find(({ id }) => id === proposal)).toMatchObject({
      ...{ outcome: 'done', proposedBy: one.personId, decidedBy: other.personId },
    });
  });

  it.each<OperatorRole>(['support', 'moderation', 'markets', 'keys'])('is not released by %s', async (role) => {
    const [one, wrong, { decision }] = [await ofMoney(), await aPerson({ roles: [role] }), await aHold()];
    const ask = { proposal: newId('proposal'), decision, reason };
    expect(await proposeRelease(wrong, ask)).toEqual(no('not_found'));
    expect(await approve(wrong, await proposed(one, decision))).toEqual(no('not_found'));
  });

  it('takes a fresh passkey of both, which the database asks for itself', async () => {
    const [one, other, { decision }] = [await ofMoney(), await ofMoney(), await aHold()];
    const proposal = await proposed(one, decision);
    await Promise.all([ageProof(one), ageProof(other)]);
    expect(await proposeRelease(one, { proposal: newId('proposal'), decision, reason })).toEqual(no('prove'));
    expect(await approve(other, proposal)).toEqual(no('prove'));
    const [row] = await ownerDb().execute<{ asked: string; answered: string }>(sql`
      select identity.propose('x', ${toUuid(one.personId)}::uuid, ${toUuid(one.sessionId)}::uuid, gen_random_uuid(), 'payout.release',
          ${toUuid(decision)}, '{}', 'Because') as asked,
        identity.answer_proposal('x', ${toUuid(other.personId)}::uuid, ${toUuid(other.sessionId)}::uuid, ${toUuid(proposal)}::uuid,
          'approved') as answered`);
    expect(row).toEqual({ asked: 'prove', answered: 'prove' });
  });

  it('stays held when it is taken back within the minute, withdrawn, refused, or changed since', async () => {
    const [one, other, { uuid, decision }] = [await ofMoney(), await ofMoney(), await aHold()];
    const [back, withdrawn, refused, late, again] = [
      await proposed(one, decision),
      await proposed(one, decision),
      await proposed(one, decision),
      await proposed(one, decision),
      await proposed(one, decision),
    ];
    expect(await approve(other, back)).toEqual(done);
    expect(await undoProposal(one, { proposal: back })).toEqual(done);
    expect(await withdrawProposal(one, { proposal: withdrawn })).toEqual(done);
    expect(await answerProposal(other, { proposal: refused, verdict: 'refused' })).toEqual(done);
    for (const proposal of [back, withdrawn, refused]) {
      if (proposal !== withdrawn) await minuteOver(proposal);
      expect(await carryOut(proposal)).toBe('over');
    }
    expect(await isHeld(uuid)).toBe(true);
    // Two agreed on the same thing twice: the first one does it, the second finds it done.
    for (const proposal of [late, again]) {
      expect(await approve(other, proposal)).toEqual(done);
      await minuteOver(proposal);
    }
    expect([await carryOut(late), await carryOut(again)]).toEqual(['done', 'changed_since']);
    expect(await proposeRelease(one, { proposal: newId('proposal'), decision, reason })).toEqual(no('not_found'));
  });

  it('stays held when one of the two is no longer of the role, before it is approved or before its minute is over', async () => {
    const [one, two, other, { uuid, decision }] = [await ofMoney(), await ofMoney(), await ofMoney(), await aHold()];
    const [early, late] = [await proposed(one, decision), await proposed(two, decision)];
    const leaves = ({ personId }: PersonActor) =>
      ownerDb().execute(sql`delete from identity.operator_role where person_id = ${toUuid(personId)}::uuid`);
    await leaves(one);
    expect(await approve(other, early)).toEqual(no('role_gone'));
    expect(await answerProposal(other, { proposal: early, verdict: 'refused' })).toEqual(done);
    expect(await approve(other, late)).toEqual(done);
    await leaves(two);
    await minuteOver(late);
    expect(await carryOut(late)).toBe('over');
    expect(await isHeld(uuid)).toBe(true);
    const [row] = await ownerDb().execute<{ outcome: string }>(
      sql`select outcome from identity.proposal where id = ${toUuid(late)}::uuid`,
    );
    expect(row?.outcome).toBe('role_gone');
  });

  it('is no member’s of the page to release, and no single person’s of moderation to end or to give back', async () => {
    const [one, member, moderation, hold] = [
      await ofMoney(),
      await ofMoney(),
      await aPerson({ roles: ['moderation'] }),
      await aHold(),
    ];
    const { uuid, decision, seller, pageId } = hold;
    const proposal = await proposed(one, decision);
    await ownerDb()
      .insert(pageMember)
      .values({ pageId, personId: member.personId, roles: ['catalog'] });
    expect(await approve(member, proposal)).toEqual(no('own_proposal'));
    expect(await proposeRelease(member, { proposal: newId('proposal'), decision, reason })).toEqual(no('own'));
    expect(await endEarly(moderation, { decision })).toEqual(no('two'));
    expect(await appeal(seller, { decision, words: 'These are our own goods, with invoices.' })).toEqual(done);
    const overturn = { decision, answer: 'You are right, it was a mistake.', verdict: 'overturned' } as const;
    expect(await answerAppeal(moderation, overturn)).toEqual(no('two'));
    expect(await approve(await ofMoney(), proposal)).toEqual(done);
    await minuteOver(proposal);
    expect(await carryOut(proposal)).toBe('done');
    expect(await answerAppeal(moderation, overturn)).toEqual(done);
    expect(await isHeld(uuid)).toBe(false);
  });

  it('is held by one person at once, and looked at after by another, who alone says whether it was right', async () => {
    const [one, member, { uuid, by, pageId }] = [await ofMoney(), await ofMoney(), await aHold()];
    const proposal = fromUuid('proposal', uuid);
    const waiting = (await listAgreements(one, 'payout.hold-review')).waiting.find(({ id }) => id === proposal);
    expect(waiting).toMatchObject({ proposedBy: fromUuid('person', by), amount: { amount: 5_000n } });
    const [hers] = await ownerDb().execute<{ withdrawn: string; asked: string }>(sql`
      select identity.withdraw_proposal('x', ${by}::uuid, ${uuid}::uuid) as withdrawn,
        identity.propose('x', ${toUuid(one.personId)}::uuid, ${toUuid(one.sessionId)}::uuid, ${randomUuid()}::uuid, 'payout.hold-review', ${uuid},
          '{}', 'Because') as asked`);
    expect(hers).toEqual({ withdrawn: 'not_found', asked: 'not_found' });
    await ownerDb()
      .insert(pageMember)
      .values({ pageId, personId: member.personId, roles: ['catalog'] });
    expect(await answerProposal(member, { proposal, verdict: 'refused' })).toEqual(no('own_proposal'));
    expect(await answerProposal(one, { proposal, verdict: 'approved' })).toEqual(done);
    expect(await undoProposal(one, { proposal })).toEqual(no('not_found'));
    expect(await isHeld(uuid)).toBe(true);
  });
});

it('the database and this code name the same role for each action', async () => {
  for (const action of [...proposalActions, ...reviewActions]) {
    const [row] = await ownerDb().execute<{ role: string; review: boolean }>(
      sql`select identity.role_for(${action}) as role, identity.is_review(${action}) as review`,
    );
    expect(row).toEqual({ role: proposalRoles[action], review: reviewActions.some((one) => one === action) });
  }
});

const randomUuid = () => toUuid(newId('proposal'));
