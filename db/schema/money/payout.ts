import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { order } from './order';
import { money } from './wallet';

/**
 * Where the money of a page goes: its account at the provider, and how far the provider has come with verifying who it is.
 * The row stands from the first sale on, or from the first step of verification.
 */
export const sellerAccount = money.table(
  'seller_account',
  {
    pageId: idColumn('page', 'page_id').primaryKey(),
    state: text('state').notNull().default('none'),
    providerAccount: text('provider_account'),
    /** The first moment at which money could be sent to it. */
    verifiedAt: instant('verified_at'),
    /** When the provider was last asked. */
    checkedAt: instant('checked_at'),
    /** When its owners were told that they have to verify it, first and because the limit was reached. */
    askedAt: instant('asked_at'),
    limitToldAt: instant('limit_told_at'),
    /** A payout came back: none is made until the owner has given another bank account. */
    bankRefusedAt: instant('bank_refused_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('seller_account_provider').on(table.providerAccount).where(sql`${table.providerAccount} is not null`),
    index('seller_account_waiting')
      .on(table.checkedAt)
      .where(sql`${table.state} in ('started', 'pending', 'restricted')`),
    check('seller_account_state', sql`${table.state} in ('none', 'started', 'pending', 'active', 'restricted')`),
    check('seller_account_started', sql`(${table.state} = 'none') = (${table.providerAccount} is null)`),
  ],
);

/** What a page may sell before it is verified, by currency: 500 US dollars, by which rate and of which day. */
export const sellerLimit = money.table(
  'seller_limit',
  {
    currency: text('currency').primaryKey(),
    limitMinor: minorColumn('limit_minor').notNull(),
    source: text('source').notNull(),
    asOf: date('as_of', { mode: 'string' }).notNull(),
  },
  (table) => [check('seller_limit_positive', sql`${table.limitMinor} > 0`)],
);

/**
 * What one seller is due of one order, and how far it has come on its way to her account at the provider. The amounts are
 * decided when it is sent: see `money.seller_keeps`.
 */
export const settlement = money.table(
  'settlement',
  {
    id: idColumn('settlement', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    purchaseId: idColumn('purchase', 'purchase_id').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    currency: text('currency').notNull(),
    totalMinor: minorColumn('total_minor').notNull(),
    /** Souk's part, and the provider's fee for taking the money; the latter is known once the provider was asked. */
    platformFeeMinor: minorColumn('platform_fee_minor').notNull().default(sql`0`),
    providerFeeMinor: minorColumn('provider_fee_minor'),
    state: text('state').notNull().default('held'),
    /** Why it is held, and until when if that is known. */
    holdReason: text('hold_reason'),
    holdUntil: instant('hold_until'),
    capturedAt: instant('captured_at').notNull().default(sql`clock_timestamp()`),
    /** How many times sending it was begun: part of the provider's idempotency key. */
    tries: integer('tries').notNull().default(0),
    sentMinor: minorColumn('sent_minor').notNull().default(sql`0`),
    /** What had been refunded when it was sent. */
    refundedMinor: minorColumn('refunded_minor').notNull().default(sql`0`),
    providerCharge: text('provider_charge'),
    providerTransfer: text('provider_transfer'),
    problem: text('problem'),
    sentAt: instant('sent_at'),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('settlement_order').on(table.orderId),
    uniqueIndex('settlement_transfer').on(table.providerTransfer).where(sql`${table.providerTransfer} is not null`),
    index('settlement_page').on(table.pageId, table.capturedAt),
    index('settlement_open').on(table.updatedAt).where(sql`${table.state} not in ('sent', 'reversed')`),
    check(
      'settlement_state',
      sql`${table.state} in ('held', 'due', 'sending', 'unknown', 'sent', 'failed', 'reversed')`,
    ),
    check(
      'settlement_hold',
      sql`(${table.state} = 'held') = (${table.holdReason} is not null) and (${table.holdReason} is null or ${table.holdReason} in ('verify', 'new_order', 'return_open', 'refund_open', 'disputed', 'decided'))`,
    ),
    // These waits have an end that is known when they begin. The others end with what they wait for.
    check(
      'settlement_hold_ends',
      sql`${table.holdReason} is null or ${table.holdReason} not in ('new_order', 'decided') or ${table.holdUntil} is not null`,
    ),
    check(
      'settlement_sent',
      sql`${table.state} <> 'sent' or (${table.providerTransfer} is not null and ${table.sentMinor} > 0)`,
    ),
    check(
      'settlement_amounts',
      sql`${table.sentMinor} between 0 and ${table.totalMinor} and ${table.refundedMinor} between 0 and ${table.totalMinor}`,
    ),
  ],
);

/** Part of a transfer that comes back because money of its order went back to the buyer. */
export const settlementReversal = money.table(
  'settlement_reversal',
  {
    id: idColumn('reversal', 'id').primaryKey(),
    settlementId: idColumn('settlement', 'settlement_id')
      .notNull()
      .references(() => settlement.id),
    pageId: idColumn('page', 'page_id').notNull(),
    currency: text('currency').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    /** What of the order's refunds it answers. */
    refundedMinor: minorColumn('refunded_minor').notNull(),
    state: text('state').notNull().default('pending'),
    providerReversal: text('provider_reversal'),
    tries: integer('tries').notNull().default(0),
    problem: text('problem'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('settlement_reversal_of').on(table.settlementId),
    uniqueIndex('settlement_reversal_open').on(table.settlementId).where(sql`${table.state} = 'pending'`),
    check('settlement_reversal_amount', sql`${table.amountMinor} >= 0 and ${table.refundedMinor} > 0`),
    check('settlement_reversal_state', sql`${table.state} in ('pending', 'succeeded')`),
  ],
);

/** Money on its way from a seller's account at the provider to her bank. */
export const payout = money.table(
  'payout',
  {
    id: idColumn('payout', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id').notNull(),
    currency: text('currency').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    state: text('state').notNull().default('sending'),
    providerPayout: text('provider_payout'),
    arrivesOn: date('arrives_on', { mode: 'string' }),
    /** Why the bank sent it back, in the provider's word. */
    problem: text('problem'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('payout_page').on(table.pageId, table.createdAt),
    uniqueIndex('payout_provider').on(table.providerPayout).where(sql`${table.providerPayout} is not null`),
    // One at a time: two would count the same money.
    uniqueIndex('payout_open').on(table.pageId, table.currency).where(sql`${table.state} in ('sending', 'unknown')`),
    index('payout_moving').on(table.updatedAt).where(sql`${table.state} in ('sending', 'unknown', 'in_transit')`),
    check('payout_amount', sql`${table.amountMinor} > 0`),
    check('payout_state', sql`${table.state} in ('sending', 'unknown', 'in_transit', 'paid', 'failed')`),
  ],
);

/** What a payout consists of: settlements that were sent, less what came back of others. */
export const payoutItem = money.table(
  'payout_item',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    payoutId: idColumn('payout', 'payout_id')
      .notNull()
      .references(() => payout.id),
    pageId: idColumn('page', 'page_id').notNull(),
    settlementId: idColumn('settlement', 'settlement_id').references(() => settlement.id),
    reversalId: idColumn('reversal', 'reversal_id').references(() => settlementReversal.id),
    /** Below zero for what came back. */
    amountMinor: minorColumn('amount_minor').notNull(),
    /** Its payout failed: the money is in the account again and goes with the next one. */
    released: boolean('released').notNull().default(false),
  },
  (table) => [
    index('payout_item_payout').on(table.payoutId),
    uniqueIndex('payout_item_settlement').on(table.settlementId).where(sql`not ${table.released}`),
    uniqueIndex('payout_item_reversal').on(table.reversalId).where(sql`not ${table.released}`),
    check('payout_item_one', sql`num_nonnulls(${table.settlementId}, ${table.reversalId}) = 1`),
  ],
);
