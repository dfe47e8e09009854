import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { asReader, socialDb } from '@/db/client/social';
import { aTalkOfFriends, aTalkWithPage, befriend } from '@/db/testing/talks';
import { aPerson, aShop, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { newsOf } from '../notices/queries';
import { openTalk } from './open-talk';
import { talkFor, talksOf } from './queries';
import { readTalk } from './read-talk';
import { removeMessage } from './remove-message';
import { writeMessage } from './write-message';

const said = (
  actor: PersonActor,
  talk: Awaited<ReturnType<typeof aTalkOfFriends>>['talk'],
  words: string,
  key = randomUUID(),
) => writeMessage(actor, { talk }, { key, words });
const wordsOf = async (actor: PersonActor, talk: Parameters<typeof said>[1]) =>
  (await talkFor(actor, { talk }))?.messages.map((one) => [one.words, one.mine]);

describe('a conversation', () => {
  test('of two is one, also when both begin it at once, and of nobody who is no friend', async () => {
    const [one, other] = await befriend();
    const opened = await Promise.all(
      [1, 2, 3].flatMap(() => [openTalk(one, { person: other.personId }), openTalk(other, { person: one.personId })]),
    );
    expect(new Set(opened.map((each) => each.ok && each.value)).size).toBe(1);
    const stranger = await aPerson();
    const missing = { ok: false, code: 'not_found' };
    expect(await openTalk(stranger, { person: one.personId })).toEqual(missing);
    const { seller, pageId } = await aShop();
    expect(await openTalk(seller, { page: pageId })).toEqual(missing);
  });

  test('holds what both say in the order it was taken, once for each key', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    const key = randomUUID();
    const same = await Promise.all([1, 2, 3, 4].map(() => said(one, talk, 'Only once', key)));
    expect(new Set(same.map((each) => each.ok && each.value)).size).toBe(1);
    await Promise.all(Array.from({ length: 12 }, (_, at) => said(at % 2 ? one : other, talk, `No ${at}`)));
    const seen = await talkFor(other, { talk });
    expect(seen?.messages.map((each) => each.number)).toEqual(Array.from({ length: 13 }, (_, at) => at + 1));
    const times = seen?.messages.map((each) => each.at.getTime()) ?? [];
    expect(times).toEqual([...times].sort((left, right) => left - right));
    expect(await wordsOf(one, talk)).toEqual((await wordsOf(other, talk))?.map(([words, mine]) => [words, !mine]));
  });

  test('keeps its words sealed: no row holds them', async () => {
    const { one, talk } = await aTalkOfFriends();
    const words = `Secret ${randomUUID()}`;
    await said(one, talk, words);
    const [row] = await asReader(toUuid(one.personId), (tx) =>
      tx.execute<{ all: string }>(
        sql`select string_agg(m::text, '') as all from social.talk_message m where m.talk_id = ${toUuid(talk)}::uuid`,
      ),
    );
    expect(row?.all).toContain('1.');
    expect(row?.all).not.toContain(words.slice(0, 6));
  });

  test('is new to the other side until it has read, and in her count', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    await said(one, talk, 'Hello');
    await said(one, talk, 'Are you there?');
    expect((await newsOf(other)).talks).toBe(1);
    expect((await newsOf(one)).talks).toBe(0);
    expect((await talksOf(other)).map((line) => [line.id, line.unread, line.last?.words])).toEqual([
      [talk, 2, 'Are you there?'],
    ]);
    await readTalk(other, { talk, number: 2 });
    expect((await newsOf(other)).talks).toBe(0);
    expect((await talkFor(one, { talk }))?.seen).toBe(2);
    await readTalk(other, { talk, number: 1 });
    expect((await talkFor(one, { talk }))?.seen).toBe(2);
    const notices = await socialDb().execute<{ seen: boolean }>(sql`
      select seen_at is not null as seen from social.notice where person_id = ${toUuid(other.personId)}::uuid and kind = 'message'`);
    expect(notices).toEqual([{ seen: true }]);
  });

  test('loses what is removed for both, and the other cannot remove it', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    const written = await said(one, talk, 'A mistake');
    if (!written.ok) throw new Error('it was written');
    expect(await removeMessage(other, { talk, message: written.value })).toEqual({ ok: false, code: 'not_found' });
    await removeMessage(one, { talk, message: written.value });
    for (const side of [one, other])
      expect((await talkFor(side, { talk }))?.messages).toMatchObject([{ words: null, removed: true }]);
  });

  test('takes nothing more from either once one has blocked the other or they are friends no more, and keeps what was said', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    await said(one, talk, 'Before');
    await identityDb().execute(sql`insert into identity.block (person_id, blocked_id)
      values (${toUuid(other.personId)}::uuid, ${toUuid(one.personId)}::uuid)`);
    for (const side of [one, other]) {
      expect(await said(side, talk, 'After')).toEqual({ ok: false, code: 'cannot_write' });
      expect(await wordsOf(side, talk)).toHaveLength(1);
      expect((await talkFor(side, { talk }))?.open).toBe(false);
    }
    const again = await aTalkOfFriends();
    await identityDb().execute(
      sql`delete from identity.friendship where low_id in (${toUuid(again.one.personId)}::uuid, ${toUuid(again.other.personId)}::uuid)`,
    );
    expect(await said(again.one, again.talk, 'After')).toEqual({ ok: false, code: 'cannot_write' });
  });

  test('tells neither when the other reads, nor shows a picture of her, once nothing may be written', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    await said(one, talk, 'Before');
    await identityDb().execute(
      sql`update identity.profile set avatar_key = ${`${randomUUID()}.webp`} where person_id = ${toUuid(other.personId)}::uuid`,
    );
    const shown = async () => {
      const [line, view] = [(await talksOf(one))[0], await talkFor(one, { talk })];
      return [line?.partner, view?.partner].map((who) => who?.kind === 'person' && who.avatarKey !== null);
    };
    expect(await shown()).toEqual([true, true]);
    await identityDb().execute(sql`insert into identity.block (person_id, blocked_id)
      values (${toUuid(other.personId)}::uuid, ${toUuid(one.personId)}::uuid)`);
    expect(await readTalk(other, { talk, number: 1 })).toEqual({ ok: true, value: null });
    expect((await talkFor(other, { talk }))?.read).toBe(1);
    expect((await talkFor(one, { talk }))?.seen).toBe(0);
    expect(await shown()).toEqual([false, false]);
  });

  test('takes the same words from one person in five conversations within an hour, and short ones in all', async () => {
    const person = await aPerson();
    const talks = await Promise.all(Array.from({ length: 6 }, () => aTalkWithPage(person)));
    const words = 'Best prices for followers, write to me!';
    const answers = [];
    for (const { talk } of talks) answers.push(await said(person, talk, words));
    expect(answers.map((one) => one.ok)).toEqual([true, true, true, true, true, false]);
    expect(answers.at(-1)).toEqual({ ok: false, code: 'said_to_many' });
    const [first, , , , , last] = talks;
    if (first) expect((await said(person, first.talk, words.toUpperCase())).ok).toBe(true);
    if (last) expect((await said(person, last.talk, 'Hello')).ok).toBe(true);
  });
});

