import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial, socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { heardBy } from '@/lib/social/notices/heard-by';
import type { DigestRhythm, NoticeKind, SubjectKind } from '@/lib/social/notices/schema';
import { subjectsOf } from '@/lib/social/notices/subjects';

/** How often the actor gets a digest, and in whose morning; off, and no zone, for whoever never chose. */
export async function digestChoice(actor: PersonActor): Promise<{ rhythm: DigestRhythm; zone: string | null }> {
  const [row] = await readSocial<{ rhythm: DigestRhythm; zone: string }>(
    sql`select rhythm, zone from social.digest where person_id = ${toUuid(actor.personId)}::uuid`,
  );
  return row ?? { rhythm: 'off', zone: null };
}

/** Notices of one digest at most; what is more is counted in the next. */
const noticesMax = 500;

/**
 * What a digest would tell a person now: of the kinds she wants by mail, what is new to her, was in no digest, and can be seen by her at
 * this moment. Empty where she wants none (any more). For the job that writes it.
 */
export async function waitingNotices(personId: Id<'person'>): Promise<readonly { id: string; kind: NoticeKind }[]> {
  const me = toUuid(personId);
  const rows = await socialDb().execute<{
    id: string;
    kind: NoticeKind;
    subject_kind: SubjectKind;
    subject_id: string;
  }>(sql`
    select n.id, n.kind, n.subject_kind, n.subject_id
    from social.digest d join social.notice n on n.person_id = d.person_id and n.at >= d.since
    where d.person_id = ${me}::uuid and d.rhythm <> 'off' and ${heardBy(sql`${me}::uuid`, 'mail')}
      and n.seen_at is null and n.digested_at is null
    order by n.at limit ${noticesMax}`);
  const found = await subjectsOf(rows, me);
  return rows.filter((_, at) => found[at] !== undefined);
}
