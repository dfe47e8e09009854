import { sql } from 'drizzle-orm';
import { check, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { shop } from './page';

/** Google's taxonomy of products, as its file was last loaded; empty until somebody loads it. */
export const googleCategory = shop.table(
  'google_category',
  {
    id: integer('id').primaryKey(),
    /** `Apparel & Accessories > Clothing`. */
    path: text('path').notNull(),
  },
  (table) => [
    uniqueIndex('google_category_path').on(sql`lower(${table.path})`),
    check('google_category_id', sql`${table.id} > 0`),
    check('google_category_path_long', sql`length(${table.path}) between 1 and 500`),
  ],
);
