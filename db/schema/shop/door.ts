import { sql } from 'drizzle-orm';
import { check, index, text } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { deliveryZone } from './delivery';
import { page, shop } from './page';

/** A zone in which buyers may pay at the door: what that costs more, and up to which total of an order. No row means that they may not. */
export const doorZone = shop.table(
  'door_zone',
  {
    zoneId: idColumn('zone', 'zone_id')
      .primaryKey()
      .references(() => deliveryZone.id, { onDelete: 'cascade' }),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    currency: text('currency').notNull(),
    feeMinor: minorColumn('fee_minor').notNull().default(sql`0`),
    mostMinor: minorColumn('most_minor').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('door_zone_page').on(table.pageId),
    check('door_zone_currency', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check('door_zone_most', sql`${table.mostMinor} between 1 and 500000`),
    check('door_zone_fee', sql`${table.feeMinor} between 0 and ${table.mostMinor} - 1`),
  ],
);
