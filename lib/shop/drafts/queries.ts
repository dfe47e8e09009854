import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import { type Category, isCategory } from '@/lib/shop/catalog/model';
import { type OwnedPhoto, requireMember } from '@/lib/shop/ownership/queries';
import { batchMax, type Option, type ProductState, type Unready } from './model';

/** A draft as a card on the desk. With several variants its price and stock are those of the first. */
export type DeskDraft = {
  id: Id<'product'>;
  title: string;
  /** The title is still what its first photo told, word for word: nobody has said it better. */
  titleIsTold: boolean;
  category: Category;
  priceMinor: bigint | null;
  stock: number;
  variants: number;
  /** Its variants cost the same, or nothing was said of any. */
  onePrice: boolean;
  options: Option[];
  photos: OwnedPhoto[];
};

/** A product in the owner's list; the price range is over its variants and null where none has a price. */
export type OwnedProduct = {
  id: Id<'product'>;
  title: string;
  slug: string;
  state: ProductState;
  priceMinMinor: bigint | null;
  priceMaxMinor: bigint | null;
  stock: number;
  /** Units are taken one by one: very many may buy at once. */
  drop: boolean;
  variants: number;
  /** Its only variant; null when it has several. */
  variantId: Id<'variant'> | null;
  photo: OwnedPhoto | null;
  /** When it goes on sale by itself, or should have: then `unready` says what is missing. */
  publishAt: Date | null;
  archiveAt: Date | null;
  unready: Unready | null;
  /** It is delivered as files. */
  asFiles: boolean;
};

const productsOnce = 50;

const photoJson = sql`jsonb_build_object('id', m.id, 'key', m.key, 'width', m.width, 'height', m.height, 'blur', m.blur, 'alt', m.alt)`;
/** The photos of a product `p` in order, as JSON. */
export const photosOfProduct = sql`(select coalesce(jsonb_agg(${photoJson} order by pm.position, pm.media_id), '[]') from shop.product_media pm
  join shop.media m on m.id = pm.media_id where pm.product_id = p.id)`;

/** A photo that told a title is described by the same words; those of a photo that a file brought are the file's. */
const titleIsTold = sql`p.title <> '' and exists (select from shop.product_media pm join shop.media m on m.id = pm.media_id
  where pm.product_id = p.id and m.alt = p.title and not exists (select from shop.import_picture i where i.media_id = m.id))`;

/** A photo as `photosOfProduct` says it. */
export type PhotoRow = Omit<OwnedPhoto, 'id'> & { id: string };
/** The drafts of a page the actor owns, in the order in which they were made; at most a hundred at once. */
export async function deskOf(actor: Actor, pageId: Id<'page'>): Promise<DeskDraft[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const rows = await shopDb().execute<{
    id: string;
    title: string;
    title_is_told: boolean;
    category: string;
    price: string | null;
    stock: number;
    variants: number;
    one_price: boolean;
    options: Option[];
    photos: PhotoRow[];
  }>(sql`
    select p.id, p.title, ${titleIsTold} as title_is_told, p.category, p.options, v.price::text as price, v.stock, v.variants, v.one_price, ${photosOfProduct} as photos
    from shop.product p
    join lateral (
      select (array_agg(v.price_minor order by v.position))[1] as price, (array_agg(v.stock order by v.position))[1] as stock,
        count(*)::int as variants, count(distinct coalesce(v.price_minor, 0)) = 1 as one_price
      from shop.variant v where v.product_id = p.id and v.removed_at is null
    ) v on true
    where p.page_id = ${toUuid(pageId)} and p.state = 'draft' and v.variants > 0
    order by p.created_at, p.id limit ${batchMax}`);
  return rows.map((row) => ({
    id: fromUuid('product', row.id),
    title: row.title,
    titleIsTold: row.title_is_told,
    category: isCategory(row.category) ? row.category : 'other',
    priceMinor: row.price === null ? null : BigInt(row.price),
    stock: row.stock,
    variants: row.variants,
    onePrice: row.one_price,
    options: row.options,
    photos: row.photos.map(toPhoto),
  }));
}

/** Which products an owner wants to see. */
export type ProductFilter = { state: ProductState | 'all'; words: string; after: Id<'product'> | null };

