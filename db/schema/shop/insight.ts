import { sql } from 'drizzle-orm';
import { check, date, index, integer, text, unique } from 'drizzle-orm/pg-core';
import { idColumn } from '@/db/schema/columns';
import { page, shop } from './page';
import { product } from './product';

const cell = () => ({
  pageId: idColumn('page', 'page_id')
    .notNull()
    .references(() => page.id, { onDelete: 'cascade' }),
  /** Null: of the page as a whole. */
  productId: idColumn('product', 'product_id').references(() => product.id, { onDelete: 'cascade' }),
  kind: text('kind').notNull(),
  firstDay: date('first_day', { mode: 'string' }).notNull(),
  /** The day (UTC) after which it is told, once. */
  lastDay: date('last_day', { mode: 'string' }).notNull(),
  count: integer('count').notNull(),
});

/**
 * What is being counted of days that are not over: no login of a ring may read it. When its last day is over, a row is told in
 * `insight`, or not, and deleted; only db/sql/26-insights.sql touches it.
 */
export const tally = shop.table('tally', cell(), (table) => [
  unique('tally_cell').on(table.pageId, table.productId, table.kind, table.firstDay, table.lastDay).nullsNotDistinct(),
  index('tally_due').on(table.lastDay),
  check('tally_kind', sql`${table.kind} in ('visit', 'cart', 'tap')`),
  check('tally_count', sql`${table.count} between 0 and 1000000000 and ${table.lastDay} >= ${table.firstDay}`),
]);

/** What was told of days that are over: rounded, never of few, never changed. */
export const insight = shop.table('insight', cell(), (table) => [
  unique('insight_cell')
    .on(table.pageId, table.productId, table.kind, table.firstDay, table.lastDay)
    .nullsNotDistinct(),
  index('insight_page').on(table.pageId, table.lastDay),
  index('insight_product').on(table.productId, table.lastDay).where(sql`${table.productId} is not null`),
  check('insight_kind', sql`${table.kind} in ('visit', 'cart', 'tap', 'found', 'opened')`),
  // Whatever writes here: nothing of fewer than ten, and nothing exact.
  check('insight_count', sql`${table.count} >= 20 and ${table.count} % 10 = 0`),
]);

/** How many days a page is told in one number: as few as give numbers at all. A week when nothing is said. */
export const insightGrain = shop.table(
  'insight_grain',
  {
    pageId: idColumn('page', 'page_id')
      .primaryKey()
      .references(() => page.id, { onDelete: 'cascade' }),
    grain: text('grain').notNull(),
    /** Since when: days that began earlier say nothing of it. */
    since: date('since', { mode: 'string' }).notNull(),
  },
  (table) => [check('insight_grain_known', sql`${table.grain} in ('day', 'week', 'month')`)],
);
