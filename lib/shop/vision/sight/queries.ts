import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop, readShopSlowly } from '@/db/client/shop';
import { type Actor, isOperator } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { onSale } from '@/lib/shop/cards/queries';
import { soldTo } from '@/lib/shop/markets/offered';
import { requireMember } from '@/lib/shop/ownership/queries';
import { priceBound, within } from '@/lib/shop/search/filters';
import type { SearchRequest } from '@/lib/shop/search/model';
import { likeness } from '@/lib/shop/vision/models/model';
import type { PictureFault } from '@/lib/shop/vision/picture/model';
import type { ProductSight } from './model';
import { codes, type NearIndex, nearestCodes, nearIndexOf, type Sought } from './near-index';

/** Which products may be found: those for sale now, within these. Other people's drafts never are. */
export type Choice = Omit<SearchRequest, 'query' | 'cursor'>;

/** One picture of a product that can be bought, and how near it is, from -1 to 1. */
export type Near = { readonly product: Id<'product'>; readonly media: Id<'media'>; readonly likeness: number };

/** The same, and whether it is within what was asked for, where more than that was looked at. */
export type NearWithin = Near & { readonly isWithin: boolean };

type Row = { product_id: string; media_id: string; is_within: boolean; vector: Uint8Array };

/** How many of the nearest are compared exactly. */
const compared = 400;

/** With so many a search is full: pages of it can be turned, and the nearest are among them. */
const filled = 200;

/** Of so many more it is asked whether they may be shown when a search is not full: where most is sold out. */
const further = 20_000;

/**
 * The pictures nearest to what is sought, nearest first, some 400, of products that are for sale, in stock and within the
 * choice. One round trip: the nearest that may be meant, of them those that may be shown, and of these the numbers. Where too few of
 * them may be shown - most is sold out, or a graph proposed, which knows nothing of the choice - more codes are compared.
 */
export async function nearest(_actor: Actor, sought: Sought, choice: Choice = {}): Promise<NearWithin[]> {
  const index = choice.page === undefined ? await nearIndexOf(sought) : codes;
  return read(
    sought,
    sql`
    with ahead as materialized (${index.ahead(sought, mayBeMeant(choice))}),
    first as materialized (select a.media_id, pm.product_id from ahead a ${showable(choice)}),
    further as materialized (${furtherWithin(sought, choice, index, sql`first`)}),
    near as (select media_id, product_id, true as is_within from (select * from first union select * from further) as c)`,
  );
}

/**
 * Those nearest everywhere, some 400, and those nearest of what is delivered and sold to a country, as many, which are marked
 * (`isWithin`): in one question, for nearly always enough of the nearest everywhere are sold there too. Without a country all are.
 */
export async function nearestEverywhere(actor: Actor, sought: Sought, { country }: Choice): Promise<NearWithin[]> {
  if (country === undefined) return nearest(actor, sought);
  const index = await nearIndexOf(sought);
  return read(
    sought,
    sql`
    with ahead as materialized (${index.ahead(sought, mayBeMeant({}))}),
    shown as materialized (
      select a.media_id, pm.product_id, a.distance, ${soldTo(country)} and ${within({ country })} as is_within
      from ahead a ${ofProduct('a')} where ${buyableWithin({})}),
    there as materialized (select media_id, product_id from shown where is_within order by distance limit ${compared}),
    first as materialized (select media_id, product_id, is_within from shown order by distance limit ${compared}),
    further as materialized (${furtherWithin(sought, {}, index, sql`first`)}),
    further_there as materialized (${furtherWithin(sought, { country }, index, sql`there`)}),
    near as (
      select media_id, product_id, bool_or(is_within) as is_within from (
        select * from first union all select media_id, product_id, false from further
        union all select media_id, product_id, true from (select * from there union select * from further_there) as t) as c
      group by media_id, product_id)`,
  );
}

/** The numbers of what a statement found `near`, compared exactly. */
async function read(sought: Sought, found: SQL): Promise<NearWithin[]> {
  const rows = await readShopSlowly<Row>(sql`${found}
    select n.product_id, n.media_id, n.is_within, v.vector from near n
    join shop.picture_vector v on v.embedder = ${sought.embedder} and v.media_id = n.media_id`);
  return rows
    .map(({ product_id, media_id, is_within, vector }) => ({
      product: fromUuid('product', product_id),
      media: fromUuid('media', media_id),
      isWithin: is_within,
      likeness: likeness(sought.vector, new Int8Array(vector.buffer, vector.byteOffset, vector.byteLength)),
    }))
    .sort((a, b) => b.likeness - a.likeness || (toUuid(a.product) < toUuid(b.product) ? -1 : 1));
}

/** Of the nearest `a`, those that may be shown within the choice. */
function showable(choice: Choice): SQL {
  return sql`${ofProduct('a')} where ${buyableWithin(choice)} order by a.distance limit ${compared}`;
}

/** More of them, where `few` are too few and there may be others. */
function furtherWithin(sought: Sought, choice: Choice, index: NearIndex, few: SQL): SQL {
  // Fewer codes than asked for are all there are; a graph may stop before it has seen all.
  const mayBeMore = index === codes ? sql`(select count(*) from ahead) = ${codes.most}` : sql`true`;
  return sql`select a.media_id, pm.product_id from (
    select * from (${nearestCodes(sought, mayBeMeant(choice), further)}) as c
    where (select count(*) from ${few}) < ${filled} and ${mayBeMore}) as a ${showable(choice)}`;
}

