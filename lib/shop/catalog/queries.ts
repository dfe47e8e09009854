import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type Currency, isCurrency, money } from '@/lib/kernel/money';
import { versionedCache } from '@/lib/platform/cache';
import { type CardRow, cardColumns, cardJoins, mediaJson, onSale, toCard, unlimited } from '@/lib/shop/cards/queries';
import { type MarketOffer, offerIn } from '@/lib/shop/markets/model';
import { soldTo } from '@/lib/shop/markets/offered';
import { MarketOffers } from '@/lib/shop/markets/schema';
import { type PageView, pageAt } from '@/lib/shop/pages/queries';
import { type NodeId, nodeOfPlace, shelfOf } from '@/lib/shop/taxonomy/tree';
import { videosOfProduct } from '@/lib/shop/videos/queries';
import {
  type Availability,
  availability,
  type Category,
  isCategory,
  type Listing,
  type MediaView,
  type ProductCard,
  type ProductOption,
  type ProductView,
  readCursor,
  type VariantView,
  type VideoView,
  writeCursor,
} from './model';
import type { Condition } from './product-limits';
import { trueReduction } from './reduction';

/** What of a product only its page's owners change; stock is read fresh. */
type StillProduct = Omit<ProductView, 'variants' | 'market' | 'varies' | 'opening'> & {
  readonly variants: readonly StillVariant[];
};
type StillVariant = Omit<VariantView, keyof Availability> & { readonly offers: readonly MarketOffer[] };

const products = versionedCache<StillProduct>(500);

/** Stock by variant: the units there are, and the most there ever were. */
type StockNow = Record<string, readonly [number, number]>;

type OpeningNow = { id: string; opensAt: string; perPerson: number | null; queued: boolean };

type ProductNow = { id: string; page_id: string; version: string; stock: StockNow | null; opening: OpeningNow | null };

type ProductRow = {
  id: string;
  page_id: string;
  slug: string;
  title: string;
  description: string;
  category: string;
  subcategory: string;
  language: string;
  currency: string;
  brand: string;
  material: string;
  colour: string;
  condition: Condition;
  origin_country: string;
  as_files: boolean;
  seo_title: string;
  seo_description: string;
  options: ProductOption[];
  published_at: string;
  updated_at: string;
  variants: VariantRow[];
  media: MediaView[];
  videos: VideoView[];
};

type VariantRow = {
  id: string;
  values: string[];
  price: string;
  mediaKey: string | null;
  compareAt: string | null;
  lowest: string | null;
  gtin: string;
  mpn: string;
  weightGrams: number | null;
  offers: unknown;
};

/**
 * The published product at `/<handle>/<slug>`, its stock as of now; null for drafts, for what was never
 * there and for pages the public does not see. While its shop is closed nothing of it is in stock. It is priced for the country `to`
 * (ISO alpha-2, empty when nobody said).
 */
export async function productBySlug(actor: Actor, handle: string, slug: string, to = ''): Promise<ProductView | null> {
  return (await productOnPage(actor, handle, slug, to))?.product ?? null;
}

/** The same with the page it is sold on: one statement, as long as neither has changed since it was last read here. */
export async function productOnPage(
  _actor: Actor,
  handle: string,
  slug: string,
  to = '',
): Promise<{ product: ProductView; seller: PageView } | null> {
  const [now] = await readShop<ProductNow>(sql`
    select p.id, g.id as page_id, g.version::text, (
      select jsonb_object_agg(v.id, jsonb_build_array(case when g.shop_open then v.stock else 0 end, v.stock_most))
      from shop.variant v where v.product_id = p.id and v.removed_at is null and v.price_minor is not null
    ) as stock, (
      select jsonb_build_object('id', o.id, 'opensAt', o.opens_at, 'perPerson', o.per_person, 'queued', o.queued)
      from shop.opening o where o.product_id = p.id
    ) as opening
    from shop.page g join shop.product p on p.page_id = g.id and p.slug = ${slug}
    where lower(g.handle) = lower(${handle}) and g.state = 'published' and p.state = 'published'`);
  if (!now?.stock) return null;
  const { stock } = now;
  const version = Number(now.version);
  const [still, seller] = await Promise.all([productAt(now.id, version), pageAt(now.page_id, version)]);
  if (!still || !seller) return null;
  const variants = still.variants.flatMap((variant) => {
    const units = stock[toUuid(variant.id)];
    return units === undefined ? [] : [variantIn(variant, units, to)];
  });
  const [first] = still.variants;
  const here = offerIn(first?.offers ?? [], to);
  const shown = { market: here && { country: to, sold: here.sold }, varies: (first?.offers.length ?? 0) > 0 };
  const opening = toOpening(now.opening);
  return variants.length === 0 ? null : { product: { ...still, variants, ...shown, opening }, seller };
}

