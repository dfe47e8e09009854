import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import { noticeKinds } from '@/db/schema/social/notice';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import type { PersonCard } from '@/lib/identity/ties/model';
import { toCard } from '@/lib/identity/ties/queries';
import { toUuid } from '@/lib/kernel/ids';
import type { NoticeSubject } from './model';
import type { NoticeKind, SubjectKind } from './schema';
import { subjectsSeen } from './subjects';

/** Notices that are shown at most: the latest, those not seen before all others. */
const noticesMax = 100;

/** Beyond so many, the bell only says that there are more. */
export const unseenMax = 99;

/** Something the actor is told: who did it, to what, and when; whether it is new to her. */
export type NoticeView = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly by: PersonCard | null;
  readonly subject: NoticeSubject;
  readonly at: Date;
  readonly seen: boolean;
};

type Row = {
  id: string;
  kind: NoticeKind;
  subject_kind: SubjectKind;
  subject_id: string;
  at: string;
  seen: boolean;
  by_id: string | null;
  handle: string | null;
  name: string | null;
  avatar_key: string | null;
};

/** What the actor is told, new things first; nothing of what is gone, or of whom she does not hear of. */
export async function myNotices(actor: PersonActor): Promise<readonly NoticeView[]> {
  const me = toUuid(actor.personId);
  const rows = await readSocial<Row>(sql`
    select n.id, n.kind, n.subject_kind, n.subject_id, n.at::text as at, n.seen_at is not null as seen, n.by_id,
      p.handle, p.name, p.avatar_key
    from social.notice n left join identity.profile p on p.person_id = n.by_id
    where ${heardBy(sql`${me}::uuid`)} order by n.seen_at is not null, n.at desc limit ${noticesMax}`);
  const kinds = [...new Set(rows.map((row) => row.subject_kind))];
  const found = await Promise.all(
    kinds.map((kind) => {
      const ids = rows.filter((row) => row.subject_kind === kind).map((row) => row.subject_id);
      return subjectsSeen(kind, [...new Set(ids)], me);
    }),
  );
  return rows.flatMap((row) => {
    const subject = found[kinds.indexOf(row.subject_kind)]?.get(row.subject_id);
    return subject ? [toNotice(row, subject)] : [];
  });
}

/** How many notices the actor has not seen, up to one more than `unseenMax`; none for whoever has no account. */
export async function unseenNotices(actor: Actor): Promise<number> {
  if (actor.kind !== 'person') return 0;
  const [row] = await readSocial<{ count: number }>(sql`
    select count(*)::int as count from (select from social.notice n
      where ${heardBy(sql`${toUuid(actor.personId)}::uuid`)} and n.seen_at is null limit ${unseenMax + 1}) unseen`);
  return row?.count ?? 0;
}

/** When the last of the notices came that the actor has not seen, those included of which nothing can be shown; null without one. */
export async function latestUnseen(actor: PersonActor): Promise<Date | null> {
  const [row] = await readSocial<{ at: string | null }>(sql`
    select max(n.at)::text as at from social.notice n
    where ${heardBy(sql`${toUuid(actor.personId)}::uuid`)} and n.seen_at is null`);
  // Dates know no microseconds: what came within the same millisecond came with it.
  return row?.at ? new Date(Date.parse(row.at) + 1) : null;
}

/** Every kind of notice, and whether the actor is told of it. */
export async function noticeChoice(actor: PersonActor): Promise<readonly { kind: NoticeKind; told: boolean }[]> {
  const rows = await readSocial<{ kind: NoticeKind }>(
    sql`select kind from social.notice_off where person_id = ${toUuid(actor.personId)}::uuid`,
  );
  const off = new Set(rows.map(({ kind }) => kind));
  return noticeKinds.map((kind) => ({ kind, told: !off.has(kind) }));
}

/** Notices `n` of a person's that tell of nobody she muted, whom either blocked, or who is gone, and of no kind she switched off since. */
function heardBy(me: SQL): SQL {
  return sql`n.person_id = ${me}
    and not exists (select from social.notice_off o where o.person_id = n.person_id and o.kind = n.kind)
    and (n.by_id is null or exists (select from identity.profile b where b.person_id = n.by_id and b.name <> '')
      and not exists (select from social.person_mute m where m.person_id = n.person_id and m.muted_id = n.by_id)
      and not identity.apart(n.person_id, n.by_id))`;
}

function toNotice(row: Row, subject: NoticeSubject): NoticeView {
  const { by_id: id, handle, name, avatar_key } = row;
  const by = id !== null && handle !== null && name !== null ? toCard({ id, handle, name, avatar_key }) : null;
  return { id: row.id, kind: row.kind, by, subject, at: new Date(row.at), seen: row.seen };
}
