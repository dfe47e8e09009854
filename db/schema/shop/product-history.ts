import { sql } from 'drizzle-orm';
import { bigint, check, date, index, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { shop } from './page';
import { product, variant } from './product';

/**
 * The prices a variant was offered at in public, a row per day (UTC) on which they changed: the lowest that applied that day,
 * and the one that applied at its end, null when it was then not on sale. On days without a row the last one still applied.
 * Kept by triggers (db/sql/33-prices.sql), so that the lowest price of the 30 days before a reduction can be told.
 */
export const priceDay = shop.table(
  'price_day',
  {
    variantId: idColumn('variant', 'variant_id')
      .notNull()
      .references(() => variant.id, { onDelete: 'cascade' }),
    day: date('day').notNull(),
    lowestMinor: minorColumn('lowest_minor').notNull(),
    lastMinor: minorColumn('last_minor'),
  },
  (table) => [
    primaryKey({ columns: [table.variantId, table.day] }),
    check('price_day_lowest', sql`${table.lowestMinor} > 0 and ${table.lowestMinor} <= ${table.lastMinor}`),
  ],
);

/** What was changed of a product, by whom: its document before (null when it is new) and after. Rows are only ever added. */
export const productChange = shop.table(
  'product_change',
  {
    no: bigint('no', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    /** Null when nobody did it but the clock. */
    personId: idColumn('person', 'person_id'),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    verb: text('verb').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    index('product_change_product').on(table.productId, table.no),
    check('product_change_verb', sql`${table.verb} ~ '^[a-z][a-z_-]{0,39}$'`),
  ],
);
