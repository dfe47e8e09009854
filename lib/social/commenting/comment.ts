import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { holdSubject } from '../liking/hold-subject';
import { readSubject } from '../liking/model';
import { notify } from '../notices/notify';
import type { Say } from './schema';
import { tellOwner } from './tell-owner';

/** Comments on one thing, of everybody together: a thing of which more was said is a place for something else. */
const commentsMax = 2_000;

/**
 * Says something of a thing, or answers a comment on it; an answer to an answer stands beside it. The same form is the same
 * comment. Whose the thing is, and who is answered, are told. `not_found` for what the actor may not see and for a comment
 * that is not there or whose writer is apart from her; `comments_off` where its owner lets nobody say anything;
 * `too_many_comments` where there is no more room.
 */
export async function comment(
  actor: PersonActor,
  input: Say,
): Promise<Result<{ comment: Id<'comment'> }, 'not_found' | 'comments_off' | 'too_many_comments'>> {
  const on = readSubject(input.on);
  assert(on, 'a parsed form names a thing');
  const [me, id] = [toUuid(actor.personId), newId('comment')];
  return socialDb().transaction(async (tx) => {
    await holdSubject(tx, on);
    const [known] = await tx.execute<{ may: boolean; heard: boolean; said: string | null; count: number }>(sql`
      select social.may_see(${me}::uuid, ${on.kind}, ${on.uuid}::uuid) as may, social.hears(${on.kind}, ${on.uuid}::uuid) as heard,
        (select c.id from social.comment c where c.person_id = ${me}::uuid and c.key = ${input.key}) as said,
        coalesce((select r.comments from social.regard r
          where r.subject_kind = ${on.kind} and r.subject_id = ${on.uuid}::uuid), 0) as count`);
    if (!known?.may) return refuse('not_found');
    if (known.said) return ok({ comment: fromUuid('comment', known.said) });
    if (!known.heard) return refuse('comments_off');
    if (known.count >= commentsMax) return refuse('too_many_comments');
    const answered = input.answer && (await answeredOf(tx, me, on, input.answer));
    if (answered === undefined) return refuse('not_found');
    const [made] = await tx.execute<{ id: string }>(sql`
      insert into social.comment (id, person_id, subject_kind, subject_id, answer_to, key, words)
      values (${toUuid(id)}::uuid, ${me}::uuid, ${on.kind}, ${on.uuid}::uuid, ${answered?.thread ?? null}::uuid, ${input.key}, ${input.words})
      on conflict (person_id, key) do nothing returning id`);
    if (!made) return ok({ comment: id });
    const about = { kind: 'comment', id: made.id } as const;
    await tellOwner(tx, { kind: 'commented', on, about, by: actor.personId });
    if (answered?.sees)
      await notify(tx, {
        to: fromUuid('person', answered.writer),
        kind: 'commented',
        subject: about,
        by: actor.personId,
      });
    return ok({ comment: id });
  });
}

type Answered = { thread: string; writer: string; sees: boolean };

/**
 * The comment that is answered: the thread it stands in, who wrote it, and whether she still sees what it is about; undefined where there
 * is none for the actor.
 */
async function answeredOf(
  tx: Pick<ReturnType<typeof socialDb>, 'execute'>,
  me: string,
  on: { kind: string; uuid: string },
  answer: Id<'comment'>,
): Promise<Answered | undefined> {
  const [row] = await tx.execute<Answered>(sql`
    select coalesce(c.answer_to, c.id) as thread, c.person_id as writer,
      social.may_see(c.person_id, c.subject_kind, c.subject_id) as sees
    from social.comment c
    where c.id = ${toUuid(answer)}::uuid and c.subject_kind = ${on.kind} and c.subject_id = ${on.uuid}::uuid
      and not identity.apart(${me}::uuid, c.person_id) and not identity.held('comment', c.id) for share`);
  return row;
}
