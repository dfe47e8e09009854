import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { media, page, post, shop } from './page';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * A product of a page. `options` names up to three choices; each variant picks one value of each. `externalId` is what another
 * system calls it; a draft with `publishAt` goes on sale by itself then, if it is ready, and one with `archiveAt` leaves the shop.
 */
export const product = shop.table(
  'product',
  {
    id: idColumn('product', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    /** The shelf it stands on, and its place below that in the tree of categories; empty for the shelf itself. */
    category: text('category').notNull().default('other'),
    subcategory: text('subcategory').notNull().default(''),
    /** What a file called it, kept as it was written where the tree has no such node. */
    categoryText: text('category_text').notNull().default(''),
    language: text('language').notNull().default('en'),
    state: text('state').notNull().default('draft'),
    options: jsonb('options').$type<{ name: string; values: string[] }[]>().notNull().default([]),
    /** Folded words, kept by a trigger: full text, and plain for trigrams. */
    searchVector: tsvector('search_vector'),
    searchText: text('search_text').notNull().default(''),
    brand: text('brand').notNull().default(''),
    material: text('material').notNull().default(''),
    colour: text('colour').notNull().default(''),
    condition: text('condition').notNull().default('new'),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    /** What search engines are told; empty for the title and the description themselves. */
    seoTitle: text('seo_title').notNull().default(''),
    seoDescription: text('seo_description').notNull().default(''),
    /** It is delivered as files, which stand in `product_file`: nothing of it is sent. */
    asFiles: boolean('as_files').notNull().default(false),
    externalId: text('external_id').notNull().default(''),
    /** The customs number, digits alone, and the ISO 3166-1 code of where it was made. */
    hsCode: text('hs_code').notNull().default(''),
    originCountry: text('origin_country').notNull().default(''),
    /** An id of Google's taxonomy of products. */
    googleCategory: text('google_category').notNull().default(''),
    publishedAt: instant('published_at'),
    publishAt: instant('publish_at'),
    archiveAt: instant('archive_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('product_slug_key').on(table.pageId, table.slug),
    index('product_page').on(table.pageId, table.state, table.publishedAt),
    index('product_fresh').on(table.publishedAt).where(sql`${table.state} = 'published'`),
    index('product_category').on(table.category, table.publishedAt).where(sql`${table.state} = 'published'`),
    index('product_search').using('gin', table.searchVector),
    check('product_state', sql`${table.state} in ('draft', 'published', 'archived')`),
    check('product_options', sql`jsonb_array_length(${table.options}) <= 3`),
    uniqueIndex('product_external_key').on(table.pageId, table.externalId).where(sql`${table.externalId} <> ''`),
    // A file without ids is known by its titles, a hundred at a time.
    index('product_title').on(table.pageId, table.title),
    index('product_due').on(table.publishAt).where(sql`${table.publishAt} is not null`),
    index('product_ending').on(table.archiveAt).where(sql`${table.archiveAt} is not null`),
    check(
      'product_archive_at',
      sql`${table.archiveAt} is null or (${table.state} <> 'archived' and (${table.publishAt} is null or ${table.publishAt} < ${table.archiveAt}))`,
    ),
    check('product_publish_at', sql`${table.publishAt} is null or ${table.state} = 'draft'`),
    index('product_subcategory')
      .on(table.subcategory, table.publishedAt)
      .where(sql`${table.state} = 'published' and ${table.subcategory} <> ''`),
    check('product_category_text', sql`length(${table.categoryText}) <= 500`),
    check('product_brand', sql`length(${table.brand}) <= 100`),
    check('product_material', sql`length(${table.material}) <= 200`),
    check('product_colour', sql`length(${table.colour}) <= 100`),
    check('product_condition', sql`${table.condition} in ('new', 'refurbished', 'used')`),
    check(
      'product_tags',
      sql`cardinality(${table.tags}) <= 50 and length(array_to_string(${table.tags}, '', '')) <= 3000 and array_position(${table.tags}, null) is null and array_position(${table.tags}, '') is null`,
    ),
    check('product_seo_title', sql`length(${table.seoTitle}) <= 200`),
    check('product_seo_description', sql`length(${table.seoDescription}) <= 1000`),
    check('product_external_id', sql`length(${table.externalId}) <= 200`),
    check('product_hs_code', sql`${table.hsCode} ~ '^([0-9]{4,13})?$'`),
    check('product_origin_country', sql`${table.originCountry} ~ '^([A-Z]{2})?$'`),
    check('product_google_category', sql`${table.googleCategory} ~ '^([0-9]{1,10})?$'`),
  ],
);

/** Pictures of a product, in order; the first one is its face. */
export const productMedia = shop.table(
  'product_media',
  {
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    mediaId: idColumn('media', 'media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.mediaId] }),
    index('product_media_media').on(table.mediaId),
  ],
);

/** Products of its page that a post shows, as its owner said, in order. */
export const postProduct = shop.table(
  'post_product',
  {
    postId: idColumn('post', 'post_id')
      .notNull()
      .references(() => post.id, { onDelete: 'cascade' }),
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.productId] }),
    index('post_product_product').on(table.productId),
  ],
);

