import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { Actor } from '@/lib/identity/actor/model';
import type { PersonCard } from '@/lib/identity/ties/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type RegardedId, readSubject } from '../liking/model';
import { viewerOf } from '../liking/viewer';

/** A comment as the actor sees it. */
export type CommentView = {
  readonly id: Id<'comment'>;
  readonly by: PersonCard;
  readonly words: string;
  readonly at: Date;
  readonly mine: boolean;
  /** She wrote it, or the thing is hers. */
  readonly mayDelete: boolean;
};

/** A comment and what was answered to it. */
export type ThreadView = CommentView & { readonly answers: readonly CommentView[] };

/** Threads shown of one thing at once. */
export const threadsShown = 30;
/** Answers shown of one thread; those said last. */
const answersShown = 50;

type CommentRow = {
  id: string;
  answer_to: string | null;
  person_id: string;
  handle: string;
  name: string;
  avatar_key: string | null;
  words: string;
  at: string;
  mine: boolean;
  tends: boolean;
};

/**
 * What was said of a thing, oldest first, the last threads of it; `before` (a comment's id) asks for those before. Nobody apart
 * from the actor is among them, nor answers to her. Nothing of what the actor may not see. `earlier` names the comment before
 * which there are more.
 */
export async function commentsOf(
  actor: Actor,
  on: RegardedId,
  before: Id<'comment'> | null = null,
): Promise<{ threads: readonly ThreadView[]; earlier: Id<'comment'> | null }> {
  const subject = readSubject(on);
  assert(subject, 'a thing that can be commented on has such an id');
  const { kind, uuid } = subject;
  const me = viewerOf(actor);
  const until = before ? sql`c.id < ${toUuid(before)}::uuid` : sql`true`;
  const rows = await readSocial<CommentRow>(sql`
    with threads as materialized (
      select c.* from social.comment c
      where c.subject_kind = ${kind} and c.subject_id = ${uuid}::uuid and c.answer_to is null and ${until}
        and not coalesce(identity.apart(${me}, c.person_id), false) and not identity.held('comment', c.id)
        and social.may_see(${me}, ${kind}, ${uuid}::uuid)
      order by c.id desc limit ${threadsShown + 1}),
    said as (
      select t.* from threads t
      union all select a.* from threads t cross join lateral (
        select c.* from social.comment c where c.answer_to = t.id and not coalesce(identity.apart(${me}, c.person_id), false)
          and not identity.held('comment', c.id)
        order by c.id desc limit ${answersShown}) a)
    select s.id, s.answer_to, s.person_id, p.handle, p.name, p.avatar_key, s.words, s.at::text as at,
      coalesce(s.person_id = ${me}, false) as mine, coalesce(social.tends(${me}, ${kind}, ${uuid}::uuid), false) as tends
    from said s join identity.profile p on p.person_id = s.person_id order by s.id`);
  const top = rows.filter((row) => row.answer_to === null);
  const shown = top.slice(-threadsShown);
  const threads = shown.map((row) => ({
    ...toView(row),
    answers: rows.filter((one) => one.answer_to === row.id).map(toView),
  }));
  return { threads, earlier: top.length > threadsShown ? (threads[0]?.id ?? null) : null };
}

function toView(row: CommentRow): CommentView {
  return {
    id: fromUuid('comment', row.id),
    by: { id: fromUuid('person', row.person_id), handle: row.handle, name: row.name, avatarKey: row.avatar_key },
    words: row.words,
    at: new Date(row.at),
    mine: row.mine,
    mayDelete: row.mine || row.tends,
  };
}
