import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { ProductState } from '@/lib/shop/drafts/model';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { requireMember } from '@/lib/shop/ownership/queries';
import { nodeOfPlace } from '@/lib/shop/taxonomy/tree';
import type { ProductOption } from './model';
import type { ProductDocument } from './product-document';
import type { Condition } from './product-limits';

type Words = 'title' | 'description' | 'language' | 'brand' | 'material' | 'colour' | 'tags';
type Row = Pick<ProductDocument, Words> & {
  id: string;
  category: string;
  subcategory: string;
  category_text: string;
  state: ProductState;
  publish_at: string | null;
  archive_at: string | null;
  condition: Condition;
  seo_title: string;
  seo_description: string;
  external_id: string;
  hs_code: string;
  origin_country: string;
  google_category: string;
  as_files: boolean;
  options: ProductOption[];
  variants: VariantRow[];
  media: string[];
  videos: string[];
  not_in: string[];
};
type VariantRow = {
  id: string;
  values: string[];
  sku: string;
  gtin: string;
  mpn: string;
  external_id: string;
  weight_grams: number | null;
  price: string | null;
  compare_at: string | null;
  stock: number;
  media: string | null;
  drop: boolean;
  markets: { market: string; price: string | null; compare_at: string | null }[];
};

/** The documents of products of a page the actor owns, in the order asked for; what is not the page's is left out. */
export async function readDocuments(
  actor: Actor,
  pageId: Id<'page'>,
  productIds: readonly Id<'product'>[],
): Promise<ProductDocument[]> {
  return (await requireMember(actor, pageId, 'see_catalog')) ? documentsOf(shopDb(), pageId, productIds) : [];
}

/** The same for verbs that hold the page. */
export async function documentsOf(
  within: Pick<ShopTransaction, 'execute'>,
  pageId: Id<'page'>,
  productIds: readonly Id<'product'>[],
): Promise<ProductDocument[]> {
  if (productIds.length === 0) return [];
  const rows = await within.execute<Row>(sql`
    select p.id, p.state, p.title, p.description, p.category, p.subcategory, p.category_text, p.language, p.brand, p.material, p.colour, p.condition, p.tags,
      ${momentText('publish_at')} as publish_at, ${momentText('archive_at')} as archive_at,
      p.seo_title, p.seo_description, p.external_id, p.hs_code, p.origin_country, p.google_category, p.as_files, p.options,
      ${variantsJson} as variants,
      (select coalesce(jsonb_agg(m.media_id order by m.position, m.media_id), '[]')
       from shop.product_media m where m.product_id = p.id) as media,
      (select coalesce(jsonb_agg(f.video_id order by f.position), '[]') from shop.product_video f where f.product_id = p.id) as videos,
      (select coalesce(jsonb_agg(a.market_id order by a.market_id), '[]')
       from shop.market_absence a where a.product_id = p.id) as not_in
    from shop.product p where p.page_id = ${toUuid(pageId)}::uuid and p.id in ${productIds.map(toUuid)}`);
  const byId = new Map(rows.map((row) => [fromUuid('product', row.id), toDocument(row)]));
  return productIds.flatMap((id) => byId.get(id) ?? []);
}

const momentText = (column: 'publish_at' | 'archive_at') =>
  sql`to_char(p.${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const variantsJson: SQL = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'values', v.values, 'sku', v.sku, 'gtin', v.gtin, 'mpn', v.mpn,
    'external_id', v.external_id, 'weight_grams', v.weight_grams, 'price', v.price_minor::text,
    'compare_at', v.compare_at_minor::text, 'stock', v.stock, 'media', v.media_id, 'drop', v.drop, 'markets', (
      select coalesce(jsonb_agg(jsonb_build_object('market', f.market_id, 'price', f.price_minor::text,
        'compare_at', f.compare_at_minor::text) order by f.market_id), '[]') from shop.market_price f where f.variant_id = v.id)) order by v.position, v.id), '[]')
  from shop.variant v where v.product_id = p.id and v.removed_at is null)`;

function toDocument(row: Row): ProductDocument {
  return {
    id: fromUuid('product', row.id),
    state: row.state,
    publishAt: row.publish_at,
    archiveAt: row.archive_at,
    title: row.title,
    description: row.description,
    category: nodeOfPlace(row.category, row.subcategory),
    categoryText: row.category_text,
    language: row.language,
    brand: row.brand,
    material: row.material,
    colour: row.colour,
    condition: row.condition,
    tags: row.tags,
    seoTitle: row.seo_title,
    seoDescription: row.seo_description,
    externalId: row.external_id,
    hsCode: row.hs_code,
    originCountry: row.origin_country,
    googleCategory: row.google_category,
    drop: row.variants.some((one) => one.drop),
    asFiles: row.as_files,
    options: row.options.map(({ name, values }) => ({ name, values: [...values] })),
    variants: row.variants.map(toVariant),
    media: row.media.map((id) => fromUuid('media', id)),
    videos: row.videos.map((id) => fromUuid('video', id)),
    notIn: row.not_in.map((id) => fromUuid('market', id)),
  };
}

function toVariant(row: VariantRow): ProductDocument['variants'][number] {
  return {
    id: fromUuid('variant', row.id),
    values: row.values,
    sku: row.sku,
    gtin: row.gtin,
    mpn: row.mpn,
    externalId: row.external_id,
    weightGrams: row.weight_grams,
    priceMinor: minorOf(row.price),
    compareAtMinor: minorOf(row.compare_at),
    stock: row.stock,
    media: row.media === null ? null : fromUuid('media', row.media),
    markets: row.markets.map(({ market, price, compare_at }) => ({
      market: fromUuid('market', market),
      priceMinor: minorOf(price),
      compareAtMinor: minorOf(compare_at),
    })),
  };
}

const minorOf = (digits: string | null) => (digits === null ? null : BigInt(digits));
