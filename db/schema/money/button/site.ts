import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { money } from '@/db/schema/money/wallet';

/** Another web site on which a page sells: it carries the pay button, and money of its orders is the page's. */
export const paySite = money.table(
  'pay_site',
  {
    id: idColumn('site', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id').notNull(),
    /** As shoppers read it in the sheet, beside the host. */
    name: text('name').notNull(),
    /** The publishable key. It opens nothing by itself: what counts is the origin that shows it. */
    publishable: text('publishable').notNull(),
    /** Its orders are of no account: no real method is ever asked for them. */
    test: boolean('test').notNull(),
    /** Of somebody without a page who tries the button: pages of her own machine may show it, from any port and from a file. */
    anyLocal: boolean('any_local').notNull().default(false),
    currency: text('currency').notNull(),
    /** When what is approved is taken: as soon as the site's server completes it, or when it says so later. */
    capture: text('capture', { enum: ['automatic', 'manual'] })
      .notNull()
      .default('automatic'),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Since when, and for what, nothing new is sold through it. */
    suspendedAt: instant('suspended_at'),
    suspension: text('suspension').notNull().default(''),
    removedAt: instant('removed_at'),
  },
  (table) => [
    uniqueIndex('pay_site_publishable_key').on(table.publishable),
    index('pay_site_page').on(table.pageId, table.createdAt),
    check('pay_site_name', sql`length(${table.name}) between 1 and 80`),
    check('pay_site_capture', sql`${table.capture} in ('automatic', 'manual')`),
    check('pay_site_any_local', sql`${table.test} or not ${table.anyLocal}`),
    check('pay_site_suspension', sql`(${table.suspendedAt} is null) = (${table.suspension} = '')`),
  ],
);

/** Where a site's pages live: exact origins, with no pattern among them. */
export const payOrigin = money.table(
  'pay_origin',
  {
    siteId: idColumn('site', 'site_id')
      .notNull()
      .references(() => paySite.id),
    origin: text('origin').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.origin] }),
    check('pay_origin_form', sql`${table.origin} ~ '^https?://[a-z0-9.:\\[\\]-]+$' and length(${table.origin}) <= 260`),
  ],
);

/** Where a shopper may be sent back to after paying by redirect: whole addresses. */
export const payReturn = money.table(
  'pay_return',
  {
    siteId: idColumn('site', 'site_id')
      .notNull()
      .references(() => paySite.id),
    url: text('url').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.url] }),
    check('pay_return_form', sql`${table.url} ~ '^https?://' and length(${table.url}) <= 500`),
  ],
);

/** A secret key of a site, by its hash alone. Two may live at a time, while one takes the other's place. */
export const payKey = money.table(
  'pay_key',
  {
    id: idColumn('payKey', 'id').primaryKey(),
    siteId: idColumn('site', 'site_id').notNull(),
    hash: hashColumn('hash').notNull(),
    /** Its last four letters, by which people tell it from another. */
    ending: text('ending').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastUsedAt: instant('last_used_at'),
    /** Until when it still opens something, once another took its place. */
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    uniqueIndex('pay_key_hash_key').on(table.hash),
    index('pay_key_site').on(table.siteId),
    foreignKey({ name: 'pay_key_site_fk', columns: [table.siteId], foreignColumns: [paySite.id] }),
    check(
      'pay_key_scopes',
      sql`cardinality(${table.scopes}) > 0 and ${table.scopes} <@ '{orders_write,orders_read,refunds_write,webhooks_write}'::text[]`,
    ),
  ],
);
