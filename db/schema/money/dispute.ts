import { sql } from 'drizzle-orm';
import { boolean, check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { order } from './order';
import { money } from './wallet';

/**
 * What a buyer's bank wants back of one order: a part of the provider's dispute, which is about the whole payment. `inquiry`
 * only asks and takes no money yet.
 */
export const dispute = money.table(
  'dispute',
  {
    id: idColumn('dispute', 'id').primaryKey(),
    /** The provider's id; one dispute of a payment to several sellers has a row for each. */
    providerDispute: text('provider_dispute').notNull(),
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    state: text('state').notNull().default('needs_response'),
    /** The state its order had before, to which it goes back when the seller wins. */
    orderWas: text('order_was').notNull(),
    reason: text('reason').notNull(),
    inquiry: boolean('inquiry').notNull().default(false),
    currency: text('currency').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    /** Whether the bank holds the money now. */
    withdrawn: boolean('withdrawn').notNull().default(false),
    dueBy: instant('due_by'),
    /** When the seller said that her answer is complete. */
    answeredAt: instant('answered_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('dispute_key').on(table.providerDispute, table.orderId),
    index('dispute_order').on(table.orderId),
    index('dispute_page').on(table.pageId, table.createdAt),
    index('dispute_open').on(table.updatedAt).where(sql`${table.state} in ('needs_response', 'under_review')`),
    check('dispute_state', sql`${table.state} in ('needs_response', 'under_review', 'won', 'lost', 'closed')`),
    check('dispute_amount', sql`${table.amountMinor} > 0`),
  ],
);

/** What one side says about a dispute; both sides read both. Appended only. */
export const disputeStatement = money.table(
  'dispute_statement',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    disputeId: idColumn('dispute', 'dispute_id')
      .notNull()
      .references(() => dispute.id),
    orderId: idColumn('order', 'order_id').notNull(),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    side: text('side').notNull(),
    key: text('key').notNull(),
    words: text('words').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('dispute_statement_key').on(table.disputeId, table.side, table.key),
    check('dispute_statement_side', sql`${table.side} in ('buyer', 'seller')`),
    check('dispute_statement_words', sql`length(${table.words}) between 1 and 3000`),
  ],
);
