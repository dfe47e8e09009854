import { sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { groupRepayment } from '@/db/schema/money/expense-group';
import { aGroup, standing } from '@/db/testing/groups';
import { jobsOf } from '@/db/testing/jobs';
import { leave } from '@/db/testing/leave';
import { aPerson, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { groupRows } from '@/lib/money/copied/groups/read-groups';
import { mailReminder } from '@/lib/money/splits/reminders/mail-reminder';
import { remindMember } from '@/lib/money/splits/reminders/remind-member';
import { wantReminders } from '@/lib/money/splits/reminders/want-reminders';
import { answerRepaid } from '@/lib/money/splits/repayments/answer-repaid';
import { allRepayments, repaymentsOf } from '@/lib/money/splits/repayments/queries';
import { sayRepaid } from '@/lib/money/splits/repayments/say-repaid';
import { SayRepaidForm } from '@/lib/money/splits/repayments/schema';
import { listMailbox } from '@/lib/platform/mailbox';
import { addMember } from './add-member';
import { joinGroup } from './join-group';
import { leaveGroup } from './leave-group';
import { groupOf, myGroups, openedInvite } from './queries';
import { renewInvite } from './renew-invite';
import { startGroup } from './start-group';

const done = { ok: true, value: null };
const missing = { ok: false, code: 'not_found' };

describe('a group', () => {
  test('is begun once, and is there for who is in it and nobody else', async () => {
    const [owner, stranger] = [await aPerson({ name: 'Amina' }), await aPerson()];
    const wish = { groupId: newId('group'), name: 'Flat', currency: 'USD' } as const;
    await Promise.all([startGroup(owner, wish), startGroup(owner, wish)]);
    expect(await myGroups(owner)).toEqual([{ id: wish.groupId, name: 'Flat', people: 1, mine: [] }]);
    expect(await startGroup(stranger, wish)).toEqual(missing);
    expect(await myGroups(stranger)).toEqual([]);
    expect(await groupOf(stranger, wish.groupId)).toBeNull();
    const place = { groupId: wish.groupId, memberId: newId('member'), handle: '', name: 'Me' };
    expect(await addMember(stranger, place)).toEqual(missing);
    expect(await addMember(owner, { ...place, handle: stranger.handle })).toMatchObject({ code: 'not_friend' });
  });

  test('gives a name’s place to the first who opens its link, with all that is open there', async () => {
    const { owner, groupId, members, group, spend } = await aGroup({ names: ['Bilal'] });
    await spend(owner);
    const [, , memberId = newId('member')] = members;
    const old = await renewInvite(owner, { groupId, memberId });
    const link = await renewInvite(owner, { groupId, memberId });
    if (!old.ok || !link.ok) throw new Error('no link');
    const tokenOf = (path: string) => path.split('/').at(-1) ?? '';
    expect(await openedInvite(tokenOf(old.value.path))).toBeNull();
    const token = tokenOf(link.value.path);
    expect(await openedInvite(token)).toMatchObject({ group: 'Trip to Byblos', place: 'Bilal' });
    const [bilal, late] = [await aPerson({ name: 'Bilal Haddad' }), await aPerson()];
    expect(await joinGroup(owner, { token })).toEqual({ ok: true, value: { groupId } });
    const joined = await Promise.all([joinGroup(bilal, { token }), joinGroup(bilal, { token })]);
    expect(joined.filter(({ ok }) => ok)).not.toEqual([]);
    expect(await joinGroup(late, { token })).toEqual(missing);
    expect((await group(bilal)).members.map(({ name, isMe }) => [name, isMe])).toEqual([
      ['Amina', false],
      ['Friend 0', false],
      ['Bilal Haddad', true],
    ]);
    expect(await standing(await group())).toEqual([66_66n, -33_33n, -33_33n]);
    expect(await renewInvite(owner, { groupId, memberId })).toEqual(missing);
  });

  test('gives a place whose link two people open at once to one of them, and tells the other that it is gone', async () => {
    const { owner, groupId, members, group } = await aGroup({ names: ['Bilal'] });
    const link = await renewInvite(owner, { groupId, memberId: members[2] ?? newId('member') });
    const token = link.ok ? (link.value.path.split('/').at(-1) ?? '') : '';
    const both = [await aPerson({ name: 'Bilal' }), await aPerson({ name: 'Bashir' })];
    // The second of two that wait for a row waits for its turn at it.
    const waiting = sql`select count(*)::int as count from pg_locks where not granted and locktype = 'tuple' and relation = 'money.expense_group'::regclass
      and database = (select oid from pg_database where datname = current_database())`;
    // Both have found the place before either has it.
    const joining = await ownerDb().transaction(async (tx) => {
      await tx.execute(sql`select from money.expense_group where id = ${toUuid(groupId)} for update`);
      const joining = both.map((one) => joinGroup(one, { token }));
      await vi.waitUntil(async () => (await tx.execute<{ count: number }>(waiting))[0]?.count === 1);
      return { joining };
    });
    const joined = await Promise.all(joining.joining);
    expect(joined).toContainEqual({ ok: true, value: { groupId } });
    expect(joined).toContainEqual(missing);
    expect((await group()).members.filter(({ handle }) => both.some((one) => one.handle === handle))).toHaveLength(1);
  });

  test('keeps what was said first under an id: another name, friend or amount is told so', async () => {
    const { owner, friends, groupId, members } = await aGroup({ names: ['Bilal'] });
    const stands = { ok: false, code: 'first_stands' };
    const place = { groupId, memberId: newId('member'), handle: '', name: 'Chadi' };
    expect(await addMember(owner, place)).toEqual(done);
    expect(await addMember(owner, place)).toEqual(done);
    expect(await addMember(owner, { ...place, name: 'Shadi' })).toEqual(stands);
    expect(await addMember(owner, { ...place, name: '', handle: friends[0]?.handle ?? '' })).toEqual(stands);
    const [to = newId('member'), , from = newId('member')] = members;
    const [sides, value] = [
      { from, to, way: 'otherwise' },
      { currency: 'USD', amount: 5000n },
    ] as const;
    const wish = { groupId, repaymentId: newId('repayment'), ...sides, ...value };
    expect(await sayRepaid(owner, wish)).toMatchObject({ ok: true });
    expect(await sayRepaid(owner, wish)).toEqual({ ok: true, value: { state: 'replay' } });
    const others = [{ amount: 3000n }, { currency: 'EUR' }, { way: 'forgiven' }, { from: to, to: from }] as const;
    for (const other of others) expect(await sayRepaid(owner, { ...wish, ...other })).toEqual(stands);
  });

  test('shows every repayment that waits, however many came after it, and has all of them in its file and her copy', async () => {
    const { owner, friends, groupId, members } = await aGroup();
    const [to = newId('member'), from = newId('member')] = members;
    const wish = { groupId, from, to, way: 'otherwise', currency: 'USD', amount: 100n } as const;
    const repaymentId = newId('repayment');
    await sayRepaid(friends[0] ?? owner, { ...wish, repaymentId });
    await ownerDb().execute(sql`
      insert into money.group_repayment (id, group_id, from_id, to_id, teller_id, way, currency, amount_minor, state, answered_at)
      select gen_random_uuid(), ${toUuid(groupId)}, ${toUuid(from)}, ${toUuid(to)}, ${toUuid(from)}, 'otherwise', 'USD', 1, 'confirmed', now()
      from generate_series(1, 520)`);
    const shown = await repaymentsOf(owner, groupId, to);
    expect(shown).toHaveLength(51);
    expect(shown.at(-1)).toMatchObject({ id: repaymentId, mayAnswer: true });
    const all = await allRepayments(owner, groupId, to);
    expect(new Set(all.map(({ id }) => id)).size).toBe(521);
    const [copied] = await groupRows(owner);
    expect(copied?.repayments).toHaveLength(521);
    expect(copied).toMatchObject({ name: 'Trip to Byblos' });
    // Of more groups than are listed as well: others may have put her into any number.
    await ownerDb().execute(sql`
      with begun as (insert into money.expense_group (id, sealed, currency)
        select gen_random_uuid(), 'x', 'USD' from generate_series(1, 201) returning id)
      insert into money.group_member (id, group_id, owner, place)
      select gen_random_uuid(), id, ${`person:${toUuid(owner.personId)}`}, 0 from begun`);
    expect(await myGroups(owner)).toHaveLength(200);
    expect(await myGroups(owner, Number.MAX_SAFE_INTEGER)).toHaveLength(202);
  });

  test('is left by who is even, and by others once it is given back or they are let off', async () => {
    const { owner, friends, groupId, members, group, spend } = await aGroup();
    const [friend = owner] = friends;
    const [to = newId('member'), from = newId('member')] = members;
    await spend(owner);
    expect(await leaveGroup(friend, { groupId })).toMatchObject({ code: 'not_even' });
    const wish = {
      groupId,
      repaymentId: newId('repayment'),
      from,
      to,
      way: 'forgiven',
      currency: 'USD',
      amount: 5000n,
    } as const;
    expect(await sayRepaid(friend, wish)).toEqual(missing);
    expect(await sayRepaid(owner, wish)).toEqual({ ok: true, value: { state: 'confirmed' } });
    expect(await leaveGroup(friend, { groupId })).toEqual(done);
    expect(await groupOf(friend, groupId)).toBeNull();
    expect((await group()).members.map(({ hasLeft }) => hasLeft)).toEqual([false, true]);
    expect(await leaveGroup(owner, { groupId })).toEqual(done);
    expect(await jobsOf('money:destroy-key', toUuid(groupId))).toBe(1);
    expect(await ownerDb().$count(groupRepayment, sql`group_id = ${toUuid(groupId)}`)).toBe(0);
  });

  test('keeps the place of who closes her account, and what is open there, without her name', async () => {
    const { owner, friends, groupId, group, spend, members } = await aGroup();
    const [friend = owner] = friends;
    await spend(owner);
    await leave(friend.personId);
    expect((await group()).members[1]).toMatchObject({ name: '', handle: null, hasLeft: false });
    expect(await standing(await group())).toEqual([50_00n, -50_00n]);
    const [to = newId('member'), from = newId('member')] = members;
    const wish = {
      groupId,
      repaymentId: newId('repayment'),
      from,
      to,
      way: 'otherwise',
      currency: 'USD',
      amount: 5000n,
    } as const;
    expect(await sayRepaid(owner, wish)).toEqual({ ok: true, value: { state: 'confirmed' } });
    await leave(owner.personId);
    expect(await jobsOf('money:destroy-key', toUuid(groupId))).toBe(1);
  });
});

describe('what was paid otherwise', () => {
  const owing = async () => {
    const made = await aGroup({ friends: 2 });
    await made.spend(made.owner, { in: made.members.slice(0, 2) });
    const [to = newId('member'), from = newId('member')] = made.members;
    const [friend = made.owner, third = made.owner] = made.friends;
    const form = {
      groupId: made.groupId,
      repaymentId: newId('repayment'),
      from,
      to,
      way: 'otherwise',
      currency: 'USD',
    };
    return { ...made, friend, third, wish: SayRepaidForm.parse({ ...form, amount: '٥٠' }) };
  };

  test('counts once the other side has confirmed it, and only she can', async () => {
    const { owner, friend, third, groupId, group, wish } = await owing();
    expect(await sayRepaid(third, wish)).toEqual(missing);
    expect(await sayRepaid(friend, wish)).toEqual({ ok: true, value: { state: 'said' } });
    expect(await sayRepaid(friend, wish)).toEqual({ ok: true, value: { state: 'replay' } });
    expect(await standing(await group())).toEqual([50_00n, -50_00n, 0n]);
    expect(await leaveGroup(friend, { groupId })).toMatchObject({ ok: false });
    const answer = { groupId, repaymentId: wish.repaymentId, answer: 'confirmed' } as const;
    for (const one of [friend, third, await aPerson()]) expect(await answerRepaid(one, answer)).toEqual(missing);
    expect(await Promise.all([answerRepaid(owner, answer), answerRepaid(owner, answer)])).toEqual([done, done]);
    expect(await standing(await group())).toEqual([0n, 0n, 0n]);
    expect(await answerRepaid(owner, { ...answer, answer: 'denied' })).toMatchObject({ code: 'repayment_answered' });
  });

  test('is denied by the other side, or taken back by who said it, and then counts for nothing', async () => {
    const { owner, friend, groupId, group, wish } = await owing();
    await sayRepaid(friend, wish);
    const answer = { groupId, repaymentId: wish.repaymentId };
    expect(await answerRepaid(owner, { ...answer, answer: 'taken_back' })).toEqual(missing);
    expect(await answerRepaid(owner, { ...answer, answer: 'denied' })).toEqual(done);
    const again = { ...wish, repaymentId: newId('repayment') };
    await sayRepaid(friend, again);
    expect(await answerRepaid(friend, { ...answer, repaymentId: again.repaymentId, answer: 'taken_back' })).toEqual(
      done,
    );
    expect(await standing(await group())).toEqual([50_00n, -50_00n, 0n]);
    const { me } = await group(friend);
    expect((await repaymentsOf(friend, groupId, me)).map(({ state }) => state).toSorted()).toEqual([
      'denied',
      'taken_back',
    ]);
    expect(await repaymentsOf(await aPerson(), groupId, me)).toEqual([]);
  });
});

describe('a reminder', () => {
  test('goes out once in three days, to who owes, by whom it is owed to', async () => {
    const { owner, friends, groupId, members, spend } = await aGroup({ friends: 2 });
    const [friend = owner, third = owner] = friends;
    const [mine = newId('member'), memberId = newId('member')] = members;
    await spend(owner, { in: members.slice(0, 2) });
    expect(await remindMember(third, { groupId, memberId })).toEqual(missing);
    expect(await remindMember(friend, { groupId, memberId: mine })).toEqual(missing);
    const both = await Promise.all([
      remindMember(owner, { groupId, memberId }),
      remindMember(owner, { groupId, memberId }),
    ]);
    expect(both.map((one) => (one.ok ? 'done' : one.code)).toSorted()).toEqual(['done', 'reminded_lately']);
    await mailReminder({ group: groupId, from: mine, to: memberId });
    const [letter] = await listMailbox(friend.email);
    expect(letter?.subject).toContain('Amina reminds you');
    await mailReminder({ group: groupId, from: memberId, to: mine });
    expect(await listMailbox(owner.email)).toEqual([]);
    await ownerDb().execute(
      sql`update money.group_reminder set at = at - interval '73 hours' where group_id = ${toUuid(groupId)}`,
    );
    expect(await remindMember(owner, { groupId, memberId })).toEqual(done);
  });

  test('is refused for a group, or of one person in all of them', async () => {
    const { owner, friends, groupId, members, spend } = await aGroup();
    const [friend = owner] = friends;
    const [mine = newId('member'), memberId = newId('member')] = members;
    await spend(owner);
    const refusing = async (whose: typeof mine | null, wanted: boolean) => {
      expect(await wantReminders(friend, { groupId, memberId: whose, wanted })).toEqual(done);
      const said = await remindMember(owner, { groupId, memberId });
      return said.ok ? 'done' : said.code;
    };
    expect(await refusing(mine, false)).toBe('no_reminders');
    expect(await refusing(null, false)).toBe('no_reminders');
    expect(await refusing(mine, true)).toBe('no_reminders');
    expect(await refusing(null, true)).toBe('done');
    expect(await wantReminders(await aPerson(), { groupId, memberId: null, wanted: false })).toEqual(missing);
  });
});
