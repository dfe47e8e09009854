import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { order, refund } from './order';
import { money } from './wallet';

/**
 * What a buyer wants to send back of an order, and how far that has come. `answer` is the seller's: how to send it back, or
 * why not. Days are of UTC, as the days of delivery are.
 */
export const returnRequest = money.table(
  'return_request',
  {
    id: idColumn('return', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    key: text('key').notNull(),
    state: text('state').notNull().default('requested'),
    /** Units by variant; never more than the buyer still has. */
    units: jsonb('units').$type<Record<string, number>>().notNull(),
    reason: text('reason').notNull(),
    note: text('note').notNull().default(''),
    wish: text('wish').notNull(),
    /** What she wants in its place, and its options as they were. */
    wantedVariantId: idColumn('variant', 'wanted_variant_id'),
    wantedText: text('wanted_text').notNull().default(''),
    answer: text('answer').notNull().default(''),
    labelUrl: text('label_url').notNull().default(''),
    sendBy: date('send_by', { mode: 'string' }),
    carrier: text('carrier').notNull().default(''),
    trackingCode: text('tracking_code').notNull().default(''),
    /** The latest refund begun for it; after one that failed another may follow. */
    refundId: idColumn('refund', 'refund_id').references(() => refund.id),
    /** Of an exchange: units that went back on the shelf, by variant, and how the replacement travels. */
    back: jsonb('back').$type<Record<string, number>>().notNull().default({}),
    replacementCarrier: text('replacement_carrier').notNull().default(''),
    replacementCode: text('replacement_code').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('return_request_key').on(table.orderId, table.key),
    uniqueIndex('return_request_open')
      .on(table.orderId)
      .where(sql`${table.state} in ('requested', 'accepted', 'sent', 'received')`),
    uniqueIndex('return_request_refund').on(table.refundId).where(sql`${table.refundId} is not null`),
    index('return_request_page').on(table.pageId, table.createdAt),
    check(
      'return_request_state',
      sql`${table.state} in ('requested', 'accepted', 'sent', 'received', 'declined', 'withdrawn', 'refunded', 'exchanged')`,
    ),
    check(
      'return_request_reason',
      sql`${table.reason} in ('damaged', 'not_as_described', 'wrong_item', 'does_not_fit', 'changed_mind', 'other')`,
    ),
    check('return_request_wish', sql`${table.wish} in ('money', 'exchange')`),
    check('return_request_wanted', sql`(${table.wish} = 'exchange') = (${table.wantedVariantId} is not null)`),
    check('return_request_units', sql`${table.units} <> '{}'`),
    check('return_request_texts', sql`length(${table.note}) <= 1000 and length(${table.answer}) <= 1000`),
    check(
      'return_request_label',
      sql`${table.labelUrl} = '' or (${table.labelUrl} like 'https://%' and length(${table.labelUrl}) <= 2000)`,
    ),
    check('return_request_send_by', sql`${table.state} not in ('accepted', 'sent') or ${table.sendBy} is not null`),
    check('return_request_declined', sql`${table.state} <> 'declined' or ${table.answer} <> ''`),
    check('return_request_exchanged', sql`${table.state} <> 'exchanged' or ${table.wish} = 'exchange'`),
  ],
);
