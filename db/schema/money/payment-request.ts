import { sql } from 'drizzle-orm';
import { check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { money } from './wallet';

/**
 * What one person asks another to pay her, and why; seen by these two. The reason lies sealed under a key of the request alone. One that a transfer was
 * made for is paid by that (`money.request_paid_by_transfer`).
 */
export const paymentRequest = money.table(
  'payment_request',
  {
    id: idColumn('request', 'id').primaryKey(),
    /** Who asks. */
    owner: text('owner').notNull(),
    /** Who is asked. */
    asked: text('asked').notNull(),
    currency: text('currency').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    sealed: text('sealed').notNull(),
    state: text('state').notNull().default('requested'),
    transferId: uuid('transfer_id'),
    /** The conversation of the two it stands in, and under which random name: all that the social ring knows of it. */
    talkId: idColumn('talk', 'talk_id'),
    mark: uuid('mark').notNull().defaultRandom(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    remindedAt: instant('reminded_at'),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('payment_request_owner').on(table.owner, table.at),
    index('payment_request_asked').on(table.asked, table.at),
    uniqueIndex('payment_request_mark').on(table.mark),
    index('payment_request_talk').on(table.talkId),
    uniqueIndex('payment_request_transfer').on(table.transferId),
    check('payment_request_between', sql`${table.owner} <> ${table.asked} and ${table.amountMinor} > 0`),
    check('payment_request_size', sql`length(${table.sealed}) <= 8000`),
    check(
      'payment_request_state',
      sql`${table.state} in ('requested', 'reminded', 'paid', 'declined', 'canceled', 'expired')`,
    ),
    check('payment_request_ended', sql`(${table.state} in ('requested', 'reminded')) = (${table.endedAt} is null)`),
    check('payment_request_reminded', sql`${table.state} <> 'reminded' or ${table.remindedAt} is not null`),
  ],
);
