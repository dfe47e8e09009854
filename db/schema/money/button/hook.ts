import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytesColumn, idColumn, instant } from '@/db/schema/columns';
import { money } from '@/db/schema/money/wallet';
import { paySite } from './site';

/** An address of a site's server that is told what happens to its orders. */
export const payHook = money.table(
  'pay_hook',
  {
    id: idColumn('hook', 'id').primaryKey(),
    siteId: idColumn('site', 'site_id').notNull(),
    url: text('url').notNull(),
    /** Its secret, sealed: unlike a key it is needed to sign. While it is changed the earlier one signs too. */
    secret: bytesColumn('secret').notNull(),
    earlierSecret: bytesColumn('earlier_secret'),
    earlierUntil: instant('earlier_until'),
    createdAt: instant('created_at').notNull().defaultNow(),
    disabledAt: instant('disabled_at'),
    disabledFor: text('disabled_for').notNull().default(''),
    removedAt: instant('removed_at'),
  },
  (table) => [
    foreignKey({ name: 'pay_hook_site_fk', columns: [table.siteId], foreignColumns: [paySite.id] }),
    index('pay_hook_site').on(table.siteId),
    check('pay_hook_url', sql`${table.url} ~ '^https?://' and length(${table.url}) <= 500`),
    check('pay_hook_disabled', sql`(${table.disabledAt} is null) = (${table.disabledFor} = '')`),
    check('pay_hook_earlier', sql`(${table.earlierSecret} is null) = (${table.earlierUntil} is null)`),
  ],
);

/** Something that happened to an order of a site, in the words its server reads. Written with what happened, in one transaction. */
export const payEvent = money.table(
  'pay_event',
  {
    id: idColumn('payEvent', 'id').primaryKey(),
    siteId: idColumn('site', 'site_id').notNull(),
    payOrderId: idColumn('payOrder', 'pay_order_id').notNull(),
    type: text('type').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [index('pay_event_site').on(table.siteId, table.createdAt, table.id)],
);

/** One event on its way to one address. */
export const payDelivery = money.table(
  'pay_delivery',
  {
    eventId: idColumn('payEvent', 'event_id')
      .notNull()
      .references(() => payEvent.id),
    hookId: idColumn('hook', 'hook_id')
      .notNull()
      .references(() => payHook.id),
    state: text('state', { enum: ['waiting', 'delivered', 'dead'] })
      .notNull()
      .default('waiting'),
    tries: integer('tries').notNull().default(0),
    nextAt: instant('next_at').notNull().default(sql`clock_timestamp()`),
    /** Each try, the newest last: when, the answer's status or why there was none, how long it took. */
    log: jsonb('log')
      .$type<{ at: string; status: number | null; problem: string; ms: number }[]>()
      .notNull()
      .default([]),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.hookId] }),
    index('pay_delivery_due').on(table.nextAt).where(sql`${table.state} = 'waiting'`),
    index('pay_delivery_hook').on(table.hookId, table.nextAt),
    check('pay_delivery_state', sql`${table.state} in ('waiting', 'delivered', 'dead')`),
  ],
);
