import { sql } from 'drizzle-orm';
import { check, index, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { social } from './follow';

/** Who sees a recommendation: friends, or everybody. */
export const recommendationAudiences = ['friends', 'public'] as const;

/** A person recommends a product. Nothing here says whether she bought it, and nothing asks. */
export const recommendation = social.table(
  'recommendation',
  {
    id: idColumn('recommendation', 'id').primaryKey(),
    personId: idColumn('person', 'person_id').notNull(),
    productId: idColumn('product', 'product_id').notNull(),
    audience: text('audience', { enum: recommendationAudiences }).notNull(),
    note: text('note').notNull().default(''),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('recommendation_product').on(table.productId, table.personId),
    index('recommendation_person').on(table.personId, table.at),
    index('recommendation_time').on(table.at, table.id),
    check('recommendation_audience', sql`${table.audience} in ('friends', 'public')`),
    check('recommendation_note', sql`length(${table.note}) <= 500`),
  ],
);
