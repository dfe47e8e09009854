import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { page, shop } from './page';
import { variant } from './product';

/**
 * Where a page keeps what it sells. A page without places, or with one, keeps no stock by place: all of it is there. Units are
 * sold from active places in their order, and from the others last. One without an address is online.
 */
export const place = shop.table(
  'place',
  {
    id: idColumn('place', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    address: text('address').notNull().default(''),
    active: boolean('active').notNull().default(true),
    position: integer('position').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('place_page').on(table.pageId, table.position, table.id),
    check('place_name', sql`length(${table.name}) between 1 and 80`),
    check('place_address', sql`length(${table.address}) <= 300`),
  ],
);

/**
 * The units of a variant at a place, for variants that are `placed`: their sum is the variant's stock. Changed only by the
 * functions of db/sql/35-places.sql, under the lock of the variant's row.
 */
export const placeStock = shop.table(
  'place_stock',
  {
    variantId: idColumn('variant', 'variant_id')
      .notNull()
      .references(() => variant.id, { onDelete: 'cascade' }),
    placeId: idColumn('place', 'place_id')
      .notNull()
      .references(() => place.id),
    stock: integer('stock').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.variantId, table.placeId] }),
    index('place_stock_place').on(table.placeId),
    check('place_stock_units', sql`${table.stock} >= 0`),
  ],
);

/**
 * From which place a reservation took its units, and still has them. Below zero are units that came back to a place after they
 * had been taken before stock was kept by place.
 */
export const reservationPlace = shop.table(
  'reservation_place',
  {
    attemptId: uuid('attempt_id').notNull(),
    variantId: idColumn('variant', 'variant_id')
      .notNull()
      .references(() => variant.id),
    placeId: idColumn('place', 'place_id')
      .notNull()
      .references(() => place.id),
    units: integer('units').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.variantId, table.placeId] }),
    index('reservation_place_place').on(table.placeId),
  ],
);

/**
 * Every change of stock that is no sale: by how many units, why, who, when, and where (null while stock is not kept by place). Rows
 * are only ever added, by triggers. Their sum less what reservations hold is the stock.
 */
export const stockMove = shop.table(
  'stock_move',
  {
    no: bigint('no', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    variantId: idColumn('variant', 'variant_id')
      .notNull()
      .references(() => variant.id, { onDelete: 'cascade' }),
    pageId: idColumn('page', 'page_id').notNull(),
    placeId: idColumn('place', 'place_id').references(() => place.id),
    units: integer('units').notNull(),
    reason: text('reason').notNull(),
    note: text('note').notNull().default(''),
    /** Null when nobody did it but the system. */
    personId: idColumn('person', 'person_id'),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('stock_move_variant').on(table.variantId, table.no),
    index('stock_move_page').on(table.pageId, table.no),
    index('stock_move_place').on(table.placeId).where(sql`${table.placeId} is not null`),
    check('stock_move_units', sql`${table.units} <> 0`),
    check('stock_move_note', sql`length(${table.note}) <= 200`),
    check(
      'stock_move_reason',
      sql`${table.reason} in ('opening', 'edited', 'import', 'placed', 'received', 'counted', 'damaged', 'lost', 'returned', 'transfer', 'sold_elsewhere')`,
    ),
  ],
);

/**
 * Variants of which as few are left as their page or they themselves say, or fewer; kept by db/sql/35-low-stock.sql, so that nobody
 * looks through a whole shop for them. `told`: its owners had the mail; the row goes when there is enough again, so that it is said once.
 */
export const lowStock = shop.table(
  'low_stock',
  {
    variantId: idColumn('variant', 'variant_id')
      .primaryKey()
      .references(() => variant.id, { onDelete: 'cascade' }),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    told: boolean('told').notNull().default(false),
  },
  (table) => [
    index('low_stock_page').on(table.pageId),
    index('low_stock_untold').on(table.variantId).where(sql`not ${table.told}`),
  ],
);
