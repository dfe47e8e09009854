import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgSchema, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';

/** Wallets, purchases, orders. Row security is forced: no actor, no rows. */
export const money = pgSchema('money');

/**
 * A wallet. `owner` is the actor key (`person:<uuid>` or `guest:<hash>`) that row security compares, here
 * and on every table of this ring; `person_id` is the key by which rows would be distributed.
 */
export const wallet = money.table('wallet', {
  owner: text('owner').primaryKey(),
  personId: idColumn('person', 'person_id'),
  /** The customer at the payment provider that holds the methods. */
  providerCustomer: text('provider_customer').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** A stored card: what a person needs to recognise it, and the provider's token. Never a number. */
export const method = money.table(
  'method',
  {
    id: idColumn('method', 'id').primaryKey(),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id'),
    provider: text('provider').notNull().default('stripe'),
    /** The provider's customer this card hangs on, when it is not the wallet's own: a guest's card that joined an account. */
    providerCustomer: text('provider_customer'),
    providerMethod: text('provider_method').notNull(),
    /** The provider's mark of the card itself, the same in every wallet; null for one stored before it was kept. Only for limits. */
    fingerprint: text('fingerprint'),
    brand: text('brand').notNull(),
    last4: text('last4').notNull(),
    expMonth: integer('exp_month').notNull(),
    expYear: integer('exp_year').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    uniqueIndex('method_provider_key').on(table.owner, table.providerMethod),
    uniqueIndex('method_default_key').on(table.owner).where(sql`${table.isDefault} and ${table.removedAt} is null`),
    check('method_last4', sql`${table.last4} ~ '^[0-9]{4}$'`),
  ],
);

/** Where things are delivered. */
export const address = money.table(
  'address',
  {
    id: idColumn('address', 'id').primaryKey(),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id'),
    name: text('name').notNull(),
    line1: text('line1').notNull(),
    line2: text('line2').notNull().default(''),
    city: text('city').notNull(),
    region: text('region').notNull().default(''),
    postalCode: text('postal_code').notNull().default(''),
    country: text('country').notNull(),
    phone: text('phone').notNull().default(''),
    isDefault: boolean('is_default').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('address_owner').on(table.owner),
    uniqueIndex('address_default_key').on(table.owner).where(sql`${table.isDefault} and ${table.removedAt} is null`),
  ],
);

/** What somebody means to buy. The version rises with each change; checkout names the version it saw. */
export const cart = money.table('cart', {
  owner: text('owner').primaryKey(),
  personId: idColumn('person', 'person_id'),
  version: integer('version').notNull().default(1),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** One variant in a cart. */
export const cartLine = money.table(
  'cart_line',
  {
    owner: text('owner').notNull(),
    variantId: idColumn('variant', 'variant_id').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    quantity: integer('quantity').notNull(),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.variantId] }),
    check('cart_line_quantity', sql`${table.quantity} between 1 and 99`),
  ],
);
