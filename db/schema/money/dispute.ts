import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant, minorColumn } from '@/db/schema/columns';
import { order } from './order';
import { splitPart } from './split';
import { money } from './wallet';

/**
 * What a buyer's bank wants back of one order: a part of the provider's dispute, which is about the whole payment. `inquiry`
 * only asks and takes no money yet.
 */
export const dispute = money.table(
  'dispute',
  {
    id: idColumn('dispute', 'id').primaryKey(),
    /** Who holds the payment, and decides or tells what a bank decided. */
    provider: text('provider', { enum: ['stripe', 'paypal'] })
      .notNull()
      .default('stripe'),
    /** The provider's id; one dispute of a payment to several sellers has a row for each. */
    providerDispute: text('provider_dispute').notNull(),
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    /** Whose payment it is: the order's buyer, or whoever paid the share. */
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    /** The share that is wanted back, of an order that several people paid; null where the order's own payment is. */
    partId: idColumn('part', 'part_id').references(() => splitPart.id),
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
    check('dispute_provider', sql`${table.provider} in ('stripe', 'paypal')`),
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

/**
 * A file one side shows about a dispute; its bytes lie in the store, under its id. A row without `storedAt` is one on its way,
 * which nobody sees. Appended only.
 */
export const disputeFile = money.table(
  'dispute_file',
  {
    id: idColumn('evidence', 'id').primaryKey(),
    disputeId: idColumn('dispute', 'dispute_id')
      .notNull()
      .references(() => dispute.id),
    providerDispute: text('provider_dispute').notNull(),
    orderId: idColumn('order', 'order_id').notNull(),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    side: text('side').notNull(),
    key: text('key').notNull(),
    /** The SHA-256 of what was sent: another file under the same key is another file. */
    digest: hashColumn('digest').notNull(),
    kind: text('kind', { enum: ['jpeg', 'pdf'] }).notNull(),
    /** As the file is kept. */
    bytes: integer('bytes').notNull(),
    /** What a seller's file shows: the provider has one place for each. Null for a buyer's, which is not sent. */
    shows: text('shows'),
    note: text('note').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    storedAt: instant('stored_at'),
    /** The provider's name for a seller's file, once it has it. */
    providerFile: text('provider_file'),
    /** When the provider would not have it; of a row on its way, when it was given up. */
    refusedAt: instant('refused_at'),
  },
  (table) => [
    uniqueIndex('dispute_file_key').on(table.disputeId, table.side, table.key, table.digest),
    uniqueIndex('dispute_file_shows').on(table.providerDispute, table.shows).where(sql`${table.storedAt} is not null`),
    index('dispute_file_draft').on(table.at).where(sql`${table.storedAt} is null`),
    check('dispute_file_side', sql`${table.side} in ('buyer', 'seller')`),
    check(
      'dispute_file_shows_what',
      sql`(${table.side} = 'seller') = (${table.shows} is not null) and coalesce(${table.shows}, 'receipt') in ('cancellation_policy', 'customer_communication', 'customer_signature', 'duplicate_charge_documentation', 'receipt', 'refund_policy', 'service_documentation', 'shipping_documentation', 'uncategorized_file')`,
    ),
    check('dispute_file_kind', sql`${table.kind} = 'jpeg' or (${table.kind} = 'pdf' and ${table.side} = 'seller')`),
    check('dispute_file_bytes', sql`${table.bytes} between 1 and 4500000`),
    check('dispute_file_note', sql`length(${table.note}) <= 300`),
    check(
      'dispute_file_sent',
      sql`${table.providerFile} is null or (${table.side} = 'seller' and ${table.storedAt} is not null)`,
    ),
  ],
);
