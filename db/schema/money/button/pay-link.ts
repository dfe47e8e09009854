import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, text } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { money } from '@/db/schema/money/wallet';
import { paySite } from './site';

/**
 * A fixed amount that a page of a site may ask for by its id alone: made in the studio, so that a seller without a server has prices that
 * no page can change. Its amount never changes; what it is called, how long and how often it is sold may.
 */
export const payLink = money.table(
  'pay_link',
  {
    id: idColumn('payLink', 'id').primaryKey(),
    siteId: idColumn('site', 'site_id').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    title: text('title').notNull(),
    currency: text('currency').notNull(),
    unitMinor: minorColumn('unit_minor').notNull(),
    deliveryMinor: minorColumn('delivery_minor').notNull().default(sql`0`),
    /** Whether a shopper may buy several at once. */
    several: boolean('several').notNull(),
    asksAddress: boolean('asks_address').notNull(),
    asksEmail: boolean('asks_email').notNull(),
    /** Where she is sent back to: one of the site's registered addresses. */
    returnUrl: text('return_url'),
    endsAt: instant('ends_at'),
    usesMax: integer('uses_max'),
    /** Payments that stand or are under way; what is let go or undone is taken off again. */
    uses: integer('uses').notNull().default(0),
    state: text('state', { enum: ['active', 'paused', 'ended'] })
      .notNull()
      .default('active'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    foreignKey({ name: 'pay_link_site_fk', columns: [table.siteId], foreignColumns: [paySite.id] }),
    index('pay_link_site').on(table.siteId, table.createdAt),
    check('pay_link_title', sql`length(${table.title}) between 1 and 200`),
    check('pay_link_amount', sql`${table.unitMinor} > 0 and ${table.deliveryMinor} >= 0`),
    check('pay_link_delivery', sql`${table.asksAddress} or ${table.deliveryMinor} = 0`),
    check('pay_link_state', sql`${table.state} in ('active', 'paused', 'ended')`),
    check('pay_link_uses', sql`${table.uses} >= 0 and ${table.usesMax} > 0`),
  ],
);
