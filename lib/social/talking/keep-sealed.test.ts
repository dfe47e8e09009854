import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { reportedWith } from '@/db/testing/reported-with';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { toUuid } from '@/lib/kernel/ids';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { openText } from '@/lib/social/sealing/open-text';
import { keepSealed } from './keep-sealed';
import { messagePlace, reportOwner, reportPlace } from './model';
import { messagesOf } from './queries';
import { reportMessage } from './report-message';
import { say } from './say';

type Row = { id: string; words: string | null; sealed: string | null; all: string };

/** What the database has of a conversation, seen by its owner, who is held by row security too. */
const rowsOf = (table: 'message' | 'message_report', talk: string) =>
  ownerDb().transaction(async (tx) => {
    await tx.execute(sql`select set_config('souk.talks', ${talk}, true)`);
    return tx.execute<Row>(
      sql`select *, t::text as all from social.${sql.raw(table)} t where talk_id = ${talk}::uuid order by at`,
    );
  });

const write = (talk: string, side: 'buyer' | 'shop', words: string, personId: Id<'person'> | null = null) =>
  say({ talk, side, personId, key: randomUUID(), words });

/** A message as a release before the sealing wrote it, reported or not. */
function anOldMessage(talk: string, side: 'buyer' | 'shop', words: string, personId: Id<'person'> | null = null) {
  const [id, person] = [randomUUID(), personId && toUuid(personId)];
  return ownerDb().transaction(async (tx) => {
    await tx.execute(sql`select set_config('souk.talks', ${talk}, true)`);
    await tx.execute(sql`
      insert into social.message (id, talk_id, side, person_id, key, words)
      values (${id}::uuid, ${talk}::uuid, ${side}, ${person}::uuid, ${randomUUID()}, ${words})`);
    await tx.execute(sql`
      insert into social.message_report (message_id, talk_id, side, words)
      values (${id}::uuid, ${talk}::uuid, ${side === 'shop' ? 'buyer' : 'shop'}, ${words})`);
    return id;
  });
}

describe('words', () => {
  test('lie nowhere in the open, of either side, also when they are reported', async () => {
    const [talk, marker] = [randomUUID(), `marker${randomUUID()}`];
    const person = await aPerson();
    await write(talk, 'buyer', `${marker} of the buyer`, person.personId);
    await write(talk, 'shop', `${marker} of the shop`);
    const [mine] = await messagesOf({ talk, side: 'shop' });
    await reportMessage({ talk, side: 'shop', message: mine?.id ?? '' });
    const rows = [...(await rowsOf('message', talk)), ...(await rowsOf('message_report', talk))];
    expect(rows).toHaveLength(3);
    expect(rows.map((row) => row.all).join()).not.toContain(marker);
    expect((await messagesOf({ talk, side: 'buyer' })).map((one) => one.words)).toEqual([
      `${marker} of the buyer`,
      `${marker} of the shop`,
    ]);
  });

  test('of before the sealing are read as they are, then sealed by two at once, and read as before', async () => {
    const [talk, person] = [randomUUID(), await aPerson()];
    const operator = await aPerson({ operator: true });
    const words = `Old ${randomUUID()}`;
    await anOldMessage(talk, 'buyer', words, person.personId);
    await anOldMessage(talk, 'shop', words);
    const before = await messagesOf({ talk, side: 'buyer' });
    expect(before.map((one) => one.words)).toEqual([words, words]);
    const told = () => reportedWith(operator, 'said', words);
    const reports = await told();
    expect(reports).toHaveLength(2);
    await Promise.all([keepSealed(), keepSealed()]);
    expect(await keepSealed()).toBe(0);
    for (const table of ['message', 'message_report'] as const)
      expect((await rowsOf(table, talk)).map((row) => [row.words, row.all.includes(words)])).toEqual([
        [null, false],
        [null, false],
      ]);
    expect(await messagesOf({ talk, side: 'buyer' })).toEqual(before);
    expect(await told()).toEqual(reports);
  });

  test('of an account that is closed do not open from a copy, and what was reported of them is read until it is over', async () => {
    const [talk, person] = [randomUUID(), await aPerson()];
    const operator = await aPerson({ operator: true });
    const words = `Rude ${randomUUID()}`;
    await write(talk, 'buyer', words, person.personId);
    const [copy] = await rowsOf('message', talk);
    if (!copy?.sealed) throw new Error('nothing was said');
    await reportMessage({ talk, side: 'shop', message: copy.id });
    const [report] = await rowsOf('message_report', talk);
    expect(await openText(person.personId, messagePlace(copy.id), copy.sealed)).toBe(words);
    await forgetPerson(person.personId);
    expect(await openText(person.personId, messagePlace(copy.id), copy.sealed)).toBeNull();
    const told = () => reportedWith(operator, 'said', words);
    expect(await told()).toHaveLength(1);
    await ownerDb().transaction(async (tx) => {
      await tx.execute(sql`select set_config('souk.talks', ${talk}, true)`);
      await tx.execute(
        sql`update social.message_report set at = now() - interval '91 days' where talk_id = ${talk}::uuid`,
      );
    });
    await keepSealed();
    expect(await rowsOf('message_report', talk)).toHaveLength(0);
    expect(await openText(reportOwner(copy.id), reportPlace(copy.id), report?.sealed ?? '')).toBeNull();
  });
});
