import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aGuest, aPerson } from '@/db/testing/a-person';
import { decided } from '@/db/testing/decided';
import { aShare, befriend, blockPerson } from '@/db/testing/sharing';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { like } from '@/lib/social/liking/like';
import { regardOf } from '@/lib/social/liking/queries';
import { myNotices, newsOf } from '@/lib/social/notices/queries';
import { report } from '@/lib/social/reports/report';
import { changeShare } from '@/lib/social/sharing/change-share';
import { hearShare } from '@/lib/social/sharing/hear-share';
import { sharesById } from '@/lib/social/sharing/queries';
import { takeBack } from '@/lib/social/sharing/take-back';
import { comment } from './comment';
import { deleteComment } from './delete-comment';
import { commentsOf } from './queries';

const say = (by: PersonActor, on: Id<'share'>, words = 'Is it heavy?') =>
  comment(by, { on, words, answer: null, key: randomUUID() });

/** Lina shares with Omar, who is her friend as Salma is; a stranger stands by. */
async function shared(audience: 'people' | 'link' = 'people') {
  const [lina, omar, salma, stranger] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()];
  for (const friend of [omar, salma]) await befriend(lina, friend);
  const { share } = await aShare(lina, audience === 'people' ? { audience, people: [omar.personId] } : { audience });
  return { lina, omar, salma, stranger, share };
}

