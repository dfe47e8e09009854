import { index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn } from '@/db/schema/columns';
import { order } from './order';
import { money } from './wallet';

/**
 * Under which name an order stands in the conversation of its buyer with its page. The social ring knows the name and no order; it
 * is random, and another one than that of the conversation about the order, which opens what was written there.
 */
export const orderMark = money.table(
  'order_mark',
  {
    orderId: idColumn('order', 'order_id')
      .primaryKey()
      .references(() => order.id),
    owner: text('owner').notNull(),
    /** The conversation it was put into, so that what stands there can be said at once. */
    talkId: idColumn('talk', 'talk_id').notNull(),
    mark: uuid('mark').notNull().defaultRandom(),
  },
  (table) => [uniqueIndex('order_mark_mark').on(table.mark), index('order_mark_talk').on(table.talkId)],
);