function toOpening(row: OpeningNow | null): ProductView['opening'] {
  return row && { ...row, id: fromUuid('opening', row.id), opensAt: new Date(row.opensAt) };
}

/** A variant as it is offered to a country, and what there is of it. */
function variantIn(
  { offers, ...variant }: StillVariant,
  [units, most]: readonly [number, number],
  to: string,
): VariantView {
  const here = offerIn(offers, to);
  if (!here) return { ...variant, ...availability(units, most) };
  const { currency } = variant.price;
  const amount = (minor: bigint | null) => (minor === null ? null : money(minor, currency));
  const price = money(here.price, currency);
  const reduction = trueReduction(price, amount(here.compareAt), amount(here.lowest));
  return { ...variant, price, reduction, ...availability(here.sold ? units : 0, most) };
}

async function productAt(uuid: string, version: number): Promise<StillProduct | null> {
  const kept = products.get(uuid, version);
  if (kept) return kept;
  const read = await readProduct(uuid);
  if (read) products.set(uuid, version, read);
  return read;
}

async function readProduct(uuid: string): Promise<StillProduct | null> {
  const [row] = await readShop<ProductRow>(sql`
    select p.id, p.page_id, p.slug, p.title, p.description, p.category, p.subcategory, p.language, p.options,
      p.published_at, p.updated_at,
      p.brand, p.material, p.colour, p.condition, p.origin_country, p.as_files, p.seo_title, p.seo_description, g.currency,
      (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'values', v.values, 'price', v.price_minor::text,
          'compareAt', v.compare_at_minor::text, 'gtin', v.gtin, 'mpn', v.mpn, 'weightGrams', v.weight_grams, 'offers', shop.market_offers(v.id),
          'lowest', case when v.compare_at_minor > v.price_minor then shop.lowest_before(v.id)::text end,
          'mediaKey', (select m.key from shop.media m where m.id = v.media_id)) order by v.position, v.id), '[]')
        from shop.variant v where v.product_id = p.id and v.removed_at is null and v.price_minor is not null) as variants,
      (select coalesce(jsonb_agg(${mediaJson} order by f.position, f.media_id), '[]')
        from shop.product_media f join shop.media m on m.id = f.media_id where f.product_id = p.id) as media, ${videosOfProduct} as videos
    from shop.product p join shop.page g on g.id = p.page_id where p.id = ${uuid}::uuid and p.state = 'published'`);
  return row ? toProduct(row) : null;
}

function toProduct(row: ProductRow): StillProduct {
  const { currency } = row;
  assert(isCurrency(currency), 'a page counts in a known currency');
  return {
    id: fromUuid('product', row.id),
    pageId: fromUuid('page', row.page_id),
    slug: row.slug,
    title: row.title,
    description: row.description,
    category: nodeOfPlace(row.category, row.subcategory),
    language: row.language,
    ...{ brand: row.brand, material: row.material, colour: row.colour, condition: row.condition },
    ...{
      originCountry: row.origin_country,
      asFiles: row.as_files,
      seoTitle: row.seo_title,
      seoDescription: row.seo_description,
    },
    options: row.options,
    media: row.media,
    videos: row.videos,
    publishedAt: new Date(row.published_at),
    updatedAt: new Date(row.updated_at),
    variants: row.variants.map((variant) => toVariant(variant, currency)),
  };
}

function toVariant({ compareAt, lowest, offers, ...row }: VariantRow, currency: Currency): StillVariant {
  const amount = (minor: string | null) => (minor === null ? null : money(BigInt(minor), currency));
  const price = money(BigInt(row.price), currency);
  const reduction = trueReduction(price, amount(compareAt), amount(lowest));
  return { ...row, id: fromUuid('variant', row.id), price, reduction, offers: MarketOffers.parse(offers) };
}