describe('a conversation with a page', () => {
  test('is answered by those of its people who see buyers, as the page, and nobody else', async () => {
    const { person, seller, pageId, talk } = await aTalkWithPage();
    await said(person, talk, 'Is it blue?');
    expect((await talksOf(seller, { as: pageId })).map((line) => line.partner?.name)).toEqual([person.name]);
    expect(await talksOf(seller)).toEqual([]);
    for (const [role, sees] of [
      ['orders', true],
      ['catalog', false],
      ['money', false],
      ['read_only', false],
    ] as const) {
      const clerk = await aPerson();
      await ownerDb().execute(sql`insert into shop.page_member (page_id, person_id, roles)
        values (${toUuid(pageId)}::uuid, ${toUuid(clerk.personId)}::uuid, array[${role}])`);
      expect((await talksOf(clerk, { as: pageId })).length, role).toBe(sees ? 1 : 0);
      expect((await talkFor(clerk, { talk, as: pageId })) !== null, role).toBe(sees);
      expect(
        (await writeMessage(clerk, { talk, as: pageId }, { key: randomUUID(), words: `By ${role}` })).ok,
        role,
      ).toBe(sees);
    }
    expect(await wordsOf(person, talk)).toEqual([
      ['Is it blue?', true],
      ['By orders', false],
    ]);
    expect(await talkFor(person, { talk, as: pageId })).toBeNull();
    expect((await newsOf(person)).talks).toBe(1);
    const told = await socialDb().execute<{ by: string | null }>(sql`
      select by_id as by from social.notice where person_id = ${toUuid(person.personId)}::uuid and kind = 'message'`);
    expect(told).toEqual([{ by: null }]);
  });
});