describe('what is said of a share', () => {
  it('is said and read by whom it is shown to, told to its owner, and is not there for anybody else', async () => {
    const { lina, omar, salma, stranger, share } = await shared();
    const said = await say(omar, share);
    if (!said.ok) throw new Error(said.code);
    for (const other of [salma, stranger]) expect(await say(other, share)).toEqual({ ok: false, code: 'not_found' });
    for (const reader of [lina, omar]) expect((await commentsOf(reader, share)).threads).toHaveLength(1);
    for (const other of [salma, stranger, aGuest]) expect((await commentsOf(other, share)).threads).toEqual([]);
    const [told] = (await myNotices(lina)).filter(({ kind }) => kind === 'commented');
    expect(told?.subject).toEqual({ title: 'Walnut tray', path: `/shares/${share}#${said.value.comment}` });
    expect(await report(lina, aReport(said.value.comment))).toEqual({ ok: true, value: null });
    expect(await report(salma, aReport(said.value.comment))).toEqual({ ok: false, code: 'not_found' });
    expect(await deleteComment(lina, { comment: said.value.comment })).toEqual({ ok: true, value: null });
  });

  it('is nothing that a link allows: whoever has no more is nobody in particular', async () => {
    const { omar, share } = await shared('link');
    expect(await say(omar, share)).toEqual({ ok: false, code: 'not_found' });
  });

  it('ends where its owner says so and nobody else, is still read, and begins again', async () => {
    const { lina, omar, share } = await shared();
    await say(omar, share);
    expect(await hearShare(omar, { share, comments: 'no' })).toEqual({ ok: false, code: 'not_found' });
    expect(await hearShare(lina, { share, comments: 'no' })).toEqual({ ok: true, value: { comments: false } });
    expect((await sharesById(omar, [share]))[0]?.comments).toBe(false);
    for (const one of [omar, lina]) expect(await say(one, share)).toEqual({ ok: false, code: 'comments_off' });
    await expect(
      socialDb().execute(sql`
        insert into social.comment (id, person_id, subject_kind, subject_id, key, words)
        values (gen_random_uuid(), ${toUuid(omar.personId)}::uuid, 'share', ${toUuid(share)}::uuid, ${randomUUID()}, 'Past it')`),
    ).rejects.toMatchObject({ cause: { constraint_name: 'comment_heard' } });
    expect((await commentsOf(omar, share)).threads).toHaveLength(1);
    await hearShare(lina, { share, comments: 'yes' });
    expect((await say(omar, share)).ok).toBe(true);
  });

  it('is gone with it, its likes, numbers and notices too', async () => {
    const { lina, omar, share } = await shared();
    await say(omar, share);
    await like(omar, { on: share, like: 'yes' });
    expect((await regardOf(lina, [share])).get(share)).toEqual({ likes: 1, comments: 1, liked: false });
    await takeBack(lina, { share });
    const id = sql`${toUuid(share)}::uuid`;
    const [left] = await socialDb().execute(sql`
      select (select count(*)::int from social.comment where subject_id = ${id}) as comments,
        (select count(*)::int from social.liking where subject_id = ${id}) as likes,
        (select count(*)::int from social.regard where subject_id = ${id}) as numbers,
        (select count(*)::int from social.notice where person_id = ${toUuid(lina.personId)}::uuid) as notices`);
    expect(left).toEqual({ comments: 0, likes: 0, numbers: 0, notices: 0 });
  });

  it('is gone with it also when it is said in the moment in which the share is taken back', async () => {
    const { lina, omar, share } = await shared();
    await like(lina, { on: share, like: 'yes' });
    const id = sql`${toUuid(share)}::uuid`;
    let done: Promise<unknown> = Promise.resolve();
    await ownerDb().transaction(async (tx) => {
      await tx.execute(sql`select from social.regard where subject_id = ${id} for update`);
      const said = say(omar, share);
      await untilWaiting(1);
      const back = takeBack(lina, { share });
      await untilWaiting(2);
      done = Promise.all([said, back]);
    });
    await done;
    expect(await socialDb().execute(sql`select words from social.comment where subject_id = ${id}`)).toEqual([]);
    expect(
      await socialDb().execute(sql`select kind from social.notice where person_id = ${toUuid(lina.personId)}::uuid`),
    ).toEqual([]);
  });

  it('held back by a decision is counted no more, and keeps nobody from deleting it or taking the share back', async () => {
    const { lina, omar, share } = await shared();
    const [one, two] = [await saying(omar, share), await saying(omar, share)];
    for (const held of [one, two]) await decided('comment', toUuid(held), 'remove');
    await blockPerson(lina, omar);
    expect((await regardOf(lina, [share])).get(share)?.comments).toBe(0);
    expect(await deleteComment(omar, { comment: one })).toEqual({ ok: true, value: null });
    expect((await regardOf(lina, [share])).get(share)?.comments).toBe(0);
    expect(await takeBack(lina, { share })).toEqual({ ok: true, value: null });
  });

  it('below the words of somebody apart is as little in the number as it is shown', async () => {
    const [lina, omar, salma] = [await aPerson(), await aPerson(), await aPerson()];
    const { share } = await aShare(lina);
    const answer = await saying(omar, share);
    await saying(lina, share, answer);
    expect((await regardOf(salma, [share])).get(share)?.comments).toBe(2);
    await blockPerson(omar, salma);
    expect((await commentsOf(salma, share)).threads).toEqual([]);
    expect((await regardOf(salma, [share])).get(share)?.comments).toBe(0);
    expect((await regardOf(lina, [share])).get(share)?.comments).toBe(2);
  });

  it('and answered is told to nobody who does not see the share any more', async () => {
    const { lina, omar, share } = await shared();
    const asked = await saying(omar, share);
    await changeShare(lina, { share, without: omar.personId, ends: 'as_it_is' });
    await saying(lina, share, asked);
    expect((await newsOf(omar)).notices).toBe(0);
  });
});

/** Waits until so many transactions wait for another. */
async function untilWaiting(many: number): Promise<void> {
  for (const from = Date.now(); Date.now() - from < 5_000; ) {
    const [row] = await ownerDb().execute<{ waiting: number }>(sql`
      select count(distinct l.pid)::int as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where not l.granted and a.datname = current_database()`);
    if (row?.waiting === many) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`never did ${many} wait`);
}

const saying = async (by: PersonActor, on: Id<'share'>, answer: Id<'comment'> | null = null) => {
  const said = await comment(by, { on, words: 'Is it heavy?', answer, key: randomUUID() });
  if (!said.ok) throw new Error(said.code);
  return said.value.comment;
};

const aReport = (id: Id<'comment'>) => ({ kind: 'comment', id: toUuid(id), reason: 'harassment', words: '' }) as const;