/**
 * What is bought. `stock` is what can still be sold: a reservation takes from it at once, a release gives
 * back. `stockMost` is the most there ever was of it at one time since it became public, kept by a trigger: of what
 * never was more than one, the last one is no remainder. `priceMinor` is null only while the product is a draft.
 * Of a `drop` the units are rows of `unit`, and `stock` is their number of a few seconds ago, never too small.
 */
export const variant = shop.table(
  'variant',
  {
    id: idColumn('variant', 'id').primaryKey(),
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    pageId: idColumn('page', 'page_id').notNull(),
    /** One value per option of the product, in the same order; empty for a product without options. */
    values: text('values').array().notNull().default(sql`'{}'`),
    sku: text('sku').notNull().default(''),
    /** The number under its bar code: GTIN-8, 12, 13 or 14 with a right check digit; and the maker's own number. */
    gtin: text('gtin').notNull().default(''),
    mpn: text('mpn').notNull().default(''),
    /** What another system calls it. */
    externalId: text('external_id').notNull().default(''),
    weightGrams: integer('weight_grams'),
    priceMinor: minorColumn('price_minor'),
    /** What it cost before, as its owner says; shown only where it is more than the price and true. */
    compareAtMinor: minorColumn('compare_at_minor'),
    stock: integer('stock').notNull().default(0),
    stockMost: integer('stock_most').notNull().default(0),
    drop: boolean('drop').notNull().default(false),
    /** Its stock is kept by place; kept true to the page's places by db/sql/35-places.sql. */
    placed: boolean('placed').notNull().default(false),
    /** At this many units or fewer its owners are told; null for the page's own number. */
    lowStock: integer('low_stock'),
    mediaId: idColumn('media', 'media_id').references(() => media.id, { onDelete: 'set null' }),
    position: integer('position').notNull().default(0),
    /** Set when the owner removes a variant that was ever sold: orders keep pointing at it. */
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('variant_product').on(table.productId, table.position),
    index('variant_price')
      .on(table.pageId, table.productId, table.priceMinor)
      .where(sql`${table.removedAt} is null and ${table.priceMinor} is not null`),
    index('variant_media').on(table.mediaId).where(sql`${table.mediaId} is not null`),
    uniqueIndex('variant_values_key').on(table.productId, table.values).where(sql`${table.removedAt} is null`),
    uniqueIndex('variant_sku_key')
      .on(table.pageId, table.sku)
      .where(sql`${table.sku} <> '' and ${table.removedAt} is null`),
    index('variant_drops').on(table.id).where(sql`${table.drop}`),
    check('variant_stock', sql`${table.stock} >= 0`),
    check('variant_low_stock', sql`${table.lowStock} between 0 and 1000000`),
    check('variant_price', sql`${table.priceMinor} > 0`),
    uniqueIndex('variant_external_key')
      .on(table.productId, table.externalId)
      .where(sql`${table.externalId} <> '' and ${table.removedAt} is null`),
    index('variant_page_external').on(table.pageId, table.externalId).where(sql`${table.externalId} <> ''`),
    index('variant_page_gtin').on(table.pageId, table.gtin).where(sql`${table.gtin} <> ''`),
    check('variant_gtin_digit', sql`${table.gtin} = '' or shop.is_gtin(${table.gtin})`),
    check('variant_mpn', sql`length(${table.mpn}) <= 100`),
    check('variant_external_id', sql`length(${table.externalId}) <= 200`),
    check('variant_weight', sql`${table.weightGrams} between 0 and 100000000`),
    check('variant_compare_at', sql`${table.compareAtMinor} > 0`),
  ],
);

/** A row is one unit on sale of a drop: whoever buys one deletes it. Numbers of a variant only rise. */
export const unit = shop.table(
  'unit',
  {
    variantId: idColumn('variant', 'variant_id')
      .notNull()
      .references(() => variant.id, { onDelete: 'cascade' }),
    no: bigint('no', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
  },
  (table) => [primaryKey({ columns: [table.variantId, table.no] })],
);

/**
 * Units taken out of stock for one attempt at buying. Names no person: `attempt_id` is an opaque number
 * that only the money ring can connect to somebody.
 */
export const reservation = shop.table(
  'reservation',
  {
    attemptId: uuid('attempt_id').notNull(),
    variantId: idColumn('variant', 'variant_id')
      .notNull()
      .references(() => variant.id),
    pageId: idColumn('page', 'page_id').notNull(),
    quantity: integer('quantity').notNull(),
    /** Of sold units, those that came back and are on sale again. */
    returned: integer('returned').notNull().default(0),
    /** Units that stock was never less by, for it was no limit; the first to come back, and stock is not more by them either. */
    untaken: integer('untaken').notNull().default(0),
    state: text('state').notNull().default('held'),
    expiresAt: instant('expires_at').notNull(),
    /** The place where the buyer fetches it, from which alone it is taken; null for what is delivered. */
    placeId: idColumn('place', 'place_id'),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.variantId] }),
    index('reservation_variant').on(table.variantId),
    index('reservation_expiry').on(table.expiresAt).where(sql`${table.state} = 'held'`),
    check('reservation_state', sql`${table.state} in ('held', 'sold', 'released')`),
    check('reservation_quantity', sql`${table.quantity} > 0`),
    check('reservation_returned', sql`${table.returned} between 0 and ${table.quantity}`),
    check('reservation_untaken', sql`${table.untaken} between 0 and ${table.quantity}`),
  ],
);