/** The products of a page the actor owns, latest change first, fifty at a time; nothing for anybody else. */
export async function productsForOwner(
  actor: Actor,
  pageId: Id<'page'>,
  filter: ProductFilter,
): Promise<{ products: OwnedProduct[]; next: Id<'product'> | null }> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return { products: [], next: null };
  const rows = await shopDb().execute<{
    id: string;
    title: string;
    slug: string;
    state: ProductState;
    low: string | null;
    high: string | null;
    stock: number;
    drop: boolean;
    variants: number;
    variant: string | null;
    photo: PhotoRow | null;
    publish_at: string | null;
    archive_at: string | null;
    unpriced: boolean;
    as_files: boolean;
    bare: boolean;
  }>(sql`
    with p as materialized (
      select p.* from shop.product p
      where p.page_id = ${toUuid(pageId)} and ${inState(filter.state)} and ${withWords(pageId, filter.words)} and ${after(filter.after)}
      order by p.updated_at desc, p.id desc limit ${productsOnce + 1})
    select p.id, p.title, p.slug, p.state, p.publish_at, p.archive_at, p.as_files, p.as_files and shop.lacks_files(p.id) as bare, v.unpriced, v.low::text as low, v.high::text as high, coalesce(v.stock, 0)::int as stock,
      coalesce(v.drop, false) as drop, v.variants, v.variant, (${photosOfProduct}) -> 0 as photo
    from p
    join lateral (
      select min(v.price_minor) as low, max(v.price_minor) as high, sum(v.stock) as stock, bool_or(v.drop) as drop, count(*)::int as variants,
        count(*) > count(v.price_minor) as unpriced, case when count(*) = 1 then min(v.id::text) end as variant
      from shop.variant v where v.product_id = p.id and v.removed_at is null
    ) v on true
    order by p.updated_at desc, p.id desc`);
  const products = rows.slice(0, productsOnce).map((row) => ({
    id: fromUuid('product', row.id),
    title: row.title,
    slug: row.slug,
    state: row.state,
    priceMinMinor: row.low === null ? null : BigInt(row.low),
    priceMaxMinor: row.high === null ? null : BigInt(row.high),
    stock: row.stock,
    drop: row.drop,
    asFiles: row.as_files,
    variants: row.variants,
    variantId: row.variant === null ? null : fromUuid('variant', row.variant),
    photo: row.photo === null ? null : toPhoto(row.photo),
    publishAt: row.publish_at === null ? null : new Date(row.publish_at),
    archiveAt: row.archive_at === null ? null : new Date(row.archive_at),
    unready: missing(row.title, row.unpriced) ?? (row.bare ? 'files_required' : null),
  }));
  return { products, next: rows.length > productsOnce ? (products.at(-1)?.id ?? null) : null };
}

/**
 * What asks for an owner's attention in her shop. `low` are public variants that are almost or wholly sold out; single
 * pieces are not among them: there is no stock of them to run low.
 */
export type ShopTodo = {
  hasProducts: boolean;
  drafts: number;
  draftsUnpriced: number;
  hasPosts: boolean;
  low: { productId: Id<'product'>; title: string; values: string[]; stock: number }[];
  lowCount: number;
};

const lowShown = 5;

/** Counts for the overview of a page the actor owns; null for anybody else. */
export async function shopTodo(actor: Actor, pageId: Id<'page'>): Promise<ShopTodo | null> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return null;
  const page = toUuid(pageId);
  const [found] = await shopDb().execute<{ products: boolean; drafts: number; unpriced: number; posts: boolean }>(sql`
    select exists (select from shop.product where page_id = ${page} and state = 'published') as products,
      exists (select from shop.post where page_id = ${page} and published_at <= now()) as posts, d.*
    from (select count(*)::int as drafts, count(*) filter (where exists (
        select from shop.variant v where v.product_id = p.id and v.removed_at is null and v.price_minor is null))::int as unpriced
      from shop.product p where p.page_id = ${page} and p.state = 'draft') d`);
  const low = await shopDb().execute<{ id: string; title: string; values: string[]; stock: number; total: number }>(sql`
    select p.id, p.title, v.values, v.stock, count(*) over ()::int as total
    from shop.low_stock l join shop.variant v on v.id = l.variant_id join shop.product p on p.id = v.product_id and p.state = 'published'
    where l.page_id = ${page}
    order by v.stock, p.title limit ${lowShown}`);
  return {
    hasProducts: found?.products ?? false,
    drafts: found?.drafts ?? 0,
    draftsUnpriced: found?.unpriced ?? 0,
    hasPosts: found?.posts ?? false,
    low: low.map(({ id, title, values, stock }) => ({ productId: fromUuid('product', id), title, values, stock })),
    lowCount: low[0]?.total ?? 0,
  };
}

function missing(title: string, isUnpriced: boolean): Unready | null {
  if (title === '') return 'title_required';
  return isUnpriced ? 'price_required' : null;
}

/** Products of a state, as part of a query; of all of them those that are put away are left out. */
export function inState(state: ProductFilter['state']): SQL {
  return state === 'all' ? sql`p.state <> 'archived'` : sql`p.state = ${state}`;
}

/**
 * Every word somewhere in the title, written this way or another, or in a SKU of a product `p` of a page; signs of LIKE count as letters.
 * What search reads begins with the title: its trigrams find the few whose titles are looked at. That a SKU is not empty is said, for the
 * indexes of SKUs hold no others: without it every variant of every shop is read.
 */
export function withWords(pageId: Id<'page'>, words: string): SQL {
  const parts = plainLine(words)
    .split(' ')
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => {
      const folded = sql`'%' || shop.fold(${word}) || '%'`;
      const sku = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return sql`((p.search_text like ${folded} and shop.fold(p.title) like ${folded}) or p.id = any(array(
        select s.product_id from shop.variant s where s.page_id = ${toUuid(pageId)} and s.removed_at is null and s.sku <> '' and s.sku ilike ${sku})))`;
    });
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

function after(cursor: Id<'product'> | null): SQL {
  if (cursor === null) return sql`true`;
  return sql`(p.updated_at, p.id) < (select c.updated_at, c.id from shop.product c where c.id = ${toUuid(cursor)})`;
}

/** A photo of a row as screens take it. */
export function toPhoto(row: PhotoRow): OwnedPhoto {
  return { ...row, id: fromUuid('media', row.id) };
}
