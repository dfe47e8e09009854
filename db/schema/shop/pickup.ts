import { sql } from 'drizzle-orm';
import { check, index, integer, text } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { page, shop } from './page';
import { place } from './place';

/** A place at which buyers fetch what they bought: where it is, when it is open, how many working days until something lies ready. */
export const pickup = shop.table(
  'pickup',
  {
    placeId: idColumn('place', 'place_id')
      .primaryKey()
      .references(() => place.id, { onDelete: 'cascade' }),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    line1: text('line1').notNull(),
    city: text('city').notNull(),
    /** Two letters in the United States, where tax goes by it. */
    region: text('region').notNull().default(''),
    postalCode: text('postal_code').notNull().default(''),
    /** In its owner's words. */
    hours: text('hours').notNull().default(''),
    days: integer('days').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('pickup_page').on(table.pageId),
    check('pickup_line1', sql`length(${table.line1}) between 1 and 200`),
    check('pickup_city', sql`length(${table.city}) between 1 and 100`),
    check('pickup_region', sql`length(${table.region}) <= 100`),
    check('pickup_postal_code', sql`length(${table.postalCode}) <= 20`),
    check('pickup_hours', sql`length(${table.hours}) <= 300`),
    check('pickup_days', sql`${table.days} between 0 and 30`),
  ],
);
