import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant, minorColumn } from '@/db/schema/columns';
import { money } from './wallet';

/** What a person lets one tap take, in one currency; null is no limit. A day is 24 hours, a month 30 days, ending now. */
export const spendingLimit = money.table(
  'spending_limit',
  {
    owner: text('owner').notNull(),
    currency: text('currency').notNull(),
    perPaymentMinor: minorColumn('per_payment_minor'),
    perDayMinor: minorColumn('per_day_minor'),
    perMonthMinor: minorColumn('per_month_minor'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.currency] }),
    check(
      'spending_limit_some',
      sql`coalesce(${table.perPaymentMinor}, ${table.perDayMinor}, ${table.perMonthMinor}) is not null`,
    ),
    check(
      'spending_limit_least',
      sql`least(${table.perPaymentMinor}, ${table.perDayMinor}, ${table.perMonthMinor}) >= 0`,
    ),
  ],
);

/**
 * A device that has paid from this wallet, or on which one of its cards was typed: the hash of the browser's long-lived
 * mark. `*` stands for every device, and is only the demonstration's.
 */
export const payerDevice = money.table(
  'payer_device',
  {
    owner: text('owner').notNull(),
    device: text('device').notNull(),
    since: instant('since').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.device] })],
);

/**
 * A tap that waits for its person to confirm it, with all it consents to: once, within ten minutes, for this much at most
 * and these sellers only.
 */
export const paymentConfirmation = money.table(
  'payment_confirmation',
  {
    id: idColumn('confirmation', 'id').primaryKey(),
    owner: text('owner').notNull(),
    key: text('key').notNull(),
    bodyHash: hashColumn('body_hash').notNull(),
    state: text('state').notNull().default('asked'),
    /** Why it is asked: payment, day, month, currency, device, guardian. */
    reasons: text('reasons').array().notNull(),
    currency: text('currency').notNull(),
    totalMinor: minorColumn('total_minor').notNull(),
    /** The sellers' pages, in the order of their ids. */
    payees: text('payees').array().notNull(),
    /** The tap, to be sent again once it is confirmed. */
    tap: jsonb('tap').$type<Record<string, unknown>>().notNull(),
    nonce: hashColumn('nonce').notNull(),
    tries: integer('tries').notNull().default(0),
    /** Who has to approve it, of an account under 18, and what he answered: asked, approved, declined. */
    guardian: text('guardian'),
    guardianState: text('guardian_state'),
    guardianTries: integer('guardian_tries').notNull().default(0),
    /** What he decides about, as it was offered: {title, optionText, quantity, amount}. */
    goods: jsonb('goods').$type<readonly Record<string, unknown>[]>(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('payment_confirmation_key').on(table.owner, table.key),
    index('payment_confirmation_age').on(table.expiresAt),
    check('payment_confirmation_state', sql`${table.state} in ('asked', 'confirmed', 'used')`),
    check('payment_confirmation_tries', sql`${table.tries} between 0 and 5`),
    index('payment_confirmation_guardian').on(table.guardian),
    check('payment_confirmation_guardian_state', sql`${table.guardianState} in ('asked', 'approved', 'declined')`),
    check('payment_confirmation_guardian_tries', sql`${table.guardianTries} between 0 and 5`),
    check(
      'payment_confirmation_guardian',
      sql`num_nulls(${table.guardian}, ${table.guardianState}, ${table.goods}) in (0, 3)
        and (${table.guardian} is not null) = ('guardian' = any(${table.reasons}))`,
    ),
    check('payment_confirmation_reasons', sql`cardinality(${table.reasons}) > 0`),
  ],
);
