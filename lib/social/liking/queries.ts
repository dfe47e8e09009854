import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { Actor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { type RegardedId, type RegardedNoun, readSubject, shownId } from './model';
import { viewerOf } from './viewer';

/** How a thing stands: how many like it and have said something, and whether the actor likes it. */
export type Regard = { readonly likes: number; readonly comments: number; readonly liked: boolean };

/** Nothing yet. */
export const noRegard: Regard = { likes: 0, comments: 0, liked: false };

/**
 * How things stand that the actor was shown; one without likes and comments is absent. Whoever is apart from her is not among
 * the numbers, nor what was answered to them, which she is not shown either.
 */
export async function regardOf(actor: Actor, ids: readonly RegardedId[]): Promise<ReadonlyMap<RegardedId, Regard>> {
  if (ids.length === 0) return new Map();
  const asked = ids.map((id) => {
    const subject = readSubject(id);
    assert(subject, 'a thing that can be liked has such an id');
    return { kind: subject.kind, id: subject.uuid };
  });
  const me = viewerOf(actor);
  const rows = await readSocial<{
    kind: RegardedNoun;
    id: string;
    likes: number;
    comments: number;
    liked: boolean;
  }>(sql`
    with apart as materialized (
      select identity.apart_from(${me}) as id)
    select r.subject_kind as kind, r.subject_id as id,
      r.likes - (select count(*)::int from apart a join social.liking k
        on k.subject_kind = r.subject_kind and k.subject_id = r.subject_id and k.person_id = a.id) as likes,
      r.comments - (select count(*)::int from apart a join social.comment t
          on t.subject_kind = r.subject_kind and t.subject_id = r.subject_id and t.person_id = a.id
        cross join lateral (select t.id union select c.id from social.comment c
          where c.answer_to = t.id and not (c.person_id = any (array(select id from apart)))) c
        where not identity.held('comment', c.id)) as comments,
      exists (select from social.liking k where k.subject_kind = r.subject_kind and k.subject_id = r.subject_id
        and k.person_id = ${me}) as liked
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as a(kind text, id uuid)
    join social.regard r on r.subject_kind = a.kind and r.subject_id = a.id`);
  return new Map(
    rows.map(({ kind, id, likes, comments, liked }) => [shownId({ kind, uuid: id }), { likes, comments, liked }]),
  );
}
