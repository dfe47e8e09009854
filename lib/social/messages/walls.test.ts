import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, describe, expect, test } from 'vitest';
import { asReader, socialDb } from '@/db/client/social';
import { aTalkOfFriends, aTalkWithPage } from '@/db/testing/talks';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { heard as isHeard, listenTo } from '@/lib/social/live/hub';
import { topicsFor } from '@/lib/social/live/topics';
import { talkFor, talksOf } from './queries';
import { readTalk } from './read-talk';
import { removeMessage } from './remove-message';
import { tellTyping } from './tell-typing';
import { writeMessage } from './write-message';

const pools = (['money', 'shop', 'identity'] as const).map((ring) => ({
  ring,
  pool: postgres(process.env[`DATABASE_URL_${ring.toUpperCase()}`] ?? '', { max: 1, onnotice: () => undefined }),
}));
afterAll(() => Promise.all(pools.map(({ pool }) => pool.end())));

const tables = ['talk', 'talk_side', 'talk_message', 'talk_report', 'talk_setting'] as const;
const said = (actor: PersonActor, talk: Parameters<typeof talkFor>[1]['talk'], words: string) =>
  writeMessage(actor, { talk }, { key: randomUUID(), words });

describe('who stands in no conversation', () => {
  test('sees no row of it, whoever she is: not without a name, not under another', async () => {
    const { one, talk } = await aTalkOfFriends();
    const page = await aTalkWithPage();
    await said(one, talk, 'Ours');
    await readTalk(one, { talk, number: 1 });
    await said(page.person, page.talk, 'Theirs');
    const both = [toUuid(talk), toUuid(page.talk)];
    const counts = (tx: Pick<ReturnType<typeof socialDb>, 'execute'>, table: string) =>
      tx.execute(
        sql.raw(
          `select 1 from social.${table} where ${table === 'talk' ? 'id' : 'talk_id'} in ('${both.join("','")}')`,
        ),
      );
    for (const table of tables.slice(0, 4)) {
      expect(await counts(socialDb(), table), table).toHaveLength(0);
      for (const person of [await aPerson(), await aPerson({ operator: true })])
        expect(await asReader(toUuid(person.personId), (tx) => counts(tx, table)), table).toHaveLength(0);
    }
    for (const { ring, pool } of pools)
      for (const table of tables)
        await expect(pool.unsafe(`select 1 from social.${table}`), `${ring} ${table}`).rejects.toMatchObject({
          code: '42501',
        });
  });

  test('writes no row of it, and whoever may not write puts none past the verb either', async () => {
    const { one, other, talk } = await aTalkOfFriends();
    const stranger = await aPerson();
    const row = (side: 'a' | 'b', number: number) => sql`
      insert into social.talk_message (id, talk_id, number, side, key, kind, words)
      values (gen_random_uuid(), ${toUuid(talk)}::uuid, ${number}, ${side}, ${randomUUID()}, 'words', 'x')`;
    const put = (actor: PersonActor, side: 'a' | 'b', number: number) =>
      asReader(toUuid(actor.personId), (tx) => tx.execute(row(side, number)));
    const [a, b] = toUuid(one.personId) < toUuid(other.personId) ? [one, other] : [other, one];
    const denied = { cause: { code: '42501' } };
    await put(a, 'a', 1);
    await expect(put(stranger, 'a', 2)).rejects.toMatchObject(denied);
    await expect(put(b, 'a', 2)).rejects.toMatchObject(denied);
    await ownerDb().execute(
      sql`insert into identity.block (person_id, blocked_id) values (${toUuid(a.personId)}::uuid, ${toUuid(b.personId)}::uuid)`,
    );
    await expect(put(b, 'b', 2)).rejects.toMatchObject(denied);
    await expect(put(a, 'a', 2)).rejects.toMatchObject(denied);
    const begin = sql`insert into social.talk (id, kind, person_a, person_b) select gen_random_uuid(), 'people',
      least(s, o), greatest(s, o) from (select ${toUuid(stranger.personId)}::uuid s, ${toUuid(one.personId)}::uuid o) two`;
    await expect(asReader(toUuid(stranger.personId), (tx) => tx.execute(begin))).rejects.toMatchObject(denied);
  });

  test('is answered like nobody by every verb, over whole crowds', async () => {
    const crowd = await Promise.all(Array.from({ length: 3 }, () => aTalkOfFriends()));
    const pages = await Promise.all(Array.from({ length: 2 }, () => aTalkWithPage()));
    const talks = [
      ...crowd.map(({ talk, one, other }) => ({ talk, stands: [one, other] })),
      ...pages.map(({ talk, person, seller }) => ({ talk, stands: [person, seller] })),
    ];
    const people = talks.flatMap(({ stands }) => stands);
    await Promise.all(talks.map(({ talk, stands: [first] }) => first && said(first, talk, 'Here')));
    await fc.assert(
      fc.asyncProperty(fc.nat(talks.length - 1), fc.nat(people.length - 1), async (which, who) => {
        const [place, actor] = [talks[which], people[who]];
        if (!place || !actor) return;
        const stands = place.stands.includes(actor);
        const { talk } = place;
        const seen = await talkFor(actor, { talk });
        expect(seen !== null).toBe(stands);
        // Two topics are her own: what she is told, and that her account is gone.
        expect((await topicsFor(actor, [`talk:${toUuid(talk)}`])).length).toBe(stands ? 3 : 2);
        expect((await readTalk(actor, { talk, number: 1 })).ok).toBe(stands);
        if (stands) return;
        expect(await said(actor, talk, 'Let me in')).toEqual({ ok: false, code: 'not_found' });
        const [message] = (await talkFor(place.stands[0] ?? actor, { talk }))?.messages ?? [];
        if (message) expect((await removeMessage(actor, { talk, message: message.id })).ok).toBe(false);
        expect((await talksOf(actor)).map((line) => line.id)).not.toContain(talk);
      }),
      { numRuns: 40 },
    );
  });
});

