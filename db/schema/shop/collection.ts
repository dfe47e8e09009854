import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { media, page, shop } from './page';
import { product } from './product';

/**
 * A part of a shop with a name and an address. What is in it is chosen by hand (`collectionProduct`), or found by its rules with
 * every look, so that nothing here can be out of date. A place is taken once, and there are 200: that is the most a page has.
 */
export const collection = shop.table(
  'collection',
  {
    id: idColumn('collection', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    place: smallint('place').notNull(),
    slug: text('slug').notNull(),
    kind: text('kind').notNull(),
    /** Its words, in the languages its page speaks; whatever is missing in one is said in the other. */
    titleEn: text('title_en').notNull().default(''),
    titleAr: text('title_ar').notNull().default(''),
    descriptionEn: text('description_en').notNull().default(''),
    descriptionAr: text('description_ar').notNull().default(''),
    seoTitle: text('seo_title').notNull().default(''),
    seoDescription: text('seo_description').notNull().default(''),
    mediaId: idColumn('media', 'media_id').references(() => media.id, { onDelete: 'set null' }),
    sort: text('sort').notNull(),
    /** Whether a product keeps all of the rules or any of them. */
    match: text('match').notNull().default('all'),
    rules: jsonb('rules').$type<unknown>().notNull().default([]),
    state: text('state').notNull().default('hidden'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    unique('collection_place_key').on(table.pageId, table.place),
    unique('collection_slug_key').on(table.pageId, table.slug),
    index('collection_media').on(table.mediaId).where(sql`${table.mediaId} is not null`),
    check('collection_place', sql`${table.place} between 1 and 200`),
    check('collection_slug', sql`length(${table.slug}) between 1 and 80`),
    check('collection_kind', sql`${table.kind} in ('hand', 'rule')`),
    check('collection_sort', sql`${table.sort} in ('hand', 'newest', 'price_up', 'price_down', 'title')`),
    check('collection_by_hand', sql`${table.kind} = 'hand' or ${table.sort} <> 'hand'`),
    check('collection_match', sql`${table.match} in ('all', 'any')`),
    check('collection_state', sql`${table.state} in ('hidden', 'published')`),
    check(
      'collection_title',
      sql`length(${table.titleEn}) <= 80 and length(${table.titleAr}) <= 80 and ${table.titleEn} || ${table.titleAr} <> ''`,
    ),
    check(
      'collection_description',
      sql`length(${table.descriptionEn}) <= 2000 and length(${table.descriptionAr}) <= 2000`,
    ),
    check('collection_seo', sql`length(${table.seoTitle}) <= 200 and length(${table.seoDescription}) <= 1000`),
    check(
      'collection_rules',
      sql`jsonb_typeof(${table.rules}) = 'array' and jsonb_array_length(${table.rules}) <= 10 and (${table.kind} = 'rule') = (jsonb_array_length(${table.rules}) > 0) and length(${table.rules}::text) <= 4000`,
    ),
  ],
);

/** A product chosen for a collection by hand. A place is taken once, and there are 500. */
export const collectionProduct = shop.table(
  'collection_product',
  {
    collectionId: idColumn('collection', 'collection_id')
      .notNull()
      .references(() => collection.id, { onDelete: 'cascade' }),
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    place: integer('place').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.collectionId, table.productId] }),
    unique('collection_product_place_key').on(table.collectionId, table.place),
    index('collection_product_product').on(table.productId),
    check('collection_product_place', sql`${table.place} between 1 and 500`),
  ],
);

/** A slug a collection once had on its page. It leads on to the collection unless another one of the page has it now. */
export const formerCollectionSlug = shop.table(
  'former_collection_slug',
  {
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull(),
    collectionId: idColumn('collection', 'collection_id')
      .notNull()
      .references(() => collection.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.pageId, table.slug] }),
    index('former_collection_slug_collection').on(table.collectionId),
  ],
);
