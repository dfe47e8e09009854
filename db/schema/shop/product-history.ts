import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { page, shop } from './page';
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
    /** What it was done together with: see `bulkEdit`. */
    editId: idColumn('edit', 'edit_id'),
    /** It happened where the page was before, and came with its archive: to be read, not to go back to. */
    carried: boolean('carried').notNull().default(false),
  },
  (table) => [
    index('product_change_edit').on(table.editId, table.no).where(sql`${table.editId} is not null`),
    index('product_change_product').on(table.productId, table.no),
    check('product_change_verb', sql`${table.verb} ~ '^[a-z][a-z_-]{0,39}$'`),
  ],
);

/** Changes of many products that were saved in one go, and go back in one. */
export const bulkEdit = shop.table(
  'bulk_edit',
  {
    id: idColumn('edit', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    personId: idColumn('person', 'person_id').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    products: integer('products').notNull(),
    /** The one that this one took back, and whether it was taken back itself. */
    undoes: idColumn('edit', 'undoes'),
    undoneAt: instant('undone_at'),
  },
  (table) => [
    index('bulk_edit_page').on(table.pageId, table.at),
    check('bulk_edit_products', sql`${table.products} > 0`),
  ],
);
