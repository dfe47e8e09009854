import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial, socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { heardBy } from '@/lib/social/notices/heard-by';
import type { NoticeKind, SubjectKind } from '@/lib/social/notices/schema';
import { subjectsOf } from '@/lib/social/notices/subjects';
import { pushSecondsMax } from './model';

/** The marks (SHA-256 of the address, in hex) of the browsers in which the actor is told; a browser finds its own among them. */
export async function pushedMarks(actor: PersonActor): Promise<readonly string[]> {
  const rows = await readSocial<{ mark: string }>(
    sql`select mark from social.push_subscription where person_id = ${toUuid(actor.personId)}::uuid order by mark`,
  );
  return rows.map(({ mark }) => mark);
}

/** A message that waits: to whom, of which kind, and the sealed address of the browser. */
export type WaitingPush = { readonly personId: Id<'person'>; readonly kind: NoticeKind; readonly sealed: string };

/**
 * What is to be pushed to a browser of a notice (bare uuids); null where there is nothing any more: it is gone, seen, older than a day or
 * of what she may not see now, she wants none of its kind, or she is not signed in there. For the job that sends it.
 */
export async function waitingPush(notice: string, subscription: string): Promise<WaitingPush | null> {
  type Row = { person: string; kind: NoticeKind; subject_kind: SubjectKind; subject_id: string; sealed: string };
  const rows = await socialDb().execute<Row>(sql`
    select n.person_id as person, n.kind, n.subject_kind, n.subject_id, s.sealed
    from social.push_subscription s join social.notice n on n.id = ${notice}::uuid and ${heardBy(sql`s.person_id`, 'push')}
    where s.id = ${subscription}::uuid and n.seen_at is null and n.at > now() - make_interval(secs => ${pushSecondsMax})
      and identity.session_lives(s.session_id, s.person_id)`);
  const [row] = rows;
  if (!row) return null;
  const [subject] = await subjectsOf(rows, row.person);
  return subject ? { personId: fromUuid('person', row.person), kind: row.kind, sealed: row.sealed } : null;
}
