import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, numeric, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant, minorColumn } from '@/db/schema/columns';
import { purchase } from './purchase';
import { money } from './wallet';

/**
 * A purchase that several people pay together: nobody is charged before all of them have agreed, and until the deadline its goods are
 * kept. Its one attempt has the provider `split`; what each pays is a purchase without orders, of her own.
 */
export const splitPurchase = money.table(
  'split_purchase',
  {
    purchaseId: idColumn('purchase', 'purchase_id')
      .primaryKey()
      .references(() => purchase.id),
    /** Who started it: the buyer of its orders. */
    owner: text('owner').notNull(),
    state: text('state').notNull().default('open'),
    /** Why it ended without being bought. */
    why: text('why'),
    /** Whether one who declines ends it for everybody; otherwise its starter chooses what happens then. */
    endsOnDecline: boolean('ends_on_decline').notNull().default(false),
    /** How long the others have, from the moment on at which its starter's own share is held. */
    seconds: integer('seconds').notNull(),
    begunAt: instant('begun_at'),
    deadline: instant('deadline').notNull(),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('split_purchase_owner').on(table.owner, table.createdAt),
    index('split_purchase_due').on(table.deadline).where(sql`${table.state} = 'open'`),
    index('split_purchase_agreed').on(table.updatedAt).where(sql`${table.state} = 'agreed'`),
    check('split_purchase_state', sql`${table.state} in ('open', 'agreed', 'captured', 'ended')`),
    check('split_purchase_seconds', sql`${table.seconds} between 60 and 259200`),
    check('split_purchase_ended', sql`(${table.state} = 'ended') = (${table.why} is not null)`),
    check('split_purchase_why', sql`${table.why} in ('declined', 'canceled', 'expired', 'sold_out', 'failed')`),
  ],
);

/** One person's share of such a purchase. Whoever holds its link may pay it, or nobody but the person it is for. */
export const splitPart = money.table(
  'split_part',
  {
    id: idColumn('part', 'id').primaryKey(),
    purchaseId: idColumn('purchase', 'purchase_id')
      .notNull()
      .references(() => splitPurchase.purchaseId),
    owner: text('owner').notNull(),
    position: integer('position').notNull(),
    currency: text('currency').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    state: text('state').notNull().default('asked'),
    /** Whom it was asked of by name; null where it is whoever comes by its link. */
    personId: idColumn('person', 'person_id'),
    /** How often it was asked anew: each time its link is another. */
    turn: integer('turn').notNull().default(0),
    tokenHash: hashColumn('token_hash').notNull(),
    /** Who pays it now, and by which attempt. */
    payer: text('payer'),
    attemptId: idColumn('attempt', 'attempt_id'),
    /** What its provider kept of it, once told. */
    providerCharge: text('provider_charge'),
    providerFeeMinor: minorColumn('provider_fee_minor'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('split_part_place').on(table.purchaseId, table.position),
    uniqueIndex('split_part_token').on(table.tokenHash),
    uniqueIndex('split_part_attempt').on(table.attemptId),
    index('split_part_person').on(table.personId),
    index('split_part_payer').on(table.payer),
    index('split_part_fee')
      .on(table.updatedAt)
      .where(sql`${table.state} = 'captured' and ${table.providerCharge} is null`),
    check('split_part_amount', sql`${table.amountMinor} > 0`),
    check('split_part_state', sql`${table.state} in ('asked', 'paying', 'held', 'declined', 'released', 'captured')`),
    check(
      'split_part_paid',
      sql`${table.state} not in ('paying', 'held', 'captured') or ${table.attemptId} is not null`,
    ),
  ],
);

/** What goes back to one payer: her part of a refund of the order, or all of it where the purchase failed after she had been charged. */
export const splitRefund = money.table(
  'split_refund',
  {
    id: idColumn('refund', 'id').primaryKey(),
    partId: idColumn('part', 'part_id')
      .notNull()
      .references(() => splitPart.id),
    /** The order's refund it is part of; null where everything was called off. */
    refundId: idColumn('refund', 'refund_id'),
    owner: text('owner').notNull(),
    currency: text('currency').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    /** What that is of what she was charged, where she pays in a currency of her own (`part_quote`); nothing yet where it is less than a step of it. */
    chargedMinor: minorColumn('charged_minor'),
    chargedCurrency: text('charged_currency'),
    /** `failed` where her bank sent it back, days after it was given. */
    state: text('state').notNull().default('pending'),
    providerRefund: text('provider_refund'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('split_refund_leg').on(table.refundId, table.partId),
    index('split_refund_part').on(table.partId),
    uniqueIndex('split_refund_whole').on(table.partId).where(sql`${table.refundId} is null`),
    index('split_refund_open').on(table.updatedAt).where(sql`${table.state} = 'pending'`),
    check('split_refund_amount', sql`${table.amountMinor} > 0`),
    check(
      'split_refund_charged',
      sql`(${table.chargedMinor} is null) = (${table.chargedCurrency} is null) and ${table.chargedMinor} >= 0`,
    ),
    check('split_refund_state', sql`${table.state} in ('pending', 'succeeded', 'failed')`),
  ],
);

/**
 * What a share comes to in the currency of whoever pays it, promised to her alone for some minutes and used at most once, by the purchase that pays it.
 * The rate is what one major unit of the order's currency is in hers, as a fraction of whole numbers.
 */
export const partQuote = money.table(
  'part_quote',
  {
    id: idColumn('quote', 'id').primaryKey(),
    partId: idColumn('part', 'part_id')
      .notNull()
      .references(() => splitPart.id),
    owner: text('owner').notNull(),
    /** The share, in the currency of the order. */
    partMinor: minorColumn('part_minor').notNull(),
    partCurrency: text('part_currency').notNull(),
    /** What she is charged for it. */
    chargedMinor: minorColumn('charged_minor').notNull(),
    chargedCurrency: text('charged_currency').notNull(),
    midOver: numeric('mid_over', { precision: 40, scale: 0 }).notNull(),
    midUnder: numeric('mid_under', { precision: 40, scale: 0 }).notNull(),
    marginBasisPoints: integer('margin_basis_points').notNull(),
    /** Of which day the rate is (`YYYY-MM-DD`). */
    source: text('source').notNull(),
    expiresAt: instant('expires_at').notNull(),
    purchaseId: idColumn('purchase', 'purchase_id').references(() => purchase.id),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('part_quote_purchase').on(table.purchaseId),
    index('part_quote_part').on(table.partId, table.owner),
    index('part_quote_owner').on(table.owner),
    index('part_quote_unused').on(table.expiresAt).where(sql`${table.purchaseId} is null`),
    check('part_quote_amounts', sql`${table.partMinor} > 0 and ${table.chargedMinor} > 0`),
    check('part_quote_currencies', sql`${table.partCurrency} <> ${table.chargedCurrency}`),
    check('part_quote_rate', sql`${table.midOver} > 0 and ${table.midUnder} > 0`),
    check('part_quote_margin', sql`${table.marginBasisPoints} between 0 and 500`),
  ],
);
