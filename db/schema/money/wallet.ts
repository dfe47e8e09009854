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
  /** The customer at Stripe that holds the cards; null in a wallet that never had one. */
  providerCustomer: text('provider_customer'),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/**
 * A stored card, bank account or PayPal account: what a person needs to recognise it, and the provider's tokens, sealed (`lib/money/vault`).
 * Never a number. `kind` tells which kind of record was sealed, so that it opens only as that. The columns in the open belong to rows of before the vault: the worker seals those, and then they are empty.
 */
export const method = money.table(
  'method',
  {
    id: idColumn('method', 'id').primaryKey(),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id'),
    provider: text('provider').notNull().default('stripe'),
    kind: text('kind', { enum: ['card', 'bank', 'paypal'] })
      .notNull()
      .default('card'),
    /** Null when the method was forgotten. */
    sealed: text('sealed'),
    /** The blind index of the provider's token, by which a card is known again without being opened. */
    providerMark: text('provider_mark'),
    providerCustomer: text('provider_customer'),
    providerMethod: text('provider_method'),
    fingerprint: text('fingerprint'),
    brand: text('brand'),
    last4: text('last4'),
    expMonth: integer('exp_month'),
    expYear: integer('exp_year'),
    isDefault: boolean('is_default').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    uniqueIndex('method_provider_key').on(table.owner, table.providerMethod),
    uniqueIndex('method_mark_key').on(table.owner, table.providerMark),
    index('method_open').on(table.id).where(sql`${table.brand} is not null`),
    uniqueIndex('method_default_key').on(table.owner).where(sql`${table.isDefault} and ${table.removedAt} is null`),
    check(
      'method_kind',
      sql`(${table.kind} in ('card', 'bank') and ${table.provider} = 'stripe') or (${table.kind} = 'paypal' and ${table.provider} = 'paypal')`,
    ),
    check('method_last4', sql`${table.last4} ~ '^[0-9]{4}$'`),
  ],
);

/** Where things are delivered, sealed like a card. */
export const address = money.table(
  'address',
  {
    id: idColumn('address', 'id').primaryKey(),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id'),
    /** Null when the address was removed. */
    sealed: text('sealed'),
    name: text('name'),
    line1: text('line1'),
    line2: text('line2'),
    city: text('city'),
    region: text('region'),
    postalCode: text('postal_code'),
    country: text('country'),
    phone: text('phone'),
    isDefault: boolean('is_default').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('address_owner').on(table.owner),
    index('address_open').on(table.id).where(sql`${table.name} is not null`),
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
