import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import type { ReportedKind } from './model';

type Seen = (id: SQL, me: SQL) => SQL;

/** Finds a row where there is such a thing that the actor could see and that is somebody else's; each kind knows its own way. */
const found: Partial<Record<ReportedKind, Seen>> = {
  person: (id, me) =>
    sql`select from identity.profile p where p.person_id = ${id} and p.person_id <> ${me} and p.name <> ''`,
  page: (id) => sql`select from shop.page g where g.id = ${id} and g.state = 'published'`,
  post: (id) =>
    sql`select from shop.post o join shop.page g on g.id = o.page_id where o.id = ${id} and g.state = 'published'`,
  product: (id) =>
    sql`select from shop.product o join shop.page g on g.id = o.page_id where o.id = ${id} and o.state = 'published' and g.state = 'published'`,
  recommendation: (id, me) =>
    sql`select from social.recommendation r where r.id = ${id} and r.person_id <> ${me} and social.sees_recommendation(${me}, r)`,
  list: (id, me) =>
    sql`select from social.list l where l.id = ${id} and l.person_id <> ${me} and (social.sees_list(${me}, l)
      or l.link_hash is not null and not identity.apart(${me}, l.person_id) and not identity.held('list', l.id))`,
  comment: (id, me) =>
    sql`select from social.comment c where c.id = ${id} and c.person_id <> ${me} and social.may_see(${me}, c.subject_kind, c.subject_id)
      and not identity.apart(${me}, c.person_id) and not identity.held('comment', c.id)`,
  fundraiser: (id, me) =>
    sql`select from shop.fundraiser f where f.id = ${id} and f.person_id <> ${me} and not identity.held('fundraiser', f.id) and not identity.apart(${me}, f.person_id)`,
  share: (id, me) =>
    sql`select from social.share s where s.id = ${id} and s.person_id <> ${me} and (social.opens_share(${me}, s) or social.sees_share(${me}, s))`,
};

/** Whether the actor may report a thing: there is one, and it is not her own. A kind that has no way yet has nothing to report. */
export async function isReportable(actor: PersonActor, kind: ReportedKind, uuid: string): Promise<boolean> {
  const way = found[kind];
  if (!way) return false;
  const [row] = await readSocial<{ there: boolean }>(
    sql`select exists (${way(sql`${uuid}::uuid`, sql`${toUuid(actor.personId)}::uuid`)}) as there`,
  );
  return row?.there ?? false;
}