/** What a list of products may be narrowed to, and the part of it that is asked for (24 products when not said). */
export type ListRequest = {
  category?: Category | undefined;
  cursor?: string | null | undefined;
  limit?: number;
  /** The country (ISO alpha-2) whose prices are shown; empty when nobody said. */
  to?: string;
};

/** The newest products of all open shops, `category` when given. What is not sold in the country is left out. */
export function freshProducts(_actor: Actor, request: ListRequest = {}): Promise<Listing<ProductCard>> {
  const shelf = request.category === undefined ? sql`true` : sql`p.category = ${request.category}`;
  return listProducts(sql`${shelf} and ${unlimited}`, request);
}

/** The products of one page, newest first; none while its shop is closed. */
export function productsOfPage(
  _actor: Actor,
  pageId: Id<'page'>,
  request: ListRequest = {},
): Promise<Listing<ProductCard>> {
  return listProducts(sql`p.page_id = ${toUuid(pageId)}::uuid`, request);
}

/**
 * Up to `limit` other products: of the same page and shelf first, then of either. Meant to be streamed below
 * the fold.
 */
export async function relatedProducts(
  _actor: Actor,
  product: { readonly id: Id<'product'>; readonly pageId: Id<'page'>; readonly category: NodeId },
  { limit = 10, to = '' }: Pick<ListRequest, 'limit' | 'to'> = {},
): Promise<readonly ProductCard[]> {
  const page = sql`${toUuid(product.pageId)}::uuid`;
  const shelf = shelfOf(product.category);
  const rows = await readShop<CardRow>(sql`
    with near as (
      select p.id, (p.page_id = ${page})::int + (p.category = ${shelf})::int as nearness, p.published_at
      from shop.product p join shop.page g on g.id = p.page_id
      where (p.page_id = ${page} or p.category = ${shelf}) and p.id <> ${toUuid(product.id)}::uuid and ${onSale} and ${unlimited} and ${soldTo(to)}
      order by nearness desc, p.published_at desc, p.id limit ${limit}
    )
    select ${cardColumns} from near join shop.product p on p.id = near.id join shop.page g on g.id = p.page_id ${cardJoins(to)}
    order by near.nearness desc, near.published_at desc, p.id`);
  return rows.map(toCard);
}

/** The shelves that have something on them, each with the picture of one of its newest products. */
export async function shelves(_actor: Actor): Promise<readonly { category: Category; media: MediaView }[]> {
  // Comparing the pair leads the planner along the index of shelf and age; an equality lets it walk through all
  // products of every other shelf to find that an empty one is empty.
  const rows = await readShop<{ category: string; media: MediaView }>(sql`
    select c.key as category, newest.media
    from (select key from shop.category where parent is null) c
    cross join lateral (
      select ${mediaJson} as media
      from (select id, page_id, category, state, published_at from shop.product
            where state = 'published' and (category, published_at) <= (c.key, timestamptz 'infinity')
            order by category desc, published_at desc limit 8) p
      join shop.page g on g.id = p.page_id
      join shop.product_media f on f.product_id = p.id and f.position = 0 join shop.media m on m.id = f.media_id
      where p.category = c.key and ${onSale} and ${unlimited} order by p.published_at desc limit 1
    ) newest`);
  return rows.flatMap(({ category, media }) => (isCategory(category) ? [{ category, media }] : []));
}

async function listProducts(
  narrowed: SQL,
  { cursor, limit = 24, to = '' }: ListRequest,
): Promise<Listing<ProductCard>> {
  const after = readCursor(cursor);
  const rest = after ? sql`(p.published_at, p.id) < (${instantOf(after[0])}, ${after[1]}::uuid)` : sql`true`;
  const rows = await readShop<CardRow & { microseconds: string }>(sql`
    select ${cardColumns}, (extract(epoch from p.published_at) * 1000000)::bigint::text as microseconds
    from shop.product p join shop.page g on g.id = p.page_id ${cardJoins(to)}
    where ${narrowed} and ${rest} and ${onSale} and ${soldTo(to)}
    order by p.published_at desc, p.id desc limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(toCard), next: last ? writeCursor([last.microseconds, last.id]) : null };
}

/** A cursor holds microseconds, the precision of the database: a Date would lose three digits and skip products. */
function instantOf(microseconds: string | undefined): SQL {
  return sql`timestamptz 'epoch' + ${microseconds ?? '0'}::bigint * interval '1 microsecond'`;
}