/** That the picture of code `c` may show something within the choice, as far as its row tells; of what is for sale that is never denied. */
function mayBeMeant({ category, page, country, currency, priceMin, priceMax }: Choice): SQL {
  const seller = page === undefined ? sql`true` : sql`lower(g.handle) = ${page}`;
  const pages = sql`c.page_id in (select g.id from shop.page g
    where g.state = 'published' and g.shop_open and not (g.id = any (array(select identity.limited('page')))) and ${seller} and ${within({ country, currency })})`;
  const parts = [sql`c.is_public`, pages];
  if (category !== undefined) parts.push(sql`(c.category is null or c.category = ${category})`);
  // What a picture's row knows is the page's own price; where it has another in this country, the product is asked.
  const elsewhere = country
    ? sql`c.page_id in (select m.page_id from shop.market_country m where m.country = ${country})`
    : sql`false`;
  if (currency !== undefined && priceMin !== undefined)
    parts.push(sql`(c.price_high >= ${priceBound(priceMin)} or ${elsewhere})`);
  if (currency !== undefined && priceMax !== undefined)
    parts.push(sql`(c.price_low <= ${priceBound(priceMax)} or ${elsewhere})`);
  return sql.join(parts, sql` and `);
}

/** Joins product `p` and its page `g` to a picture. */
export const ofProduct = (
  picture: 'a' | 'w',
) => sql`join shop.product_media pm on pm.media_id = ${sql.raw(picture)}.media_id
  join shop.product p on p.id = pm.product_id join shop.page g on g.id = p.page_id`;

/** That product `p` on page `g` is for sale, within the choice, and has a variant in stock. */
export function buyableWithin(choice: Choice): SQL {
  const shelf = choice.category === undefined ? sql`true` : sql`p.category = ${choice.category}`;
  const seller = choice.page === undefined ? sql`true` : sql`lower(g.handle) = ${choice.page}`;
  return sql`${onSale} and ${soldTo(choice.country ?? '')} and ${shelf} and ${seller} and ${within(choice)} and exists (
    select from shop.variant s where s.product_id = p.id and s.removed_at is null and s.price_minor is not null and s.stock > 0)`;
}

/** How many pictures on sale were looked at, of how many. `changing`: the same for a better model that has yet to take over. */
export type SightProgress = { readonly all: number; readonly seen: number; readonly changing: number | null };

type ProgressRow = { all: number; seen: number; changing: number | null };

/** How far looking has come: for one page to its owners, for the whole of Souk to operators; null for everybody else. */
export async function sightProgress(actor: Actor, page?: Id<'page'>): Promise<SightProgress | null> {
  if (actor.kind !== 'person') return null;
  if (page === undefined ? !isOperator(actor) : !(await requireMember(actor, page, 'see_catalog'))) return null;
  const [row] = await readShop<ProgressRow>(sql`
    with shown as materialized (
      select distinct pm.media_id from shop.product_media pm join shop.product p on p.id = pm.product_id
      where p.state = 'published' and ${page === undefined ? sql`true` : sql`p.page_id = ${toUuid(page)}`})
    select (select count(*)::int from shown) as all,
      (select count(*)::int from shown where ${seenIn('current')}) as seen,
      (select (select count(*)::int from shown where ${seenIn('building')})
        where exists (select from shop.embedder where state = 'building')) as changing`);
  return row ?? null;
}

/** What could not be opened counts as seen: there is nothing to wait for. */
const seenIn = (state: 'current' | 'building') => sql`exists (
    select from shop.picture_code c join shop.embedder e on e.id = c.embedder
    where e.state = ${state} and c.media_id = shown.media_id)
  or exists (select from shop.picture_facts f where f.media_id = shown.media_id and f.palette is null)`;

type SightRow = { id: string; photos: number; seen: number; faults: (PictureFault | null)[] };

/** How far looking at the photographs of these products has come, of those on sale on a page the actor owns; nothing for anybody else. */
export async function sightOf(
  actor: Actor,
  page: Id<'page'>,
  products: readonly Id<'product'>[],
): Promise<ReadonlyMap<Id<'product'>, ProductSight>> {
  if (products.length === 0 || !(await requireMember(actor, page, 'see_catalog'))) return new Map();
  const rows = await readShop<SightRow>(sql`
    select p.id, count(pm.media_id)::int as photos, count(c.media_id)::int as seen,
      coalesce(jsonb_agg(f.fault) filter (where c.media_id is null and f.media_id is not null and f.palette is null), '[]') as faults
    from shop.product p left join shop.product_media pm on pm.product_id = p.id
    left join shop.embedder e on e.state = 'current'
    left join shop.picture_code c on c.embedder = e.id and c.media_id = pm.media_id
    left join shop.picture_facts f on f.media_id = pm.media_id
    where p.page_id = ${toUuid(page)}::uuid and p.state = 'published'
      and p.id = any(string_to_array(${products.map(toUuid).join(',')}, ',')::uuid[])
    group by p.id`);
  return new Map(rows.map(({ id, ...sight }) => [fromUuid('product', id), sight]));
}
