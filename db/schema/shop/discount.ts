import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { page, shop } from './page';

/**
 * What a shop takes off, and how often it was: `uses` and `givenMinor` are counted by the database alone (db/sql/35-discounts.sql), and the
 * checks are the one place of their limits. Who used it is not here. Amounts are minor units of `currency`.
 */
export const discount = shop.table(
  'discount',
  {
    id: idColumn('discount', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    kind: text('kind').notNull(),
    method: text('method').notNull(),
    currency: text('currency').notNull(),
    basisPoints: integer('basis_points').notNull().default(0),
    /** Off the order, or off each unit. */
    offMinor: minorColumn('off_minor').notNull().default(sql`0`),
    /** The most a percentage or a free delivery takes off. */
    mostMinor: minorColumn('most_minor'),
    buyQuantity: integer('buy_quantity').notNull().default(0),
    getQuantity: integer('get_quantity').notNull().default(0),
    /** What it is for: ids as they are shown, or keys of categories. */
    targetKind: text('target_kind').notNull().default('all'),
    targets: text('targets').array().notNull().default(sql`'{}'`),
    minimumMinor: minorColumn('minimum_minor').notNull().default(sql`0`),
    minimumQuantity: integer('minimum_quantity').notNull().default(0),
    /** The classes beside which it may be used, where the other names its class too. */
    combines: text('combines').array().notNull().default(sql`'{}'`),
    startsAt: instant('starts_at').notNull().defaultNow(),
    endsAt: instant('ends_at'),
    state: text('state').notNull().default('active'),
    usesMax: integer('uses_max'),
    perPersonMax: integer('per_person_max'),
    givenMaxMinor: minorColumn('given_max_minor'),
    uses: integer('uses').notNull().default(0),
    givenMinor: minorColumn('given_minor').notNull().default(sql`0`),
    /** Rises with every change of its owner's, so that no purchase is made by what it said before. */
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('discount_page').on(table.pageId, table.createdAt),
    check(
      'discount_kind',
      sql`${table.kind} in ('percent_items', 'amount_items', 'buy_get', 'percent_order', 'amount_order', 'delivery')`,
    ),
    check('discount_method', sql`${table.method} in ('code', 'automatic')`),
    check('discount_state', sql`${table.state} in ('active', 'paused', 'ended')`),
    check('discount_title', sql`length(${table.title}) between 1 and 60`),
    check(
      'discount_target',
      sql`${table.targetKind} in ('all', 'products', 'variants', 'categories', 'collections') and (${table.targetKind} = 'all') = (cardinality(${table.targets}) = 0) and cardinality(${table.targets}) <= 200 and (${table.targetKind} = 'all' or ${table.kind} in ('percent_items', 'amount_items', 'buy_get'))`,
    ),
    check(
      'discount_worth',
      sql`case ${table.kind} when 'delivery' then ${table.basisPoints} = 0 and ${table.offMinor} = 0 when 'amount_items' then ${table.offMinor} > 0 when 'amount_order' then ${table.offMinor} > 0 else ${table.basisPoints} between 1 and 10000 end`,
    ),
    check(
      'discount_given_units',
      sql`case ${table.kind} when 'buy_get' then ${table.buyQuantity} between 1 and 99 and ${table.getQuantity} between 1 and 99 else ${table.buyQuantity} = 0 and ${table.getQuantity} = 0 end`,
    ),
    check('discount_most', sql`${table.mostMinor} is null or ${table.mostMinor} > 0`),
    check('discount_minimum', sql`${table.minimumMinor} >= 0 and ${table.minimumQuantity} between 0 and 999`),
    check('discount_combines', sql`${table.combines} <@ array['product', 'order', 'delivery']`),
    check('discount_span', sql`${table.endsAt} is null or ${table.endsAt} > ${table.startsAt}`),
    check('discount_per_person', sql`${table.perPersonMax} is null or ${table.perPersonMax} > 0`),
    check('discount_uses', sql`${table.uses} between 0 and coalesce(${table.usesMax}, ${table.uses})`),
    check(
      'discount_given',
      sql`${table.givenMinor} between 0 and coalesce(${table.givenMaxMinor}, ${table.givenMinor})`,
    ),
  ],
);

/** A code of a discount, plain (`plainCode`): one discount may have many, each with its own limit. */
export const discountCode = shop.table(
  'discount_code',
  {
    pageId: idColumn('page', 'page_id').notNull(),
    code: text('code').notNull(),
    discountId: idColumn('discount', 'discount_id')
      .notNull()
      .references(() => discount.id, { onDelete: 'cascade' }),
    uses: integer('uses').notNull().default(0),
    usesMax: integer('uses_max'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.pageId, table.code] }),
    index('discount_code_discount').on(table.discountId, table.code),
    check('discount_code_length', sql`length(${table.code}) between 3 and 32`),
    check('discount_code_uses', sql`${table.uses} between 0 and coalesce(${table.usesMax}, ${table.uses})`),
  ],
);
