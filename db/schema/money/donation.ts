import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { order } from './order';
import { money } from './wallet';

/**
 * What somebody gives a charity every month. It begins with a first donation that she taps, and goes on when that is paid. `month` is the one it is
 * due for next (`2026-11`), of which `tries` were made; the next is due at `next_at`.
 */
export const monthlyDonation = money.table(
  'monthly_donation',
  {
    id: idColumn('monthly', 'id').primaryKey(),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    methodId: idColumn('method', 'method_id').notNull(),
    currency: text('currency').notNull(),
    givenMinor: minorColumn('given_minor').notNull(),
    coverMinor: minorColumn('cover_minor').notNull(),
    shown: boolean('shown').notNull().default(false),
    locale: text('locale').notNull(),
    state: text('state').notNull().default('begun'),
    /** The day of the month it began on: in shorter months it is the last one. */
    day: integer('day').notNull(),
    month: text('month').notNull(),
    tries: integer('tries').notNull().default(0),
    nextAt: instant('next_at').notNull(),
    /** The fundraiser it was begun at, and counts for while that runs. */
    fundraiserId: idColumn('fundraiser', 'fundraiser_id'),
    /** The month of which she was told that it comes: its mail was sent. */
    toldMonth: text('told_month'),
    /** Before this moment its mail is not asked for again. */
    tellAgainAt: instant('tell_again_at'),
    /** Why the last try did not work, and who ended it. */
    problem: text('problem'),
    endedBy: text('ended_by'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('monthly_donation_owner').on(table.owner, table.createdAt),
    index('monthly_donation_due').on(table.nextAt).where(sql`${table.state} = 'active'`),
    check('monthly_donation_state', sql`${table.state} in ('begun', 'active', 'ended')`),
    check('monthly_donation_ended', sql`(${table.state} = 'ended') = (${table.endedBy} is not null)`),
    check('monthly_donation_by', sql`${table.endedBy} in ('donor', 'first', 'tries', 'charity')`),
    check('monthly_donation_amounts', sql`${table.givenMinor} > 0 and ${table.coverMinor} >= 0`),
    check('monthly_donation_day', sql`${table.day} between 1 and 31 and ${table.month} ~ '^[0-9]{4}-[0-9]{2}$'`),
    check('monthly_donation_tries', sql`${table.tries} between 0 and 3`),
  ],
);

/** That an order of a charity's page is a donation. Its words lie sealed under the order's own key. */
export const donation = money.table(
  'donation',
  {
    orderId: idColumn('order', 'order_id')
      .primaryKey()
      .references(() => order.id),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    currency: text('currency').notNull(),
    /** What she gives, and what she adds so that fees take nothing of it: together the order's total. */
    givenMinor: minorColumn('given_minor').notNull(),
    coverMinor: minorColumn('cover_minor').notNull(),
    /** Whether everybody may read her name beside it. */
    shown: boolean('shown').notNull().default(false),
    dedication: text('dedication'),
    /** Of a monthly one: which, and for which month. */
    monthlyId: idColumn('monthly', 'monthly_id').references(() => monthlyDonation.id),
    month: text('month'),
    /** The fundraiser it was given at; nothing there says so. */
    fundraiserId: idColumn('fundraiser', 'fundraiser_id'),
    /** Which charity the page was verified as when it was given: its receipt is of that one, whatever the page is later. */
    legalName: text('legal_name'),
    registration: text('registration'),
    country: text('country'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('donation_owner').on(table.owner, table.createdAt),
    index('donation_page').on(table.pageId, table.createdAt),
    index('donation_monthly').on(table.monthlyId, table.month),
    index('donation_fundraiser').on(table.fundraiserId).where(sql`${table.fundraiserId} is not null`),
    check('donation_amounts', sql`${table.givenMinor} > 0 and ${table.coverMinor} >= 0`),
    check('donation_month', sql`(${table.monthlyId} is null) = (${table.month} is null)`),
    check('donation_words', sql`length(${table.dedication}) <= 8000`),
    check('donation_legal', sql`num_nulls(${table.legalName}, ${table.registration}, ${table.country}) in (0, 3)`),
  ],
);

/** What its donor got for a donation, as its charity said before a receipt was issued: its fair value, in minor units of the donation's currency. */
export const donationBenefit = money.table(
  'donation_benefit',
  {
    orderId: idColumn('order', 'order_id')
      .primaryKey()
      .references(() => order.id),
    valueMinor: minorColumn('value_minor').notNull(),
    saidAt: instant('said_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [check('donation_benefit_value', sql`${table.valueMinor} > 0`)],
);

/** How many receipts of a charity were numbered for a year. */
export const donationNumber = money.table(
  'donation_number',
  {
    pageId: idColumn('page', 'page_id').notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (table) => [primaryKey({ columns: [table.pageId, table.year] })],
);

/**
 * A receipt of a charity for one donation or for those of a year, as it was issued; nobody changes or deletes one. Its numbers of a year have no
 * holes. Whose name is on it lies sealed with the first of its donations (`anchor_id`).
 */
export const donationReceipt = money.table(
  'donation_receipt',
  {
    id: idColumn('donationReceipt', 'id').primaryKey(),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    year: integer('year').notNull(),
    number: integer('number').notNull(),
    kind: text('kind').notNull(),
    currency: text('currency').notNull(),
    totalMinor: minorColumn('total_minor').notNull(),
    /** What the donor got for it is worth: on a receipt of its own kind. */
    benefitMinor: minorColumn('benefit_minor').notNull().default(sql`0`),
    anchorId: idColumn('order', 'anchor_id')
      .notNull()
      .references(() => order.id),
    /** The receipt that was void and in whose place this one is. */
    replaces: idColumn('donationReceipt', 'replaces'),
    legalName: text('legal_name').notNull(),
    registration: text('registration').notNull(),
    country: text('country').notNull(),
    issuedAt: instant('issued_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('donation_receipt_number').on(table.pageId, table.year, table.number),
    index('donation_receipt_owner').on(table.owner, table.issuedAt),
    check('donation_receipt_kind', sql`${table.kind} in ('single', 'yearly', 'benefit')`),
    check(
      'donation_receipt_benefit',
      sql`${table.benefitMinor} between 0 and ${table.totalMinor} and (${table.kind} = 'benefit') = (${table.benefitMinor} > 0)`,
    ),
    check('donation_receipt_total', sql`${table.totalMinor} > 0 and ${table.number} > 0`),
  ],
);

/** What a receipt consists of: what of each donation was not given back when it was issued. */
export const donationReceiptPart = money.table(
  'donation_receipt_part',
  {
    receiptId: idColumn('donationReceipt', 'receipt_id')
      .notNull()
      .references(() => donationReceipt.id),
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    amountMinor: minorColumn('amount_minor').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.receiptId, table.orderId] }),
    index('donation_receipt_part_order').on(table.orderId),
    check('donation_receipt_part_amount', sql`${table.amountMinor} > 0`),
  ],
);

/** Which receipt of a donation is valid: it can be one at most. */
export const donationReceipted = money.table(
  'donation_receipted',
  {
    orderId: idColumn('order', 'order_id')
      .primaryKey()
      .references(() => order.id),
    receiptId: idColumn('donationReceipt', 'receipt_id')
      .notNull()
      .references(() => donationReceipt.id),
  },
  (table) => [index('donation_receipted_receipt').on(table.receiptId)],
);

/** That a receipt holds no longer, and why. */
export const donationVoid = money.table(
  'donation_void',
  {
    receiptId: idColumn('donationReceipt', 'receipt_id')
      .primaryKey()
      .references(() => donationReceipt.id),
    reason: text('reason').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [check('donation_void_reason', sql`${table.reason} in ('refunded', 'disputed', 'wrong', 'asked')`)],
);
