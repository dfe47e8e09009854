import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { page, shop } from './page';
import { product } from './product';

/** Why a review may be reported, and with `own_page`, by the database itself, be hidden. */
const reasons = sql.raw(`('spam', 'abuse', 'private', 'off_topic', 'fake', 'illegal', 'other')`);

/**
 * What somebody says of a product, once. `verified` is only what she agreed to have shown: nothing of an order stands here, and
 * without it nothing tells a buyer from anybody else. A hidden one is seen by who wrote it and by operators.
 */
export const review = shop.table(
  'review',
  {
    id: idColumn('review', 'id').primaryKey(),
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    personId: idColumn('person', 'person_id').notNull(),
    stars: integer('stars').notNull(),
    title: text('title').notNull().default(''),
    body: text('body').notNull().default(''),
    language: text('language').notNull(),
    verified: boolean('verified').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    editedAt: instant('edited_at'),
    /** What the page answers, as the page: which of its people wrote it is in the audit. */
    reply: text('reply').notNull().default(''),
    repliedAt: instant('replied_at'),
    hiddenAt: instant('hidden_at'),
    hiddenReason: text('hidden_reason'),
  },
  (table) => [
    uniqueIndex('review_one_each').on(table.productId, table.personId),
    index('review_person').on(table.personId, table.id),
    index('review_page').on(table.pageId, table.id),
    index('review_newest').on(table.productId, table.id).where(sql`${table.hiddenAt} is null`),
    index('review_by_stars').on(table.productId, table.stars, table.id).where(sql`${table.hiddenAt} is null`),
    index('review_unanswered')
      .on(table.pageId, table.id)
      .where(sql`${table.repliedAt} is null and ${table.hiddenAt} is null`),
    index('review_hidden').on(table.hiddenAt).where(sql`${table.hiddenAt} is not null`),
    check('review_stars', sql`${table.stars} between 1 and 5`),
    check('review_title', sql`length(${table.title}) <= 120`),
    check('review_body', sql`length(${table.body}) <= 4000`),
    check('review_language', sql`${table.language} ~ '^[a-z]{2,3}$'`),
    check('review_reply', sql`length(${table.reply}) <= 2000 and (${table.repliedAt} is null) = (${table.reply} = '')`),
    check(
      'review_hidden_why',
      sql`(${table.hiddenAt} is null) = (${table.hiddenReason} is null) and (${table.hiddenReason} in ${reasons} or ${table.hiddenReason} = 'own_page')`,
    ),
  ],
);

/** A photograph of a review: re-encoded like every picture, but never the page's, which can neither use nor delete it. */
export const reviewPhoto = shop.table(
  'review_photo',
  {
    id: idColumn('media', 'id').primaryKey(),
    reviewId: idColumn('review', 'review_id')
      .notNull()
      .references(() => review.id, { onDelete: 'cascade' }),
    /** One of four places, which is also their order. */
    place: integer('place').notNull(),
    /** Random storage key; also the public address under /media. */
    key: text('key').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    bytes: integer('bytes').notNull(),
    blur: text('blur').notNull().default(''),
    /** As of `media`. */
    likeness: bigint('likeness', { mode: 'bigint' }),
  },
  (table) => [
    uniqueIndex('review_photo_place').on(table.reviewId, table.place),
    uniqueIndex('review_photo_key').on(table.key),
    check('review_photo_four', sql`${table.place} between 1 and 4`),
  ],
);

/** That somebody found a review wrong, for operators alone. */
export const reviewReport = shop.table(
  'review_report',
  {
    reviewId: idColumn('review', 'review_id')
      .notNull()
      .references(() => review.id, { onDelete: 'cascade' }),
    personId: idColumn('person', 'person_id').notNull(),
    reason: text('reason').notNull(),
    note: text('note').notNull().default(''),
    at: instant('at').notNull().defaultNow(),
    /** When an operator decided; null while it waits. */
    decidedAt: instant('decided_at'),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.personId] }),
    index('review_report_waiting').on(table.at).where(sql`${table.decidedAt} is null`),
    index('review_report_person').on(table.personId),
    check('review_report_reason', sql`${table.reason} in ${reasons}`),
    check('review_report_note', sql`length(${table.note}) <= 500`),
  ],
);

/** How many visible reviews a product has of each number of stars; only db/sql/28-reviews.sql writes it. */
export const productRating = shop.table(
  'product_rating',
  {
    productId: idColumn('product', 'product_id').primaryKey(),
    one: integer('one').notNull().default(0),
    two: integer('two').notNull().default(0),
    three: integer('three').notNull().default(0),
    four: integer('four').notNull().default(0),
    five: integer('five').notNull().default(0),
    reviews: integer('reviews').notNull().generatedAlwaysAs(sql`one + two + three + four + five`),
    stars: integer('stars').notNull().generatedAlwaysAs(sql`one + 2 * two + 3 * three + 4 * four + 5 * five`),
  },
  (table) => [
    foreignKey({ name: 'product_rating_product', columns: [table.productId], foreignColumns: [product.id] }).onDelete(
      'cascade',
    ),
    check(
      'product_rating_counts',
      sql`least(${table.one}, ${table.two}, ${table.three}, ${table.four}, ${table.five}) >= 0`,
    ),
  ],
);

/** What a person did today of what may be done so many times a day: the checks are the limits. No login of a ring may read it. */
export const reviewPace = shop.table(
  'review_pace',
  {
    personId: idColumn('person', 'person_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    reviews: integer('reviews').notNull().default(0),
    photos: integer('photos').notNull().default(0),
    reports: integer('reports').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.day] }),
    index('review_pace_day').on(table.day),
    check('review_pace_reviews', sql`${table.reviews} <= 20`),
    check('review_pace_photos', sql`${table.photos} <= 80`),
    check('review_pace_reports', sql`${table.reports} <= 30`),
  ],
);
