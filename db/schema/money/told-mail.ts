import { sql } from 'drizzle-orm';
import { check, primaryKey, text } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { order } from './order';
import { money } from './wallet';

/**
 * That a mail about an order went out: of what kind, to which side of it, when. Neither its words nor whom it was addressed to: that is
 * the order's to know. Appended only (a guest's becomes a person's with its order); the same mail again is the same row, and keeps its first moment.
 */
export const toldMail = money.table(
  'told_mail',
  {
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    /** Whose order it is, as its other events say it; the mail may have gone to another side. */
    owner: text('owner').notNull(),
    side: text('side', { enum: ['buyer', 'seller', 'payer', 'receiver'] }).notNull(),
    kind: text('kind').notNull(),
    /** Which of several of its kind: the number of the refund, parcel, return, dispute or share, and its step; of messages the hour; empty where there is one. */
    about: text('about').notNull().default(''),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.side, table.kind, table.about] }),
    check('told_mail_side', sql`${table.side} in ('buyer', 'seller', 'payer', 'receiver')`),
    check(
      'told_mail_kind',
      sql`${table.kind} in ('receipt', 'sold', 'shipped', 'ready', 'refund', 'refund_back', 'message', 'bank_asked', 'bank_unpaid', 'return', 'dispute', 'gift', 'share')`,
    ),
    check('told_mail_about', sql`${table.about} ~ '^[0-9a-fT-]{0,36}(:[a-z_]{1,20})?$'`),
  ],
);
