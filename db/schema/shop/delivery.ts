import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, minorColumn } from '@/db/schema/columns';
import { page, shop } from './page';

/**
 * Places a shop delivers to alike. A shop without zones has one: what its page's own settings say. `areas` are `US`, `US-CA`,
 * `US:941` or `*`; that none stands in two zones of a page is a trigger's (db/sql/23-delivery.sql), and so are the bands' order.
 */
export const deliveryZone = shop.table(
  'delivery_zone',
  {
    id: idColumn('zone', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    areas: text('areas').array().notNull(),
  },
  (table) => [
    uniqueIndex('delivery_zone_position').on(table.pageId, table.position),
    check('delivery_zone_position_range', sql`${table.position} between 0 and 19`),
    check('delivery_zone_name', sql`length(${table.name}) between 1 and 60`),
    check(
      'delivery_zone_areas',
      sql`cardinality(${table.areas}) between 1 and 300 and array_position(${table.areas}, null) is null and array_to_string(${table.areas}, '|') ~ '^([*]|[A-Z]{2}(-[^|]{1,40}|:[A-Z0-9]{1,10})?)([|]([*]|[A-Z]{2}(-[^|]{1,40}|:[A-Z0-9]{1,10})?))*$'`,
    ),
  ],
);

/**
 * A way of delivering in a zone: its price by bands of what it depends on (grams, minor units, units), `most` the most it carries,
 * `free_from_minor` the goods from which it costs nothing, and how many working days handling and the way take.
 */
export const deliveryRate = shop.table(
  'delivery_rate',
  {
    zoneId: idColumn('zone', 'zone_id')
      .notNull()
      .references(() => deliveryZone.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    name: text('name').notNull(),
    currency: text('currency').notNull(),
    basis: text('basis').notNull(),
    bandFrom: bigint('band_from', { mode: 'bigint' }).array().notNull(),
    bandMinor: bigint('band_minor', { mode: 'bigint' }).array().notNull(),
    most: bigint('most', { mode: 'bigint' }),
    freeFromMinor: minorColumn('free_from_minor'),
    processingDays: integer('processing_days').notNull(),
    transitMin: integer('transit_min').notNull(),
    transitMax: integer('transit_max').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.zoneId, table.position] }),
    index('delivery_rate_page').on(table.pageId),
    check('delivery_rate_position', sql`${table.position} between 0 and 3`),
    check('delivery_rate_name', sql`length(${table.name}) between 1 and 60`),
    check('delivery_rate_currency', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check('delivery_rate_basis', sql`${table.basis} in ('flat', 'weight', 'price', 'count')`),
    check(
      'delivery_rate_bands',
      sql`cardinality(${table.bandFrom}) between 1 and 8 and cardinality(${table.bandMinor}) = cardinality(${table.bandFrom}) and ${table.bandFrom}[1] = 0 and 0 <= all(${table.bandMinor}) and 5000000 >= all(${table.bandMinor})`,
    ),
    check('delivery_rate_most', sql`${table.most} > 0`),
    check('delivery_rate_free', sql`${table.freeFromMinor} > 0`),
    check(
      'delivery_rate_days',
      sql`${table.processingDays} between 0 and 60 and ${table.transitMin} between 0 and 90 and ${table.transitMax} between ${table.transitMin} and 120`,
    ),
  ],
);
