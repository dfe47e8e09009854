import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant, minorColumn } from '@/db/schema/columns';
import { purchase } from '@/db/schema/money/purchase';
import { money } from '@/db/schema/money/wallet';
import { payLink } from './pay-link';
import { paySite } from './site';

/** What another site sells, as its server described it. */
export type PayItem = { title: string; quantity: number; unitMinor: string };

/** What is bought of our own shop: a variant by its uuid, and how many. */
export type PayGoods = { variant: string; quantity: number };

/** A way in which a site delivers. */
export type PayDelivery = { id: string; label: string; amountMinor: string; daysMin: number; daysMax: number };

/**
 * What a shopper is asked to pay on another site. Its amount is the site's word to us, never a page's; it becomes a purchase when she
 * approves it, and money when the site completes it.
 */
export const payOrder = money.table(
  'pay_order',
  {
    id: idColumn('payOrder', 'id').primaryKey(),
    siteId: idColumn('site', 'site_id').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    /** `server`: described and completed by the site's server. `fixed`: an amount signed in the studio. `shop`: goods of a shop of ours. */
    kind: text('kind', { enum: ['server', 'fixed', 'shop'] })
      .notNull()
      .default('server'),
    /** The fixed amount it was made from. */
    linkId: idColumn('payLink', 'link_id').references(() => payLink.id),
    /** What it buys of the page's shop. */
    goods: jsonb('goods').$type<PayGoods[]>(),
    /** Under which key of its server it was made: the same key is the same order. */
    createKey: text('create_key').notNull(),
    state: text('state').notNull().default('created'),
    merchantRef: text('merchant_ref').notNull().default(''),
    currency: text('currency').notNull(),
    items: jsonb('items').$type<PayItem[]>().notNull(),
    /** Of items, in minor units, before delivery, tax and discount. */
    itemsMinor: minorColumn('items_minor').notNull(),
    deliveryMinor: minorColumn('delivery_minor').notNull().default(sql`0`),
    taxMinor: minorColumn('tax_minor').notNull().default(sql`0`),
    discountMinor: minorColumn('discount_minor').notNull().default(sql`0`),
    totalMinor: minorColumn('total_minor').notNull(),
    /** Asks for an address; with ways to deliver she chooses one of them. */
    asksAddress: boolean('asks_address').notNull().default(false),
    deliveries: jsonb('deliveries').$type<PayDelivery[]>().notNull().default([]),
    deliveryId: text('delivery_id'),
    /** Asked for ways to deliver and tax once the address is known. */
    callbackUrl: text('callback_url'),
    /** Where to the ways it has were asked for (a mark of the place); null before. */
    pricedFor: text('priced_for'),
    asksEmail: boolean('asks_email').notNull().default(false),
    origin: text('origin').notNull(),
    returnUrl: text('return_url'),
    cancelUrl: text('cancel_url'),
    capture: text('capture', { enum: ['automatic', 'manual'] }).notNull(),
    metadata: jsonb('metadata').$type<Record<string, string>>().notNull().default({}),
    /** Of the token by which a page shows it. */
    tokenHash: hashColumn('token_hash').notNull(),
    /** What only whoever began to pay can answer: S256 of her page's or its server's verifier. Set once. */
    challenge: text('challenge'),
    owner: text('owner'),
    purchaseId: idColumn('purchase', 'purchase_id').references(() => purchase.id),
    /** When a window or a frame first showed it. */
    presentedAt: instant('presented_at'),
    completedAt: instant('completed_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    foreignKey({ name: 'pay_order_site_fk', columns: [table.siteId], foreignColumns: [paySite.id] }),
    uniqueIndex('pay_order_create_key').on(table.siteId, table.createKey),
    uniqueIndex('pay_order_token_key').on(table.tokenHash),
    uniqueIndex('pay_order_purchase_key').on(table.purchaseId),
    index('pay_order_site').on(table.siteId, table.createdAt, table.id),
    index('pay_order_open').on(table.expiresAt).where(sql`${table.state} in ('created', 'presented')`),
    check('pay_order_kind', sql`${table.kind} in ('server', 'fixed', 'shop')`),
    index('pay_order_link').on(table.linkId).where(sql`${table.linkId} is not null`),
    check('pay_order_fixed', sql`(${table.kind} = 'fixed') = (${table.linkId} is not null)`),
    check('pay_order_goods', sql`(${table.kind} = 'shop') = (${table.goods} is not null)`),
    check('pay_order_capture', sql`${table.capture} in ('automatic', 'manual')`),
    check(
      'pay_order_state',
      sql`${table.state} in ('created', 'presented', 'authorized', 'captured', 'partially_refunded', 'refunded', 'expired', 'canceled', 'voided', 'declined')`,
    ),
    check(
      'pay_order_total',
      sql`${table.totalMinor} > 0 and ${table.totalMinor} = ${table.itemsMinor} + ${table.deliveryMinor} + ${table.taxMinor} - ${table.discountMinor}`,
    ),
    check(
      'pay_order_parts',
      sql`${table.itemsMinor} >= 0 and ${table.deliveryMinor} >= 0 and ${table.taxMinor} >= 0 and ${table.discountMinor} >= 0`,
    ),
    check('pay_order_owner', sql`(${table.owner} is null) = (${table.purchaseId} is null)`),
    check('pay_order_challenge', sql`${table.challenge} ~ '^[A-Za-z0-9_-]{43}$'`),
  ],
);

/** How a site delivers to one place, as its server answered: asked once. The place stands as a mark. */
export const payQuote = money.table(
  'pay_quote',
  {
    payOrderId: idColumn('payOrder', 'pay_order_id')
      .notNull()
      .references(() => payOrder.id),
    place: text('place').notNull(),
    ways: jsonb('ways').$type<(PayDelivery & { taxMinor: string })[]>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.payOrderId, table.place] }), index('pay_quote_age').on(table.createdAt)],
);

/** That a shopper approved: a code for the site's server, used once within two minutes, with the verifier and the site's key. */
export const payApproval = money.table(
  'pay_approval',
  {
    id: idColumn('approval', 'id').primaryKey(),
    payOrderId: idColumn('payOrder', 'pay_order_id')
      .notNull()
      .references(() => payOrder.id),
    owner: text('owner').notNull(),
    codeHash: hashColumn('code_hash').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [
    uniqueIndex('pay_approval_code_key').on(table.codeHash),
    index('pay_approval_order').on(table.payOrderId),
  ],
);

/** What was answered to a key of a site's server, to be answered again. Null while the first one is still at work. */
export const payReply = money.table(
  'pay_reply',
  {
    siteId: idColumn('site', 'site_id').notNull(),
    key: text('key').notNull(),
    requestHash: hashColumn('request_hash').notNull(),
    status: integer('status'),
    body: text('body'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.key] }),
    foreignKey({ name: 'pay_reply_site_fk', columns: [table.siteId], foreignColumns: [paySite.id] }),
    index('pay_reply_age').on(table.createdAt),
    check('pay_reply_status', sql`(${table.status} is null) = (${table.body} is null)`),
  ],
);
