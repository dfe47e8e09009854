import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant, minorColumn } from '@/db/schema/columns';
import { circle } from './circle';
import { social } from './follow';

/** To whom a share goes. Nothing is shared before its owner says so; who takes it back deletes the row. */
export const shareAudiences = ['people', 'circle', 'friends', 'link', 'public'] as const;

/**
 * What a person chose to show of one thing she bought: a copy, of her choosing, which knows neither the order nor its day.
 * Fields she did not choose are null.
 */
export const share = social.table(
  'share',
  {
    id: idColumn('share', 'id').primaryKey(),
    personId: idColumn('person', 'person_id').notNull(),
    /** A random name that the money ring gave the line of the order, so that one thing is shared once. */
    mark: uuid('mark').notNull(),
    audience: text('audience', { enum: shareAudiences }).notNull(),
    circleId: idColumn('circle', 'circle_id').references(() => circle.id, { onDelete: 'cascade' }),
    /** Of the token in its link, where one was made. */
    linkHash: hashColumn('link_hash'),
    /** The item; the name is as it was bought. */
    productId: idColumn('product', 'product_id'),
    item: text('item'),
    /** The page it was bought from. */
    pageId: idColumn('page', 'page_id'),
    /** That she gave to the page, which is a charity; how much is told nowhere. */
    donation: boolean('donation').notNull().default(false),
    /** What she says with it, sealed for this share alone. The open one is empty but for a share of before the sealing. */
    note: text('note').notNull().default(''),
    sealedNote: text('sealed_note'),
    /** Whether who sees it may say something of it. */
    comments: boolean('comments').notNull().default(true),
    /** Storage key of the picture of the item, which is answered only to whoever sees the share. */
    photoKey: text('photo_key'),
    price: minorColumn('price'),
    currency: text('currency'),
    /** First day of the month it was bought in. */
    month: date('month', { mode: 'string' }),
    /** Seen from then on, and until then; null for no end. */
    startsAt: instant('starts_at').notNull().defaultNow(),
    endsAt: instant('ends_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** How many people, browsers by link included, have opened it. */
    openings: integer('openings').notNull().default(0),
  },
  (table) => [
    uniqueIndex('share_mark').on(table.personId, table.mark),
    uniqueIndex('share_link').on(table.linkHash).where(sql`${table.linkHash} is not null`),
    index('share_owner').on(table.personId, table.startsAt),
    index('share_product').on(table.productId, table.startsAt).where(sql`${table.productId} is not null`),
    check('share_audience', sql`${table.audience} in ('people', 'circle', 'friends', 'link', 'public')`),
    check('share_circle', sql`(${table.audience} = 'circle') = (${table.circleId} is not null)`),
    check('share_note', sql`length(${table.note}) <= 500`),
    check('share_sealed', sql`${table.sealedNote} is null or ${table.note} = ''`),
    index('share_unsealed').on(table.id).where(sql`${table.note} <> ''`),
    check('share_price', sql`(${table.price} is null) = (${table.currency} is null)`),
    check('share_month', sql`${table.month} is null or extract(day from ${table.month}) = 1`),
    check(
      'share_donation',
      sql`not ${table.donation} or (${table.pageId} is not null and num_nonnulls(${table.item}, ${table.productId}, ${table.price}) = 0)`,
    ),
    check('share_says', sql`${table.item} is not null or ${table.pageId} is not null`),
  ],
);

/** A person who was named as one who may see a share, and whether she has opened it. She is told that its owner sees that. */
export const sharePerson = social.table(
  'share_person',
  {
    shareId: idColumn('share', 'share_id')
      .notNull()
      .references(() => share.id, { onDelete: 'cascade' }),
    personId: idColumn('person', 'person_id').notNull(),
    openedAt: instant('opened_at'),
  },
  (table) => [
    primaryKey({ columns: [table.shareId, table.personId] }),
    index('share_person_person').on(table.personId),
  ],
);
