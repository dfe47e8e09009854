import { text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn } from '@/db/schema/columns';
import { orderLine } from './order';
import { money } from './wallet';

/**
 * Under which name a line of an order was shared by its buyer. The social ring knows the name and no order; it is random, and made
 * when she shares, so that before there is nothing.
 */
export const shareMark = money.table(
  'share_mark',
  {
    lineId: idColumn('line', 'line_id')
      .primaryKey()
      .references(() => orderLine.id),
    owner: text('owner').notNull(),
    mark: uuid('mark').notNull().defaultRandom(),
  },
  (table) => [uniqueIndex('share_mark_mark').on(table.mark)],
);
