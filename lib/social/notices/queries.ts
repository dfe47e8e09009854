import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import { noticeKinds } from '@/db/schema/social/notice';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import type { PersonCard } from '@/lib/identity/ties/model';
import { toCard } from '@/lib/identity/ties/queries';
import { toUuid } from '@/lib/kernel/ids';
import { heardBy } from './heard-by';
import type { NoticeSubject } from './model';
import type { NoticeKind, NoticeWay, SubjectKind } from './schema';
import { subjectsOf } from './subjects';

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
    where ${heardBy(sql`${me}::uuid`, 'site')} order by n.seen_at is not null, n.at desc limit ${noticesMax}`);
  const found = await subjectsOf(rows, me);
  return rows.flatMap((row, at) => {
    const subject = found[at];
    return subject ? [toNotice(row, subject)] : [];
  });
}

/** What is new to somebody: notices she has not seen, and conversations of her own in which there is something she has not read. */
export type News = { readonly notices: number; readonly talks: number };

/**
 * What is new to the actor, which the frame of every page asks: one statement. Notices up to one more than `unseenMax`, of what she hears
 * of; nothing for whoever has no account.
 */
export async function newsOf(actor: Actor): Promise<News> {
  if (actor.kind !== 'person') return { notices: 0, talks: 0 };
  const me = sql`${toUuid(actor.personId)}::uuid`;
  const [row] = await readSocial<News>(sql`
    select (select count(*) from (select from social.notice n
        where ${heardBy(me, 'site')} and n.seen_at is null limit ${unseenMax + 1}) unseen)::int as notices,
      social.unread_talks(${me}) as talks`);
  return row ?? { notices: 0, talks: 0 };
}

/** When the last of the notices came that the actor has not seen, those included of which nothing can be shown; null without one. */
export async function latestUnseen(actor: PersonActor): Promise<Date | null> {
  const [row] = await readSocial<{ at: string | null }>(sql`
    select max(n.at)::text as at from social.notice n
    where ${heardBy(sql`${toUuid(actor.personId)}::uuid`, 'site')} and n.seen_at is null`);
  // Dates know no microseconds: what came within the same millisecond came with it.
  return row?.at ? new Date(Date.parse(row.at) + 1) : null;
}

/** Of a list of the actor's notices (bare uuids), those that are still new to her and tell of what she may see now. */
export async function standingNotices(actor: PersonActor, ids: readonly string[]): Promise<readonly string[]> {
  const me = toUuid(actor.personId);
  const rows = await readSocial<Pick<Row, 'id' | 'subject_kind' | 'subject_id'>>(sql`
    select n.id, n.subject_kind, n.subject_id from social.notice n
    where ${heardBy(sql`${me}::uuid`, 'push')} and n.seen_at is null
      and n.id = any (array(select one::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) one))`);
  const found = await subjectsOf(rows, me);
  return rows.flatMap(({ id }, at) => (found[at] ? [id] : []));
}

/** A kind of notice, and in which ways the actor is told of it. */
export type NoticeChoice = {
  readonly kind: NoticeKind;
  readonly site: boolean;
  readonly mail: boolean;
  readonly push: boolean;
};

/** Every kind of notice, and in which ways the actor is told of it. */
export async function noticeChoice(actor: PersonActor): Promise<readonly NoticeChoice[]> {
  const me = sql`${toUuid(actor.personId)}::uuid`;
  const rows = await readSocial<{ kind: NoticeKind; way: NoticeWay | 'off' }>(sql`
    select kind, 'off' as way from social.notice_off where person_id = ${me}
    union all select kind, way from social.notice_way where person_id = ${me}`);
  const chose = new Set(rows.map(({ kind, way }) => `${kind} ${way}`));
  return noticeKinds.map((kind) => ({
    kind,
    site: !chose.has(`${kind} off`),
    mail: chose.has(`${kind} mail`),
    push: chose.has(`${kind} push`),
  }));
}

function toNotice(row: Row, subject: NoticeSubject): NoticeView {
  const { by_id: id, handle, name, avatar_key } = row;
  const by = id !== null && handle !== null && name !== null ? toCard({ id, handle, name, avatar_key }) : null;
  return { id: row.id, kind: row.kind, by, subject, at: new Date(row.at), seen: row.seen };
}
