import { sql } from 'drizzle-orm';
import { boolean, check, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { page, shop } from './page';
import { product } from './product';

/**
 * When a product that is shown goes on sale, how many of it one person may buy, and whether people wait in a line for it. All of it is
 * public: `commitment` is the hash of the seed of the draw from the beginning, `seed` the seed itself from the draw on.
 */
export const opening = shop.table(
  'opening',
  {
    id: idColumn('opening', 'id').primaryKey(),
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    opensAt: instant('opens_at').notNull(),
    perPerson: integer('per_person'),
    queued: boolean('queued').notNull().default(false),
    commitment: text('commitment').notNull().default(''),
    seed: text('seed'),
    drawnAt: instant('drawn_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('opening_product').on(table.productId),
    check('opening_per_person', sql`${table.perPerson} between 1 and 99`),
    // Who is let in finds something, however many those before her took: so a line has a cap.
    check('opening_queued', sql`not ${table.queued} or ${table.perPerson} is not null`),
    check('opening_drawn', sql`(${table.seed} is null) = (${table.drawnAt} is null)`),
  ],
);

/** The seed of a draw before it is drawn. Nobody reads it: it is made and revealed by functions of the database. */
export const openingSeed = shop.table('opening_seed', {
  openingId: idColumn('opening', 'opening_id')
    .primaryKey()
    .references(() => opening.id, { onDelete: 'cascade' }),
  seed: hashColumn('seed').notNull(),
});
