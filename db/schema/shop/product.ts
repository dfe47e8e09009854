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

/** A product of a page. `options` names up to three choices; each variant picks one value of each. */
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
    /** A key of the translated category list. */
    category: text('category').notNull().default('other'),
    language: text('language').notNull().default('en'),
    state: text('state').notNull().default('draft'),
    options: jsonb('options').$type<{ name: string; values: string[] }[]>().notNull().default([]),
    /** Folded words, kept by a trigger: full text, and plain for trigrams. */
    searchVector: tsvector('search_vector'),
    searchText: text('search_text').notNull().default(''),
    publishedAt: instant('published_at'),
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

/** Products of its page that an update shows, as its owner said, in order. */
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
    priceMinor: minorColumn('price_minor'),
    stock: integer('stock').notNull().default(0),
    stockMost: integer('stock_most').notNull().default(0),
    drop: boolean('drop').notNull().default(false),
    mediaId: idColumn('media', 'media_id').references(() => media.id, { onDelete: 'set null' }),
    position: integer('position').notNull().default(0),
    /** Set when the owner removes a variant that was ever sold: orders keep pointing at it. */
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('variant_product').on(table.productId, table.position),
    index('variant_media').on(table.mediaId).where(sql`${table.mediaId} is not null`),
    uniqueIndex('variant_values_key').on(table.productId, table.values).where(sql`${table.removedAt} is null`),
    uniqueIndex('variant_sku_key')
      .on(table.pageId, table.sku)
      .where(sql`${table.sku} <> '' and ${table.removedAt} is null`),
    index('variant_drops').on(table.id).where(sql`${table.drop}`),
    check('variant_stock', sql`${table.stock} >= 0`),
    check('variant_price', sql`${table.priceMinor} > 0`),
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
    state: text('state').notNull().default('held'),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.variantId] }),
    index('reservation_variant').on(table.variantId),
    index('reservation_expiry').on(table.expiresAt).where(sql`${table.state} = 'held'`),
    check('reservation_state', sql`${table.state} in ('held', 'sold', 'released')`),
    check('reservation_quantity', sql`${table.quantity} > 0`),
    check('reservation_returned', sql`${table.returned} between 0 and ${table.quantity}`),
  ],
);
