import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { socialDb } from '@/db/client/social';
import { pageMember } from '@/db/schema/shop/page';
import { aPerson } from '@/db/testing/a-person';
import { anybody, aPage } from '@/db/testing/shop';
import { aPost, blocked } from '@/db/testing/tied';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { regardOf } from '../liking/queries';
import { comment } from './comment';
import { deleteComment } from './delete-comment';
import { commentsOf, threadsShown } from './queries';
import { Say } from './schema';

const say = async (by: PersonActor, on: Id<'post'>, words: string, answer: Id<'comment'> | null = null) => {
  const said = await comment(by, { on, words, answer, key: randomUUID() });
  if (!said.ok) throw new Error(said.code);
  return said.value.comment;
};
const toldOf = async (person: PersonActor) =>
  (
    await socialDb().execute<{ id: string }>(
      sql`select subject_id as id from social.notice where kind = 'commented' and person_id = ${toUuid(person.personId)}::uuid`,
    )
  ).map(({ id }) => id);
const shape = async (viewer: PersonActor | typeof anybody, on: Id<'post'>) =>
  (await commentsOf(viewer, on)).threads.map(({ words, answers }) => [words, answers.map((one) => one.words)]);

describe('comments', () => {
  let omar: PersonActor;
  let lina: PersonActor;
  let sami: PersonActor;
  let on: Id<'post'>;
  let pageId: Id<'page'>;
  beforeAll(async () => {
    [omar, lina, sami] = [await aPerson(), await aPerson(), await aPerson()];
    pageId = (await aPage({ owner: omar.personId })).id;
    on = await aPost(pageId, omar.personId);
  });

  it('stand in two levels: an answer to an answer stands beside it', async () => {
    const first = await say(lina, on, 'Is it glazed inside?');
    const answer = await say(omar, on, 'It is', first);
    await say(sami, on, 'And outside?', answer);
    expect(await shape(anybody, on)).toEqual([['Is it glazed inside?', ['It is', 'And outside?']]]);
    await expect(
      socialDb().execute(sql`
        insert into social.comment (id, person_id, subject_kind, subject_id, answer_to, key, words)
        values (gen_random_uuid(), ${toUuid(lina.personId)}::uuid, 'post', ${toUuid(on)}::uuid, ${toUuid(answer)}::uuid, 'kkkkkkkkkkkkkkkkkkk', 'Deeper')`),
    ).rejects.toMatchObject({ cause: { constraint_name: 'comment_two_levels' } });
  });

  it('are told to whose the thing is and to who is answered, never to the writer', async () => {
    const post = await aPost(pageId, omar.personId);
    const first = await say(lina, post, 'Lovely');
    const answer = await say(sami, post, 'Yes', first);
    expect(await toldOf(omar)).toEqual(expect.arrayContaining([toUuid(first), toUuid(answer)]));
    expect(await toldOf(lina)).toContain(toUuid(answer));
    expect(await toldOf(sami)).not.toContain(toUuid(answer));
  });

  it('are one for one form, however often and at once it is sent', async () => {
    const post = await aPost(pageId, omar.personId);
    const form = { on: post, words: 'Once', answer: null, key: randomUUID() };
    await Promise.all(Array.from({ length: 6 }, () => comment(lina, form)));
    expect(await shape(lina, post)).toEqual([['Once', []]]);
    expect((await regardOf(lina, [post])).get(post)?.comments).toBe(1);
  });

  it('are taken away by their writer and by the people of the page who may change it, with their answers and notices', async () => {
    const post = await aPost(pageId, omar.personId);
    const first = await say(lina, post, 'First');
    const answer = await say(sami, post, 'Answer', first);
    expect(await deleteComment(sami, { comment: first })).toEqual({ ok: false, code: 'not_found' });
    const reader = await aPerson();
    await shopDb()
      .insert(pageMember)
      .values({ pageId, personId: reader.personId, roles: ['read_only'] });
    expect(await deleteComment(reader, { comment: first })).toEqual({ ok: false, code: 'not_found' });
    const editor = await aPerson();
    await shopDb()
      .insert(pageMember)
      .values({ pageId, personId: editor.personId, roles: ['catalog'] });
    expect(await deleteComment(editor, { comment: first })).toEqual({ ok: true, value: null });
    expect(await deleteComment(lina, { comment: first })).toEqual({ ok: false, code: 'not_found' });
    expect(await shape(lina, post)).toEqual([]);
    expect((await regardOf(lina, [post])).get(post)?.comments).toBe(0);
    expect(await toldOf(lina)).not.toContain(toUuid(answer));
    const own = await say(sami, post, 'Own');
    expect(await deleteComment(sami, { comment: own })).toEqual({ ok: true, value: null });
  });

  it('of people who are apart are not shown to each other, nor counted, nor answered', async () => {
    const [mona, rami] = [await aPerson(), await aPerson()];
    const post = await aPost(pageId, omar.personId);
    const said = await say(rami, post, 'From Rami');
    await blocked(rami, mona);
    expect(await shape(mona, post)).toEqual([]);
    expect((await regardOf(mona, [post])).get(post)?.comments).toBe(0);
    expect(await comment(mona, { on: post, words: 'Hello', answer: said, key: randomUUID() })).toEqual({
      ok: false,
      code: 'not_found',
    });
    expect(await shape(anybody, post)).toEqual([['From Rami', []]]);
  });

  it('are shown the last ones first asked for, with the way to those before', async () => {
    const post = await aPost(pageId, omar.personId);
    for (let number = 1; number <= threadsShown + 3; number++) await say(lina, post, `Number ${number}`);
    const last = await commentsOf(anybody, post);
    expect(last.threads.map(({ words }) => words).at(-1)).toBe(`Number ${threadsShown + 3}`);
    expect(last.threads).toHaveLength(threadsShown);
    const before = await commentsOf(anybody, post, last.earlier);
    expect(before.threads.map(({ words }) => words)).toEqual(['Number 1', 'Number 2', 'Number 3']);
    expect(before.earlier).toBeNull();
  });

  it('are not of what one may not see', async () => {
    const form = { words: 'Hello', answer: null, key: randomUUID() };
    for (const unseen of [newId('post'), newId('list'), newId('share')])
      expect(await comment(lina, { on: unseen, ...form })).toEqual({ ok: false, code: 'not_found' });
  });
});

it('the form turns no words around, and takes nothing else along', () => {
  const form = { on: newId('post'), key: 'k'.repeat(20), words: 'abc\u202edef' };
  expect(Say.parse(form)).toMatchObject({ words: 'abcdef', answer: null });
  for (const bad of [{ words: '  ' }, { words: 'x'.repeat(1001) }, { on: newId('cart') }, { by: newId('person') }])
    expect(Say.safeParse({ ...form, ...bad }).success).toBe(false);
});