test('what is told live says which conversation and what kind of thing, never what; that somebody writes is stored nowhere', async () => {
  const { one, other, talk } = await aTalkOfFriends();
  const topic = `talk:${toUuid(talk)}`;
  const heard: string[] = [];
  const stop = listenTo([topic, `person:${toUuid(other.personId)}`], (about, word) => heard.push(`${about} ${word}`));
  await isHeard();
  const before = await rowsOf();
  const expectHeard = async (line: string) => {
    for (let tries = 0; tries < 100 && !heard.includes(line); tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toContain(line);
  };
  const mine = (await talkFor(one, { talk }))?.side;
  await tellTyping(one, { talk });
  await expectHeard(`${topic} typing:${mine}`);
  expect(await rowsOf()).toEqual(before);
  heard.length = 0;
  await tellTyping(one, { talk });
  await said(one, talk, 'Secret words');
  await readTalk(other, { talk, number: 1 });
  await expectHeard(`${topic} read`);
  expect(heard.filter((line) => line.includes('typing'))).toEqual([]);
  const form = /^(?:talk:[0-9a-f-]{36} (?:said|read)|person:[0-9a-f-]{36} )$/;
  expect(heard.filter((line) => !form.test(line))).toEqual([]);
  stop();

  async function rowsOf() {
    const id = sql`${toUuid(talk)}::uuid`;
    return ownerDb().execute(sql`
      select 'talk' as at, t::text, xmin::text from social.talk t where id = ${id}
      union all select 'side', s::text, xmin::text from social.talk_side s where talk_id = ${id}
      union all select 'message', m::text, xmin::text from social.talk_message m where talk_id = ${id}
      union all select 'setting', c::text, xmin::text from social.talk_setting c where person_id = ${toUuid(one.personId)}::uuid
      union all select 'notice', n::text, xmin::text from social.notice n where subject_id = ${id}`);
  }
});

test('what somebody wrote goes with her account and what she wrote for a page stays; the others’ words stay theirs', async () => {
  const { one, other, talk } = await aTalkOfFriends();
  const page = await aTalkWithPage();
  await said(one, talk, 'Mine');
  await said(other, talk, 'Yours');
  await said(page.person, page.talk, 'A question');
  await writeMessage(page.seller, { talk: page.talk, as: page.pageId }, { key: randomUUID(), words: 'An answer' });
  const wordsOf = async (actor: PersonActor, where: typeof talk) =>
    (await talkFor(actor, { talk: where }))?.messages.map((one) => one.words);
  for (const person of [one, page.seller]) {
    await forgetPerson(person.personId);
    await forgetPerson(person.personId);
  }
  expect(await wordsOf(other, talk)).toEqual(['Yours']);
  expect(await wordsOf(page.person, page.talk)).toEqual(['A question', 'An answer']);
  await forgetPerson(page.person.personId);
  expect(await wordsOf(page.seller, page.talk)).toEqual(['An answer']);
});
