import { sql } from 'drizzle-orm';
import { check, foreignKey, index, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant, minorColumn } from '@/db/schema/columns';
import { money } from '@/db/schema/money/wallet';
import { payOrder } from './pay-order';
import { paySite } from './site';

/**
 * That a person pays in one tap on one site, in one browser: allowed by herself in a window of ours, up to an amount, and taken back in
 * her wallet. The frame on the site's page carries its token in a cookie that no other site's frame is sent.
 */
export const payFrame = money.table(
  'pay_frame',
  {
    id: idColumn('frame', 'id').primaryKey(),
    owner: text('owner').notNull(),
    siteId: idColumn('site', 'site_id').notNull(),
    /** The site's origin under which the frame stood. */
    topOrigin: text('top_origin').notNull(),
    device: text('device').notNull(),
    /** The sign-in in which she allowed it: with it, it ends. */
    sessionId: idColumn('session', 'session_id').notNull(),
    /** With which of her methods she pays there. */
    methodId: idColumn('method', 'method_id').notNull(),
    /** Of the grant that the window gave the frame: redeemed once, within a minute. */
    grantHash: hashColumn('grant_hash').notNull(),
    grantUntil: instant('grant_until').notNull(),
    /** Of the cookie; null until the grant was redeemed. */
    tokenHash: hashColumn('token_hash'),
    currency: text('currency').notNull(),
    perPaymentMinor: minorColumn('per_payment_minor').notNull(),
    perDayMinor: minorColumn('per_day_minor').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    foreignKey({ name: 'pay_frame_site_fk', columns: [table.siteId], foreignColumns: [paySite.id] }),
    uniqueIndex('pay_frame_grant_key').on(table.grantHash),
    uniqueIndex('pay_frame_token_key').on(table.tokenHash),
    index('pay_frame_owner').on(table.owner, table.createdAt),
    check(
      'pay_frame_limits',
      sql`${table.perPaymentMinor} > 0 and ${table.perDayMinor} >= ${table.perPaymentMinor} and ${table.perPaymentMinor} <= 50000`,
    ),
  ],
);

/** A tap in a frame: it counts against the day's limit from before anybody is asked for money. */
export const payFrameUse = money.table(
  'pay_frame_use',
  {
    payOrderId: idColumn('payOrder', 'pay_order_id')
      .primaryKey()
      .references(() => payOrder.id),
    frameId: idColumn('frame', 'frame_id').notNull(),
    totalMinor: minorColumn('total_minor').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    foreignKey({ name: 'pay_frame_use_frame_fk', columns: [table.frameId], foreignColumns: [payFrame.id] }),
    index('pay_frame_use_frame').on(table.frameId, table.createdAt),
    check('pay_frame_use_total', sql`${table.totalMinor} > 0`),
  ],
);
