import 'server-only';
import { type SQL, sql } from 'drizzle-orm';

/**
 * A person who follows more than this is served the other way round: not each followed page is asked for its newest, but the
 * newest of all pages are asked whether she follows theirs. Both find the same.
 */
export const sourcesMax = 2_000;

/** A part of time, the later end first: items before `(microseconds, uuid)`, and not before `since`. */
export type Span = {
  readonly before: readonly [microseconds: string, uuid: string] | null;
  readonly since: Date | null;
};

const instantOf = (microseconds: string) =>
  sql`timestamptz 'epoch' + ${microseconds}::bigint * interval '1 microsecond'`;

/** That a thing with this time and id lies in the span, and not in the future. */
function within(at: SQL, id: SQL, { before, since }: Span): SQL {
  const upper = before ? sql`(${at}, ${id}) < (${instantOf(before[0])}, ${before[1]}::uuid)` : sql`${at} <= now()`;
  return since ? sql`${upper} and ${at} >= ${since.toISOString()}::timestamptz` : upper;
}

/** Where items come from: a table, its owner, its time, and what of it may be seen. */
type Source = { kind: string; from: SQL; owner: SQL; at: SQL; seen: SQL; pages?: true };

/** That a decision does not keep a thing, or whoever showed it, out of feeds. There are few, which are read once. */
const unlimited = (kind: 'post' | 'recommendation' | 'share' | 'list') =>
  sql`not (x.id = any (array(select identity.limited(${kind}))))`;
const unlimitedPerson = sql`not (x.person_id = any (array(select identity.limited('person'))))`;

function sources(me: SQL): Source[] {
  return [
    {
      kind: 'post',
      from: sql`shop.post x`,
      owner: sql`x.page_id`,
      at: sql`x.published_at`,
      seen: sql`${unlimited('post')} and not (x.page_id = any (array(select identity.limited('page'))))`,
      pages: true,
    },
    {
      kind: 'recommendation',
      from: sql`social.recommendation x`,
      owner: sql`x.person_id`,
      at: sql`x.at`,
      seen: sql`social.sees_recommendation(${me}, x) and ${unlimited('recommendation')} and ${unlimitedPerson}`,
    },
    {
      kind: 'share',
      from: sql`social.share x`,
      owner: sql`x.person_id`,
      at: sql`x.starts_at`,
      seen: sql`social.sees_share(${me}, x) and ${unlimited('share')} and ${unlimitedPerson}`,
    },
    {
      kind: 'list',
      from: sql`social.list x`,
      owner: sql`x.person_id`,
      at: sql`x.shown_at`,
      seen: sql`x.shown_at is not null and social.sees_list(${me}, x) and ${unlimited('list')} and ${unlimitedPerson}`,
    },
  ];
}

/** Those a person follows or is friends with, without whom she muted and whoever is apart from her. */
const people = (me: SQL): SQL => sql`
  select s.id, case when bool_or(s.friend) then 'friend' else 'follow' end as why
  from (
    select f.followed_id as id, false as friend from social.person_follow f where f.person_id = ${me}
    union all select f.high_id, true from identity.friendship f where f.low_id = ${me} and f.accepted_at is not null
    union all select f.low_id, true from identity.friendship f where f.high_id = ${me} and f.accepted_at is not null) s
  where not exists (select from social.person_mute m where m.person_id = ${me} and m.muted_id = s.id)
    and not exists (select from identity.block b where b.person_id = ${me} and b.blocked_id = s.id)
    and not exists (select from identity.block b where b.person_id = s.id and b.blocked_id = ${me})
    and not (s.id = any (array(select identity.suspended())))
  group by s.id`;

/** The pages a person follows, without those she muted and those that are not shown. */
const pages = (me: SQL): SQL => sql`
  select f.page_id as id, 'page' as why from social.page_follow f join shop.page g on g.id = f.page_id and g.state = 'published'
  where f.person_id = ${me} and not exists (
    select from social.page_mute m where m.person_id = ${me} and m.page_id = f.page_id)`;

/** Each source is asked for its newest: costs by how many are followed, and nothing by how much there is. */
function bySource(me: SQL, span: Span, limit: number, source: Source): SQL {
  return sql`
    select ${source.kind}::text as kind, i.id, i.at, s.id as source, s.why
    from (${source.pages ? pages(me) : people(me)} offset 0) s cross join lateral (
      select x.id, ${source.at} as at from ${source.from}
      where ${source.owner} = s.id and ${within(source.at, sql`x.id`, span)} and ${source.seen}
      order by ${source.at} desc, x.id desc limit ${limit}) i
    order by i.at desc, i.id desc limit ${limit}`;
}

/**
 * The newest of everything are asked whether their source is followed, until there are enough: costs by how much there is in the
 * span, and nothing by how many are followed. `offset 0` keeps the question a look at one key, where the planner would
 * otherwise read all that is followed.
 */
function byTime(me: SQL, span: Span, limit: number, source: Source): SQL {
  const followed = source.pages
    ? sql`
      select 'page' as why from social.page_follow f join shop.page g on g.id = f.page_id and g.state = 'published'
      where f.person_id = ${me} and f.page_id = ${source.owner}
        and not exists (select from social.page_mute m where m.person_id = ${me} and m.page_id = f.page_id) offset 0`
    : sql`
      select case when identity.are_friends(${me}, ${source.owner}) then 'friend' else 'follow' end as why
      where (identity.are_friends(${me}, ${source.owner}) or exists (
          select from social.person_follow f where f.person_id = ${me} and f.followed_id = ${source.owner}))
        and not exists (select from social.person_mute m where m.person_id = ${me} and m.muted_id = ${source.owner})
        and not coalesce(identity.apart(${me}, ${source.owner}), false) offset 0`;
  return sql`
    select ${source.kind}::text as kind, x.id, ${source.at} as at, ${source.owner} as source, w.why
    from ${source.from} cross join lateral (${followed}) w
    where ${within(source.at, sql`x.id`, span)} and ${source.owner} <> ${me} and ${source.seen}
    order by ${source.at} desc, x.id desc limit ${limit}`;
}

/** How many pages and people a person follows, counted no further than it matters. */
export function sourcesCounted(me: SQL): SQL {
  const counted = (table: SQL) =>
    sql`(select count(*)::int from (select from ${table} where person_id = ${me} limit ${sourcesMax + 1}) f)`;
  return sql`select ${counted(sql`social.page_follow`)} as pages, ${counted(sql`social.person_follow`)} as people`;
}

/** The newest items of a person's feed in a span of time, in one statement. */
export function feedStatement(me: SQL, span: Span, limit: number, counted: { pages: number; people: number }): SQL {
  const parts = sources(me).map((source) => {
    const many = (source.pages ? counted.pages : counted.people) > sourcesMax;
    return sql`(${(many ? byTime : bySource)(me, span, limit, source)})`;
  });
  return sql`
    select i.kind, i.id, i.source, i.why, (extract(epoch from i.at) * 1000000)::bigint::text as microseconds
    from (${sql.join(parts, sql` union all `)}) i order by i.at desc, i.id desc limit ${limit}`;
}
