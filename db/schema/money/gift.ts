import { sql } from 'drizzle-orm';
import { boolean, check, index, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { order } from './order';
import { money } from './wallet';

/**
 * An order that somebody else receives. Words lie sealed under the order's own key. Whoever it is for is named (`receiverId`), or holds a
 * link of which only the hash is kept; once she has accepted, that link shows nothing any more and she has one of her own.
 */
export const gift = money.table(
  'gift',
  {
    orderId: idColumn('order', 'order_id')
      .primaryKey()
      .references(() => order.id),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    state: text('state').notNull().default('waiting'),
    /** Whether she may take another option of the same product at the same price. */
    choosable: boolean('choosable').notNull().default(false),
    /** The part of the country it was priced for; empty where that changes nothing. */
    region: text('region').notNull().default(''),
    receiverId: idColumn('person', 'receiver_id'),
    tokenHash: text('token_hash'),
    /** What its giver wrote to her, and what she wrote when she declined. */
    note: text('note'),
    answer: text('answer'),
    /** Who accepted it, when she was signed in. */
    acceptedBy: text('accepted_by'),
    receiverHash: text('receiver_hash'),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('gift_token').on(table.tokenHash),
    uniqueIndex('gift_receiver_token').on(table.receiverHash),
    index('gift_receiver').on(table.receiverId),
    index('gift_accepted_by').on(table.acceptedBy),
    index('gift_due').on(table.expiresAt).where(sql`${table.state} = 'waiting'`),
    index('gift_back').on(table.endedAt).where(sql`${table.state} in ('declined', 'expired', 'taken_back')`),
    check('gift_state', sql`${table.state} in ('waiting', 'accepted', 'declined', 'expired', 'taken_back')`),
    check('gift_ended', sql`(${table.state} = 'waiting') = (${table.endedAt} is null)`),
    check('gift_received', sql`(${table.state} = 'accepted') = (${table.receiverHash} is not null)`),
    check(
      'gift_words',
      sql`length(${table.note}) <= 8000 and length(${table.answer}) <= 8000 and length(${table.region}) <= 100`,
    ),
  ],
);

/**
 * Where an accepted gift goes to, sealed under the order's own key. It stands beside the order and not in it, because its buyer may read the
 * order: row security shows this to who sells it and to who receives it, and never to who gave it.
 */
export const giftAddress = money.table(
  'gift_address',
  {
    orderId: idColumn('order', 'order_id')
      .primaryKey()
      .references(() => order.id),
    pageId: idColumn('page', 'page_id').notNull(),
    /** As `accepted_by` of the gift. */
    receiver: text('receiver'),
    shipSealed: text('ship_sealed').notNull(),
  },
  (table) => [
    index('gift_address_receiver').on(table.receiver),
    check('gift_address_size', sql`length(${table.shipSealed}) <= 8000`),
  ],
);
