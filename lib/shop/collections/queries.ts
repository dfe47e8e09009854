import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type CardRow, cardColumns, cardJoins, mediaJson, onSale, toCard } from '@/lib/shop/cards/queries';
import { type Listing, type MediaView, type ProductCard, readCursor, writeCursor } from '@/lib/shop/catalog/model';
import { soldTo } from '@/lib/shop/markets/offered';
import { filled } from './filled';
import { isIn, keeps, orderOf } from './matching';
import type { CollectionView, Contents, Words } from './model';
import { readRules } from './schema';

/** A collection as the database answers it: what `collectionColumns` selects. */
export type CollectionRow = {
  id: string;
  page_id: string;
  slug: string;
  kind: Contents['kind'];
  sort: Contents['sort'];
  match: Contents['match'];
  rules: unknown;
  title: Words;
  description: Words;
  seo_title: string;
  seo_description: string;
  media: MediaView | null;
};

/** What a view needs of collection `c`. */
export const collectionColumns: SQL = sql`c.id, c.page_id, c.slug, c.kind, c.sort, c.match, c.rules, c.seo_title, c.seo_description,
  jsonb_build_object('en', c.title_en, 'ar', c.title_ar) as title,
  jsonb_build_object('en', c.description_en, 'ar', c.description_ar) as description,
  (select ${mediaJson} from shop.media m where m.id = c.media_id) as media`;

/** Makes a view of what `collectionColumns` selected. */
export function toCollection(row: CollectionRow): CollectionView {
  const { slug, kind, sort, match, title, description, media } = row;
  return {
    ...{ id: fromUuid('collection', row.id), pageId: fromUuid('page', row.page_id) },
    ...{ slug, kind, sort, match, title, description, media, rules: readRules(row.rules) },
    ...{ seoTitle: row.seo_title, seoDescription: row.seo_description },
  };
}

/** The published collection at an address of a page that is open; null for one that is hidden or empty and for what never was. */
export async function collectionBySlug(
  _actor: Actor,
  pageId: Id<'page'>,
  slug: string,
): Promise<CollectionView | null> {
  const [row] = await readShop<CollectionRow>(sql`
    select ${collectionColumns} from shop.collection c join shop.page g on g.id = c.page_id
    where c.page_id = ${toUuid(pageId)}::uuid and c.slug = ${slug} and c.state = 'published'
      and g.state = 'published' and g.shop_open`);
  const found = row ? toCollection(row) : null;
  return found && (await filled([found])).has(found.id) ? found : null;
}

/** The published collection of a page by its id; null for one that is hidden, another page's, or gone. */
export async function collectionOfPage(
  _actor: Actor,
  pageId: Id<'page'>,
  id: Id<'collection'>,
): Promise<CollectionView | null> {
  const [row] = await readShop<CollectionRow>(sql`
    select ${collectionColumns} from shop.collection c
    where c.page_id = ${toUuid(pageId)}::uuid and c.id = ${toUuid(id)}::uuid and c.state = 'published'`);
  return row ? toCollection(row) : null;
}

/** A collection as a tile: with the photo that stands for it, its own or that of its first product. */
export type CollectionTile = CollectionView & { readonly cover: MediaView | null };

/** The published collections of a page that have something on sale, in their order, at most `limit`. */
export async function collectionsOfPage(
  _actor: Actor,
  pageId: Id<'page'>,
  limit = 12,
): Promise<readonly CollectionTile[]> {
  const shown: CollectionTile[] = [];
  let after = 0;
  // Of a few that are empty nothing is noticed; however many there are, what is behind them is found.
  while (shown.length < limit) {
    const rows: PlacedRow[] = await readShop<PlacedRow>(sql`
      select ${collectionColumns}, c.place from shop.collection c
      where c.page_id = ${toUuid(pageId)}::uuid and c.state = 'published' and c.place > ${after}
      order by c.place limit ${3 * limit}`);
    const some = rows.map(toCollection);
    const photos = await filled(some);
    for (const one of some)
      if (photos.has(one.id)) shown.push({ ...one, cover: one.media ?? photos.get(one.id) ?? null });
    const last = rows.at(-1);
    if (!last || rows.length < 3 * limit) break;
    after = last.place;
  }
  return shown.slice(0, limit);
}

type PlacedRow = CollectionRow & { place: number };

/** `to` is the country whose prices and offers are shown; empty when nobody said. */
type Asked = { cursor?: string | null | undefined; limit?: number; to?: string };

/** What is in a collection now, for anybody: in its order, a part at a time; none while its shop is closed. */
export function productsOfCollection(
  _actor: Actor,
  collection: Contents,
  { cursor, limit = 24, to = '' }: Asked = {},
): Promise<Listing<ProductCard>> {
  return listFound(collection, sql`${onSale} and ${soldTo(to)}`, { cursor, limit, to });
}

/** The first products that are in a collection, also while its shop is closed: for its owners, who prepare it. */
export async function firstFound(collection: Contents, limit: number): Promise<readonly ProductCard[]> {
  return (await listFound(collection, sql`p.state = 'published'`, { limit })).items;
}

async function listFound(
  collection: Contents,
  seen: SQL,
  { cursor, limit, to = '' }: Asked & { limit: number },
): Promise<Listing<ProductCard>> {
  const order = orderOf(collection);
  const after = readCursor(cursor);
  // The few that are shown are found first; pictures and prices are looked up for them alone.
  const rows = await readShop<CardRow & { key: string }>(sql`
    with found as (
      select p.id, ${order.key} as key, row_number() over (order by ${order.by}) as nth
      from shop.product p join shop.page g on g.id = p.page_id ${order.join}
      where p.page_id = ${toUuid(collection.pageId)}::uuid and ${seen} and ${isIn(collection)}
        and ${after ? order.after(...after) : sql`true`}
      order by ${order.by} limit ${limit + 1})
    select ${cardColumns}, found.key::text as key
    from found join shop.product p on p.id = found.id join shop.page g on g.id = p.page_id ${cardJoins(to)}
    order by found.nth`);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(toCard), next: last ? writeCursor([last.key, last.id]) : null };
}

/** More than this many are not counted. */
export const countedMax = 10_000;

/** How many published products a collection has, or rules would find; `countedMax` and one more for all that is beyond. */
export async function countFound(collection: Pick<Contents, 'id' | 'pageId' | 'kind' | 'match' | 'rules'>) {
  const [row] = await readShop<{ count: number }>(sql`
    select count(*)::int as count from (
      select from shop.product p join shop.page g on g.id = p.page_id
      where p.page_id = ${toUuid(collection.pageId)}::uuid and p.state = 'published'
        and ${collection.kind === 'hand' ? isIn(collection) : keeps(collection.match, collection.rules)}
      limit ${countedMax + 1}) found`);
  return row?.count ?? 0;
}
