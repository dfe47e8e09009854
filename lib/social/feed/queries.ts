import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { readCursor, writeCursor } from '@/lib/shop/catalog/model';
import type { RegardedId, RegardedNoun } from '../liking/model';
import { shownId } from '../liking/model';
import { viewerOf } from '../liking/viewer';
import { arrange, type FeedMode, screenItems, shownSince, type Why } from './model';
import { feedStatement, sourcesCounted } from './sources';

/** An item of the feed: what it is, from whom, and why it is there. What it says is asked for by its id, as its viewer. */
export type FeedItem = {
  readonly kind: RegardedNoun;
  readonly id: RegardedId;
  /** The page or person it comes from. */
  readonly source: Id<'page'> | Id<'person'>;
  readonly why: Why;
  readonly at: Date;
};

/**
 * A screen of the feed. `more` leads to the next screen of what is new; where there is none she is up to date, and `older`
 * leads to what was before.
 */
export type FeedScreen = {
  readonly items: readonly FeedItem[];
  readonly more: string | null;
  readonly older: string | null;
};

/** How the actor wants her feed. */
export type FeedChoice = {
  readonly mode: FeedMode;
  readonly suggests: boolean;
  readonly since: Date | null;
  /**
   * Under which her browser keeps what she looks at; another than before once she begins anew, and null while she does not want it: then
   * it keeps nothing.
   */
  readonly looks: string | null;
  /** When she looked the time before. */
  readonly lookedBefore: Date | null;
};

/** What the actor chose for her feed; newest first with suggestions and without what she looks at, where she never chose. */
export async function feedChoice(actor: PersonActor): Promise<FeedChoice> {
  const [row] = await readSocial<{
    mode: FeedMode;
    suggests: boolean;
    since: string | null;
    looks: string | null;
    before: string | null;
  }>(sql`
    select mode, suggests, since::text as since,
      case when looks_since is not null
        then person_id || ' ' || extract(epoch from greatest(looks_since, since)) end as looks, looked_before::text as before
    from social.feed_choice where person_id = ${viewerOf(actor)}`);
  const dated = (text: string | null | undefined) => (text ? new Date(text) : null);
  return {
    mode: row?.mode ?? 'newest',
    suggests: row?.suggests ?? true,
    since: dated(row?.since),
    looks: row?.looks ?? null,
    lookedBefore: dated(row?.before),
  };
}

type Row = { kind: RegardedNoun; id: string; source: string; why: Why; microseconds: string };

/** A screen of the actor's feed in the order she chose; `after` is a cursor of the screen before. */
export async function feedOf(
  actor: PersonActor,
  choice: FeedChoice,
  after: string | null = null,
  now: Date = new Date(),
): Promise<FeedScreen> {
  const me = viewerOf(actor);
  const before = readCursor(after);
  const since = shownSince(now, choice.lookedBefore);
  const [counted] = await readSocial<{ pages: number; people: number }>(sourcesCounted(me));
  const isNew = before === null || BigInt(before[0]) > BigInt(since.getTime()) * 1000n;
  const span = { before, since: isNew ? since : null };
  const rows = await readSocial<Row>(feedStatement(me, span, screenItems + 1, counted ?? { pages: 0, people: 0 }));
  const shown = rows.slice(0, screenItems);
  const last = rows.length > screenItems ? shown.at(-1) : undefined;
  const next = last ? writeCursor([last.microseconds, last.id]) : null;
  const items = shown.map(toItem);
  return {
    items: choice.mode === 'for_you' ? arrange(items, await leaningOf(actor, choice)) : items,
    more: isNew ? next : null,
    older: isNew ? (next === null ? writeCursor([`${since.getTime()}000`, lastUuid]) : null) : next,
  };
}

/** The id after which none comes. */
const lastUuid = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function toItem(row: Row): FeedItem {
  return {
    kind: row.kind,
    id: shownId({ kind: row.kind, uuid: row.id }),
    source: row.why === 'page' ? fromUuid('page', row.source) : fromUuid('person', row.source),
    why: row.why,
    at: new Date(Number(BigInt(row.microseconds) / 1000n)),
  };
}

