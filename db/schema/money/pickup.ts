import { index, text } from 'drizzle-orm/pg-core';
import { idColumn } from '@/db/schema/columns';
import { order } from './order';
import { money } from './wallet';

/** An order that its buyer fetches: at which place, as it was called and open when she bought. Its address is the order's. */
export const orderPickup = money.table(
  'order_pickup',
  {
    orderId: idColumn('order', 'order_id')
      .primaryKey()
      .references(() => order.id),
    pageId: idColumn('page', 'page_id').notNull(),
    placeId: idColumn('place', 'place_id').notNull(),
    placeName: text('place_name').notNull(),
    hours: text('hours').notNull().default(''),
  },
  (table) => [index('order_pickup_place').on(table.placeId)],
);
