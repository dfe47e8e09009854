import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { viewerOf } from '../liking/viewer';
import type { FeedChoice } from './queries';

/** Why something is suggested: things of its kind, or of its page, that she saved or liked, or that she follows its page. */
export type Reason = { readonly kind: 'saved_like' | 'saved_of' | 'followed'; readonly count: number };

/** Something that might please, and why it is thought so. */
export type Suggestion =
  | { readonly kind: 'product'; readonly id: Id<'product'>; readonly reason: Reason }
  | { readonly kind: 'page'; readonly id: Id<'page'>; readonly reason: Reason };

/** Things suggested on a screen. */
const suggestedMax = 3;
/** Things of one kind that she must have saved before others like them are suggested. */
const savedMin = 2;

type Row = { kind: 'product' | 'page'; id: string; reason: Reason['kind']; count: number };

/**
 * What might please the actor, from what she follows, likes and saves since she last reset it, and from nothing else: newest
 * things of a kind of which she saved two or more, pages of which she did and that she does not follow, new things of pages she
 * follows. Nothing while suggestions are off; nothing she has, muted, or wants less of.
 */
export async function suggestionsFor(
  actor: PersonActor,
  { suggests, since, mode }: FeedChoice,
): Promise<readonly Suggestion[]> {
  if (!suggests || mode !== 'for_you') return [];
  const me = viewerOf(actor);
  const rows = await readSocial<Row>(sql`
    with kept as materialized (
      select distinct p.id, p.page_id, coalesce(nullif(p.subcategory, ''), p.category) as shelf, p.subcategory <> '' as narrow
      from social.list l join social.list_item i on i.list_id = l.id join shop.product p on p.id = i.subject_id
      where l.person_id = ${me} and i.subject_kind = 'product'
        and i.at > greatest(now() - interval '90 days', ${since?.toISOString() ?? null}::timestamptz)),
    shelves as (
      select shelf, narrow, count(*)::int as count from kept where shelf <> 'other' group by shelf, narrow
      having count(*) >= ${savedMin} order by count(*) desc, shelf limit 2),
    silent as materialized (
      select subject_id as id from social.feed_less where person_id = ${me}
      union all select page_id from social.page_mute where person_id = ${me}),
    alike as (
      select p.id, s.count from shelves s cross join lateral (
        select p.id from shop.product p join shop.page g on g.id = p.page_id and g.state = 'published' and g.shop_open
        where p.state = 'published' and not (p.id = any (array(select identity.limited('product'))))
          and not (g.id = any (array(select identity.limited('page')))) and case when s.narrow then p.subcategory = s.shelf else p.category = s.shelf end
          and not exists (select from kept k where k.id = p.id)
          and not exists (select from silent n where n.id in (p.id, p.page_id))
        order by p.published_at desc, p.id limit 1) p),
    pages as (
      select k.page_id as id, count(*)::int as count from kept k
      where not exists (select from social.page_follow f where f.person_id = ${me} and f.page_id = k.page_id)
        and not exists (select from silent n where n.id = k.page_id)
        and exists (select from shop.page g where g.id = k.page_id and g.state = 'published')
      group by k.page_id having count(*) >= ${savedMin} order by count(*) desc, k.page_id limit 1),
    fresh as (
      select p.id from (select page_id from social.page_follow where person_id = ${me} order by created_at desc limit 50) f
      cross join lateral (
        select p.id, p.published_at from shop.product p join shop.page g on g.id = p.page_id and g.state = 'published' and g.shop_open
        where p.page_id = f.page_id and p.state = 'published' and p.published_at > now() - interval '14 days'
          and not exists (select from kept k where k.id = p.id)
          and not exists (select from silent n where n.id in (p.id, p.page_id))
        order by p.published_at desc, p.id limit 1) p
      order by p.published_at desc limit 1)
    select 'product' as kind, id, 'saved_like' as reason, count from alike
    union all select 'page', id, 'saved_of', count from pages
    union all select 'product', id, 'followed', 1 from fresh
    limit ${suggestedMax}`);
  const told = new Set<string>();
  return rows
    .filter(({ id }) => !told.has(id) && told.add(id))
    .map(({ kind, id, reason, count }) =>
      kind === 'page'
        ? { kind, id: fromUuid('page', id), reason: { kind: reason, count } }
        : { kind, id: fromUuid('product', id), reason: { kind: reason, count } },
    );
}