/** How many things of each page and person the actor liked or saved lately, and what she wants less of. */
async function leaningOf(actor: PersonActor, { since }: FeedChoice) {
  const me = viewerOf(actor);
  const from = sql`greatest(now() - interval '90 days', ${since?.toISOString() ?? null}::timestamptz)`;
  const rows = await readSocial<{ kind: 'page' | 'person'; id: string; count: number; less: boolean }>(sql`
    select kind, id, sum(number)::int as count, bool_or(less) as less from (
      select 'page' as kind, o.page_id as id, 1 as number, false as less from social.liking k
        join shop.post o on o.id = k.subject_id where k.person_id = ${me} and k.subject_kind = 'post' and k.at > ${from}
      union all select 'person', social.owner_of(k.subject_kind, k.subject_id), 1, false from social.liking k
        where k.person_id = ${me} and k.subject_kind <> 'post' and k.at > ${from}
      union all select 'page', p.page_id, 1, false from social.list l join social.list_item i on i.list_id = l.id
        join shop.product p on p.id = i.subject_id
        where l.person_id = ${me} and i.subject_kind = 'product' and i.at > ${from}
      union all select f.kind, f.subject_id, 0, true from social.feed_less f
        where f.person_id = ${me} and f.kind in ('page', 'person')) s
    where id is not null group by kind, id`);
  const named = rows.map((row) => ({ ...row, id: fromUuid(row.kind, row.id) as string }));
  return {
    fond: new Map(named.map(({ id, count }) => [id, count])),
    less: new Set(named.filter(({ less }) => less).map(({ id }) => id)),
  };
}

/** What the actor's feed is made from, as numbers she can check, and what she wants less of. */
export type FeedSources = {
  readonly pages: number;
  readonly people: number;
  readonly friends: number;
  readonly likes: number;
  readonly saved: number;
  readonly mutedPages: readonly Id<'page'>[];
  readonly mutedPeople: readonly { id: Id<'person'>; name: string; handle: string }[];
  readonly less: readonly { kind: 'page' | 'person' | 'product'; id: string; name: string }[];
};

/** Of what the actor's feed is made. */
export async function feedSources(actor: PersonActor): Promise<FeedSources> {
  const me = viewerOf(actor);
  const { since } = await feedChoice(actor);
  const from = sql`coalesce(${since?.toISOString() ?? null}::timestamptz, '-infinity')`;
  const [row] = await readSocial<{
    pages: number;
    people: number;
    friends: number;
    likes: number;
    saved: number;
    muted_pages: string[];
    muted_people: { id: string; name: string; handle: string }[];
    less: { kind: 'page' | 'person' | 'product'; id: string; name: string }[];
  }>(sql`
    select (select count(*)::int from social.page_follow where person_id = ${me}) as pages,
      (select count(*)::int from social.person_follow where person_id = ${me}) as people,
      (select count(*)::int from identity.friendship where ${me} in (low_id, high_id) and accepted_at is not null) as friends,
      (select count(*)::int from social.liking where person_id = ${me} and at > ${from}) as likes,
      (select count(*)::int from social.list l join social.list_item i on i.list_id = l.id
        where l.person_id = ${me} and i.at > ${from}) as saved,
      (select coalesce(jsonb_agg(page_id), '[]') from social.page_mute where person_id = ${me}) as muted_pages,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.person_id, 'name', p.name, 'handle', p.handle) order by p.name), '[]')
        from social.person_mute m join identity.profile p on p.person_id = m.muted_id
        where m.person_id = ${me} and p.name <> '' and not identity.apart(${me}, m.muted_id)) as muted_people,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'id', f.subject_id, 'name',
          coalesce(g.name, p.name, t.title)) order by f.at desc), '[]')
        from social.feed_less f left join shop.page g on f.kind = 'page' and g.id = f.subject_id and g.state = 'published'
        left join identity.profile p on f.kind = 'person' and p.person_id = f.subject_id and p.name <> ''
          and not identity.apart(${me}, f.subject_id)
        left join shop.product t on f.kind = 'product' and t.id = f.subject_id and t.state = 'published'
          and exists (select from shop.page o where o.id = t.page_id and o.state = 'published')
        where f.person_id = ${me} and coalesce(g.name, p.name, t.title) is not null) as less`);
  return {
    pages: row?.pages ?? 0,
    people: row?.people ?? 0,
    friends: row?.friends ?? 0,
    likes: row?.likes ?? 0,
    saved: row?.saved ?? 0,
    mutedPages: (row?.muted_pages ?? []).map((uuid) => fromUuid('page', uuid)),
    mutedPeople: (row?.muted_people ?? []).map((one) => ({ ...one, id: fromUuid('person', one.id) })),
    less: (row?.less ?? []).map((one) => ({ ...one, id: fromUuid(one.kind, one.id) })),
  };
}

/** Names of the sources of items, for the words that say why they are there. */
export async function sourceNames(
  _actor: PersonActor,
  items: readonly FeedItem[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly handle: string }>> {
  const uuids = [...new Set(items.map(({ source }) => toUuid(source)))];
  if (uuids.length === 0) return new Map();
  const listed = sql`${`{${uuids.join(',')}}`}::uuid[]`;
  const rows = await readSocial<{ kind: 'page' | 'person'; id: string; name: string; handle: string }>(sql`
    select 'page' as kind, g.id, g.name, g.handle from shop.page g where g.id = any(${listed})
    union all select 'person', p.person_id, p.name, p.handle from identity.profile p where p.person_id = any(${listed})`);
  return new Map(rows.map(({ kind, id, name, handle }) => [fromUuid(kind, id), { name, handle }]));
}
