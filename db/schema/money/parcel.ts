import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { order, orderLine } from './order';
import { money } from './wallet';

/** A parcel of an order: packed, and perhaps on its way. An order may need several. */
export const parcel = money.table(
  'parcel',
  {
    id: idColumn('parcel', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    /** Made when the form is rendered: the same key is the same parcel. */
    key: text('key').notNull(),
    carrier: text('carrier').notNull().default(''),
    trackingCode: text('tracking_code').notNull().default(''),
    packedAt: instant('packed_at').notNull().default(sql`clock_timestamp()`),
    sentAt: instant('sent_at'),
  },
  (table) => [uniqueIndex('parcel_key').on(table.orderId, table.key)],
);

/** Units of a line that lie in a parcel. The line counts them (`packed`), and holds no more than were sold. */
export const parcelLine = money.table(
  'parcel_line',
  {
    parcelId: idColumn('parcel', 'parcel_id')
      .notNull()
      .references(() => parcel.id, { onDelete: 'cascade' }),
    lineId: idColumn('line', 'line_id')
      .notNull()
      .references(() => orderLine.id),
    orderId: idColumn('order', 'order_id').notNull(),
    quantity: integer('quantity').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.parcelId, table.lineId] }),
    check('parcel_line_quantity', sql`${table.quantity} > 0`),
  ],
);

/** What the people of a page wrote down about an order, for each other alone. Appended only. */
export const orderNote = money.table(
  'order_note',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    pageId: idColumn('page', 'page_id').notNull(),
    personId: idColumn('person', 'person_id').notNull(),
    key: text('key').notNull(),
    words: text('words').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('order_note_key').on(table.orderId, table.key),
    index('order_note_order').on(table.orderId, table.at),
    check('order_note_words', sql`length(${table.words}) between 1 and 2000`),
  ],
);

/**
 * Under which name the conversation about an order is kept in the social ring, which knows no order. The name is random: it
 * says neither who bought nor when.
 */
export const orderTalk = money.table(
  'order_talk',
  {
    orderId: idColumn('order', 'order_id')
      .primaryKey()
      .references(() => order.id),
    pageId: idColumn('page', 'page_id').notNull(),
    talkId: uuid('talk_id').notNull().defaultRandom(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('order_talk_name').on(table.talkId),
    index('order_talk_page').on(table.pageId, table.createdAt),
  ],
);

/** Whose account is closed: her orders stay in their sellers' books, and she is nobody's customer any more. */
export const goneBuyer = money.table('gone_buyer', {
  owner: text('owner').primaryKey(),
  at: instant('at').notNull().defaultNow(),
});
