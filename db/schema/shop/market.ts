import { sql } from 'drizzle-orm';
import { check, date, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, minorColumn } from '@/db/schema/columns';
import { page, shop } from './page';
import { product, variant } from './product';

/**
 * Countries in which a page asks other prices: its own by a percentage, in basis points, rounded by a rule that has a name. All
 * amounts are in the page's currency, in which it is paid.
 */
export const market = shop.table(
  'market',
  {
    id: idColumn('market', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    basisPoints: integer('basis_points').notNull().default(0),
    rounding: text('rounding').notNull().default('exact'),
  },
  (table) => [
    uniqueIndex('market_position').on(table.pageId, table.position),
    uniqueIndex('market_name_key').on(table.pageId, sql`lower(${table.name})`),
    // Twenty of them.
    check('market_position_range', sql`${table.position} between 0 and 19`),
    check('market_name', sql`length(${table.name}) between 1 and 60`),
    check('market_basis_points', sql`${table.basisPoints} between -9000 and 90000`),
    check(
      'market_rounding',
      sql`${table.rounding} in ('exact', 'whole', 'fives', 'tens', 'hundreds', 'ends_99', 'ends_95')`,
    ),
  ],
);

/** A country of a market; of one page it is in no other. */
export const marketCountry = shop.table(
  'market_country',
  {
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    country: text('country').notNull(),
    marketId: idColumn('market', 'market_id')
      .notNull()
      .references(() => market.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.pageId, table.country] }),
    index('market_country_here').on(table.country, table.pageId),
    index('market_country_market').on(table.marketId),
    check('market_country_code', sql`${table.country} ~ '^[A-Z]{2}$'`),
  ],
);

/** What a variant costs in a market, where that does not follow from its own price. Either amount may be left open. */
export const marketPrice = shop.table(
  'market_price',
  {
    variantId: idColumn('variant', 'variant_id')
      .notNull()
      .references(() => variant.id, { onDelete: 'cascade' }),
    marketId: idColumn('market', 'market_id')
      .notNull()
      .references(() => market.id, { onDelete: 'cascade' }),
    pageId: idColumn('page', 'page_id').notNull(),
    priceMinor: minorColumn('price_minor'),
    compareAtMinor: minorColumn('compare_at_minor'),
  },
  (table) => [
    primaryKey({ columns: [table.variantId, table.marketId] }),
    index('market_price_market').on(table.marketId),
    check('market_price_amounts', sql`${table.priceMinor} > 0 and ${table.compareAtMinor} > 0`),
    check('market_price_some', sql`num_nonnulls(${table.priceMinor}, ${table.compareAtMinor}) > 0`),
  ],
);

/** A product that is not sold in a market. */
export const marketAbsence = shop.table(
  'market_absence',
  {
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    marketId: idColumn('market', 'market_id')
      .notNull()
      .references(() => market.id, { onDelete: 'cascade' }),
    pageId: idColumn('page', 'page_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.marketId] }),
    index('market_absence_market').on(table.marketId),
  ],
);

/** The lowest and the last price of a variant in a market on each day (UTC) on which it changed; kept by triggers. */
export const marketPriceDay = shop.table(
  'market_price_day',
  {
    variantId: idColumn('variant', 'variant_id')
      .notNull()
      .references(() => variant.id, { onDelete: 'cascade' }),
    marketId: idColumn('market', 'market_id')
      .notNull()
      .references(() => market.id, { onDelete: 'cascade' }),
    day: date('day').notNull(),
    lowestMinor: minorColumn('lowest_minor').notNull(),
    lastMinor: minorColumn('last_minor'),
  },
  (table) => [
    primaryKey({ columns: [table.variantId, table.marketId, table.day] }),
    index('market_price_day_market').on(table.marketId),
    check('market_price_day_lowest', sql`${table.lowestMinor} > 0 and ${table.lowestMinor} <= ${table.lastMinor}`),
  ],
);
