import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { viewerOf } from '../liking/viewer';
import type { FeedChoice } from './queries';
import type { Looked } from './schema';

/** A product that might please, because she looked at another. */
export type LookedLike = { readonly id: Id<'product'>; readonly because: Id<'product'> };

/** Things suggested by what she looked at. */
const shownMax = 2;

/**
 * What might please the actor because of what her browser says she looked at: of each the newest thing of its kind that she has not
 * looked at, saved, muted or wants less of. Nothing while she does not want that, and while suggestions are off. What she looked at is
 * read and kept nowhere.
 */
export async function likeLooked(
  actor: PersonActor,
  { looks, suggests, mode }: FeedChoice,
  { product }: Looked,
): Promise<readonly LookedLike[]> {
  if (looks === null || !suggests || mode !== 'for_you' || product.length === 0) return [];
  const me = viewerOf(actor);
  const rows = await readSocial<{ id: string; because: string }>(sql`
    with looked as materialized (
      select p.id, l.place, coalesce(nullif(p.subcategory, ''), p.category) as shelf, p.subcategory <> '' as narrow
      from unnest(${`{${product.map(toUuid).join(',')}}`}::text::uuid[]) with ordinality l(id, place)
      join shop.product p on p.id = l.id and p.state = 'published'
      join shop.page g on g.id = p.page_id and g.state = 'published'),
    silent as materialized (
      select subject_id as id from social.feed_less where person_id = ${me}
      union all select page_id from social.page_mute where person_id = ${me})
    select n.id, l.id as because from looked l cross join lateral (
      select p.id from shop.product p join shop.page g on g.id = p.page_id and g.state = 'published' and g.shop_open
      where p.state = 'published' and l.shelf <> 'other'
        and case when l.narrow then p.subcategory = l.shelf else p.category = l.shelf end
        and not exists (select from looked k where k.id = p.id)
        and not exists (select from silent s where s.id in (p.id, p.page_id))
        and not exists (select from social.list o join social.list_item i on i.list_id = o.id
          where o.person_id = ${me} and i.subject_kind = 'product' and i.subject_id = p.id)
      order by p.published_at desc, p.id limit ${shownMax}) n
    order by l.place`);
  const told = new Set<string>();
  const because = new Set<string>();
  return rows
    .filter((row) => !told.has(row.id) && !because.has(row.because) && told.add(row.id) && because.add(row.because))
    .slice(0, shownMax)
    .map((row) => ({ id: fromUuid('product', row.id), because: fromUuid('product', row.because) }));
}
