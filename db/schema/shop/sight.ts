import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bytesColumn, idColumn, instant, minorColumn } from '../columns';
import { media, shop } from './page';
import { product } from './product';

const bits = customType<{ data: string }>({ dataType: () => 'bit(512)' });

/**
 * A model that turns pictures into numbers. Numbers of two models cannot be compared, so each has pictures of its own: the
 * `current` one answers, a `building` one is filled beside it and takes over when it has seen everything.
 */
export const embedder = shop.table(
  'embedder',
  {
    /** Name and version of the model and of what is done to a picture before it. */
    id: text('id').primaryKey(),
    dimensions: integer('dimensions').notNull(),
    state: text('state').notNull().default('building'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('embedder_current').on(table.state).where(sql`${table.state} = 'current'`),
    check('embedder_state', sql`${table.state} in ('current', 'building', 'retired')`),
    check('embedder_dimensions', sql`${table.dimensions} between 16 and 4096`),
  ],
);

/**
 * The signs of a picture's numbers, in rows so narrow that all of them can be compared. What filters ask stands beside them, kept by
 * triggers (db/sql/24-sight.sql): of public products that show the picture, their shelf when it is one, their lowest and highest price,
 * and whether there are any. A hint that leaves out what cannot be meant: what may be shown is asked of the products themselves.
 */
export const pictureCode = shop.table(
  'picture_code',
  {
    embedder: text('embedder')
      .notNull()
      .references(() => embedder.id, { onDelete: 'cascade' }),
    mediaId: idColumn('media', 'media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    code: bits('code').notNull(),
    pageId: idColumn('page', 'page_id'),
    isPublic: boolean('is_public').notNull().default(false),
    category: text('category'),
    priceLow: minorColumn('price_low'),
    priceHigh: minorColumn('price_high'),
  },
  (table) => [primaryKey({ columns: [table.embedder, table.mediaId] })],
);

/** The numbers themselves, one signed byte each, read for the few hundred pictures whose codes are near. */
export const pictureVector = shop.table(
  'picture_vector',
  {
    embedder: text('embedder').notNull(),
    mediaId: idColumn('media', 'media_id').notNull(),
    vector: bytesColumn('vector').notNull(),
  },
  (table) => [primaryKey({ columns: [table.embedder, table.mediaId] })],
);

/**
 * What is read from a picture whatever the model: its colours, words for what is in it, the words printed on it (`label`; null until
 * they were read), and what repeats on it (`pattern`). Without colours it could not be opened, and `fault` says why (null for those looked at before that was kept).
 */
export const pictureFacts = shop.table(
  'picture_facts',
  {
    mediaId: idColumn('media', 'media_id')
      .primaryKey()
      .references(() => media.id, { onDelete: 'cascade' }),
    palette: jsonb('palette'),
    words: text('words').notNull().default(''),
    fault: text('fault'),
    label: text('label').array(),
    pattern: jsonb('pattern'),
  },
  (table) => [
    // Written seldom and read by every search: what is new does not wait beside the index.
    index('picture_facts_label').using('gin', table.label).with({ fastupdate: false }),
    index('picture_facts_unread').on(table.mediaId).where(sql`${table.label} is null and ${table.palette} is not null`),
  ],
);

/**
 * How often a product was among what a search by picture showed, and opened from there, on one day (UTC). Numbers and nothing else:
 * no search, picture or person can be told from them. Written by `shop.count_found` alone.
 */
export const foundByPicture = shop.table(
  'found_by_picture',
  {
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    day: date('day', { mode: 'string' }).notNull(),
    shown: integer('shown').notNull().default(0),
    opened: integer('opened').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.day] }),
    check('found_by_picture_counts', sql`${table.shown} >= 0 and ${table.opened} >= 0`),
  ],
);
