import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, jsonb, pgSchema, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant, minorColumn } from '@/db/schema/columns';

/** The books. Append-only: even the money ring writes through its functions alone. */
export const ledger = pgSchema('ledger');

/**
 * An account of the books. Only `must_cover` accounts keep a locked running balance; `hot` ones are summed
 * from their entries when somebody asks.
 */
export const account = ledger.table(
  'account',
  {
    /** `psp:stripe:usd`, `seller:<page>:usd`, `order:<id>:clearing:usd`. */
    code: text('code').primaryKey(),
    kind: text('kind').notNull(),
    currency: text('currency').notNull(),
    normal: text('normal').notNull(),
    mustCover: boolean('must_cover').notNull().default(false),
    hot: boolean('hot').notNull().default(false),
    postedDebits: minorColumn('posted_debits').notNull().default(sql`0`),
    postedCredits: minorColumn('posted_credits').notNull().default(sql`0`),
    pendingDebits: minorColumn('pending_debits').notNull().default(sql`0`),
    pendingCredits: minorColumn('pending_credits').notNull().default(sql`0`),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    check('account_normal', sql`${table.normal} in ('debit', 'credit')`),
    check(
      'account_cover',
      sql`not ${table.mustCover} or (case ${table.normal} when 'credit' then ${table.postedCredits} - ${table.postedDebits} - ${table.pendingDebits} else ${table.postedDebits} - ${table.postedCredits} - ${table.pendingCredits} end) >= 0`,
    ),
  ],
);

/** One balanced set of postings. Pending ones are resolved once: posted, voided or expired. */
export const txn = ledger.table(
  'txn',
  {
    id: idColumn('txn', 'id').primaryKey(),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    requestHash: hashColumn('request_hash').notNull(),
    /** What it is about, as ids. */
    meta: jsonb('meta').$type<Record<string, string>>().notNull().default({}),
    createdAt: instant('created_at').notNull().defaultNow(),
    resolvedAt: instant('resolved_at'),
  },
  (table) => [
    uniqueIndex('txn_key').on(table.idempotencyKey),
    index('txn_order').on(sql`(${table.meta} ->> 'order')`),
    check('txn_state', sql`${table.state} in ('pending', 'posted', 'voided', 'expired')`),
  ],
);

/** A posting: one side of a transaction. Never changed, never deleted. */
export const entry = ledger.table(
  'entry',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    txnId: idColumn('txn', 'txn_id')
      .notNull()
      .references(() => txn.id),
    account: text('account')
      .notNull()
      .references(() => account.code),
    /** `debit` or `credit`. */
    side: text('side').notNull(),
    /** `pending` holds; `posted` counts; `released` takes a hold back when its transaction is resolved. */
    phase: text('phase').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    currency: text('currency').notNull(),
    /** What of an order's total it is, where a posting consists of such parts. */
    part: text('part'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('entry_account_no').on(table.account, table.id),
    index('entry_txn').on(table.txnId),
    check('entry_amount', sql`${table.amountMinor} > 0`),
    check('entry_part', sql`${table.part} in ('goods', 'delivery', 'tax', 'discount')`),
    check('entry_side', sql`${table.side} in ('debit', 'credit')`),
    check('entry_phase', sql`${table.phase} in ('pending', 'posted', 'released')`),
  ],
);
