import { index, primaryKey, text } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { page, shop } from './page';
import { product } from './product';

/** A handle a page once had, in lower case. It leads on to the page; until `keptUntil` nobody else may take it. */
export const formerHandle = shop.table(
  'former_handle',
  {
    handle: text('handle').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    keptUntil: instant('kept_until').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('former_handle_page').on(table.pageId)],
);

/** A slug a product once had on its page. It leads on to the product unless another product of the page has it now. */
export const formerSlug = shop.table(
  'former_slug',
  {
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull(),
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.pageId, table.slug] }), index('former_slug_product').on(table.productId)],
);
