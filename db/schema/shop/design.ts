import { sql } from 'drizzle-orm';
import { check, index, jsonb, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { page, shop } from './page';

/** How a page looks: its draft, which its owners alone see, and what was published, the latest of which everybody sees. */
export const design = shop.table(
  'design',
  {
    id: idColumn('design', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    /** As `lib/shop/design/schema.ts` reads it; what it does not know is skipped. */
    document: jsonb('document').$type<unknown>().notNull(),
    /** Null: the draft. */
    publishedAt: instant('published_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('design_draft').on(table.pageId).where(sql`${table.publishedAt} is null`),
    index('design_page').on(table.pageId, table.publishedAt),
    check(
      'design_limits',
      sql`jsonb_typeof(${table.document}) = 'object' and octet_length(${table.document}::text) <= 40000
        and jsonb_typeof(${table.document} -> 'sections') = 'array' and jsonb_array_length(${table.document} -> 'sections') <= 12`,
    ),
  ],
);
