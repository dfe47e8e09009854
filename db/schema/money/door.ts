import { sql } from 'drizzle-orm';
import { check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { order } from './order';
import { money } from './wallet';

/**
 * That nobody took an order at the door: what its seller said, what its buyer says against it, and whether it was withdrawn. It
 * belongs to the two of them; to every other shop it is nothing.
 */
export const noShow = money.table(
  'no_show',
  {
    orderId: idColumn('order', 'order_id')
      .primaryKey()
      .references(() => order.id),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    reason: text('reason', { enum: ['absent', 'refused', 'unreachable'] }).notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    contestedAt: instant('contested_at'),
    contest: text('contest').notNull().default(''),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: text('withdrawn_by', { enum: ['seller', 'operator'] }),
  },
  (table) => [
    index('no_show_owner').on(table.owner, table.at),
    index('no_show_contested')
      .on(table.contestedAt)
      .where(sql`${table.withdrawnAt} is null and ${table.contestedAt} is not null`),
    check('no_show_reason', sql`${table.reason} in ('absent', 'refused', 'unreachable')`),
    check(
      'no_show_contest',
      sql`(${table.contestedAt} is null) = (${table.contest} = '') and length(${table.contest}) <= 1000`,
    ),
    check(
      'no_show_withdrawn',
      sql`(${table.withdrawnAt} is null) = (${table.withdrawnBy} is null) and ${table.withdrawnBy} in ('seller', 'operator')`,
    ),
  ],
);

/** Cash that a seller says she gave back of what she collected at the door. Appended only; the order counts it. */
export const cashBack = money.table(
  'cash_back',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    pageId: idColumn('page', 'page_id').notNull(),
    key: text('key').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('cash_back_key').on(table.orderId, table.key),
    check('cash_back_amount', sql`${table.amountMinor} > 0`),
  ],
);
