import { sql } from 'drizzle-orm';
import { check, index, primaryKey, text } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { order } from './order';
import { purchase } from './purchase';
import { money } from './wallet';

/** That an order took a discount: held while it is being paid and for good once it is, released when nothing came of it. */
export const discountUse = money.table(
  'discount_use',
  {
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    discountId: idColumn('discount', 'discount_id').notNull(),
    purchaseId: idColumn('purchase', 'purchase_id')
      .notNull()
      .references(() => purchase.id),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    code: text('code'),
    currency: text('currency').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    state: text('state').notNull().default('held'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.discountId] }),
    index('discount_use_discount').on(table.discountId),
    index('discount_use_purchase').on(table.purchaseId),
    check('discount_use_amount', sql`${table.amountMinor} > 0`),
    check('discount_use_state', sql`${table.state} in ('held', 'released')`),
  ],
);

/** A code somebody has typed or followed, kept beside her cart until she buys or takes it out. */
export const cartCode = money.table(
  'cart_code',
  {
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    code: text('code').notNull(),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.owner, table.pageId, table.code] })],
);
