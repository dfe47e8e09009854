import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { Actor } from '@/lib/identity/actor/model';
import type { ReportedKind, ReportReason } from './model';

/** Something that was reported: what, why, and in which words; not by whom. A person has a handle and a name. */
export type ReportView = {
  readonly id: string;
  readonly kind: ReportedKind;
  readonly subject: string;
  readonly reason: ReportReason;
  readonly words: string;
  readonly at: Date;
  /** How many people reported the same. */
  readonly times: number;
  readonly person: { readonly handle: string; readonly name: string } | null;
};

/** How many things are reported, and the newest reports, for an operator; none for everybody else. */
export async function newestReports(actor: Actor): Promise<{ count: number; newest: readonly ReportView[] }> {
  if (actor.kind !== 'person' || !actor.operator) return { count: 0, newest: [] };
  const [[sum], rows] = await Promise.all([
    readSocial<{ count: number }>(
      sql`select count(distinct (subject_kind, subject_id))::int as count from social.report`,
    ),
    readSocial<Omit<ReportView, 'at' | 'person'> & { at: string; handle: string | null; name: string | null }>(sql`
      select r.id, r.subject_kind as kind, r.subject_id as subject, r.reason, r.words, r.at::text as at, p.handle, p.name,
        (select count(*)::int from social.report o where o.subject_kind = r.subject_kind and o.subject_id = r.subject_id) as times
      from social.report r left join identity.profile p on r.subject_kind = 'person' and p.person_id = r.subject_id
      order by r.at desc limit 20`),
  ]);
  const newest = rows.map(({ handle, name, at, ...row }) => ({
    ...row,
    at: new Date(at),
    person: handle === null ? null : { handle, name: name ?? '' },
  }));
  return { count: sum?.count ?? 0, newest };
}
