import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { Audience } from '@/lib/social/sharing/model';
import { sharesById } from '@/lib/social/sharing/queries';
import { type AudienceChoices, type MarkState, type NamedView, type OwnShare, toldFrom } from './model';

/** Shares and friends shown at most. */
const shownMax = 200;

type OwnRow = {
  id: string;
  audience: Audience;
  circle: string | null;
  openings: number | null;
  linked: boolean;
  begins: string | null;
  ends: string | null;
};

/** Everything the actor shares, latest first, with whom and how many opened it. */
export async function ownShares(actor: PersonActor): Promise<readonly OwnShare[]> {
  return readOwn(actor, null);
}

/** One of her own; null for a missing one and for somebody else's. */
export async function ownShare(actor: PersonActor, share: Id<'share'>): Promise<OwnShare | null> {
  return (await readOwn(actor, share))[0] ?? null;
}

// Whether it goes to friends, and to so few of them that how many opened it would say who.
const isForFew = sql`s.audience in ('friends', 'circle') and (select count(*) from identity.friendship f
  where s.person_id in (f.low_id, f.high_id) and f.accepted_at is not null and (s.audience = 'friends' or exists (
    select from social.circle_member m where m.circle_id = s.circle_id and m.person_id in (f.low_id, f.high_id)))) < ${toldFrom}::int`;

async function readOwn(actor: PersonActor, only: Id<'share'> | null): Promise<OwnShare[]> {
  const me = sql`${toUuid(actor.personId)}::uuid`;
  const which = only === null ? sql`true` : sql`s.id = ${toUuid(only)}::uuid`;
  const [rows, named] = await Promise.all([
    readSocial<OwnRow>(sql`
      select s.id, s.audience, c.name as circle, case when not (${isForFew}) then s.openings end as openings,
        s.link_hash is not null as linked, s.ends_at::text as ends,
        case when s.starts_at > now() then s.starts_at::text end as begins
      from social.share s left join social.circle c on c.id = s.circle_id
      where s.person_id = ${me} and ${which} and (s.ends_at is null or s.ends_at > now())
      order by s.starts_at desc, s.id limit ${shownMax}`),
    readSocial<{ share_id: string; person_id: string; handle: string; name: string; opened_at: string | null }>(sql`
      select n.share_id, n.person_id, p.handle, p.name, n.opened_at::text as opened_at
      from social.share s join social.share_person n on n.share_id = s.id join identity.profile p on p.person_id = n.person_id
      where s.person_id = ${me} and ${which} and not identity.apart(n.person_id, ${me}) order by p.name, n.person_id`),
  ]);
  const views = await sharesById(
    actor,
    rows.map(({ id }) => fromUuid('share', id)),
  );
  const byId = new Map(views.map((view) => [view.id, view]));
  return rows.flatMap(({ id, begins, ends, ...row }) => {
    const view = byId.get(fromUuid('share', id));
    if (!view) return [];
    return {
      ...row,
      view,
      begins: instantOf(begins),
      ends: instantOf(ends),
      people: named.filter((row) => row.share_id === id).map(namedOf),
    };
  });
}

function namedOf(row: { person_id: string; handle: string; name: string; opened_at: string | null }): NamedView {
  return {
    id: fromUuid('person', row.person_id),
    handle: row.handle,
    name: row.name,
    openedAt: instantOf(row.opened_at),
  };
}

function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** How things under these names are shared by the actor now, by name. */
export async function sharedMarks(
  actor: PersonActor,
  marks: readonly string[],
): Promise<ReadonlyMap<string, MarkState>> {
  if (marks.length === 0) return new Map();
  const rows = await readSocial<{
    mark: string;
    id: string;
    audience: Audience;
    circle: string | null;
    begins: string | null;
    people: number;
  }>(sql`
    select s.mark, s.id, s.audience, c.name as circle, case when s.starts_at > now() then s.starts_at::text end as begins,
      (select count(*)::int from social.share_person n where n.share_id = s.id) as people
    from social.share s left join social.circle c on c.id = s.circle_id
    where s.person_id = ${toUuid(actor.personId)}::uuid and s.mark = any(${`{${marks.join(',')}}`}::text::uuid[])
      and (s.ends_at is null or s.ends_at > now())`);
  return new Map(
    rows.map(({ mark, id, begins, ...row }) => [
      mark,
      { ...row, share: fromUuid('share', id), begins: instantOf(begins) },
    ]),
  );
}

/** Whom the actor can choose: her friends and her circles. */
export async function audienceChoices(actor: PersonActor): Promise<AudienceChoices> {
  const me = sql`${toUuid(actor.personId)}::uuid`;
  const [friends, circles] = await Promise.all([
    readSocial<{ id: string; handle: string; name: string }>(sql`
      select p.person_id as id, p.handle, p.name from identity.friendship f
      join identity.profile p on p.person_id = case when f.low_id = ${me} then f.high_id else f.low_id end
      where ${me} in (f.low_id, f.high_id) and f.accepted_at is not null and not identity.apart(p.person_id, ${me})
      order by lower(p.name), p.person_id limit ${shownMax}`),
    readSocial<{ id: string; name: string; count: number }>(sql`
      select c.id, c.name, (select count(*)::int from social.circle_member m
        where m.circle_id = c.id and identity.are_friends(m.person_id, ${me})) as count
      from social.circle c where c.person_id = ${me} order by lower(c.name) limit ${shownMax}`),
  ]);
  return {
    friends: friends.map((row) => ({ ...row, id: fromUuid('person', row.id) })),
    circles: circles.map((row) => ({ ...row, id: fromUuid('circle', row.id) })),
  };
}
