import { sql } from 'drizzle-orm';
import { check, index, integer, numeric, text } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { transfer } from './transfer';
import { money } from './wallet';

/**
 * What whoever receives something would get of it in the currency of her account, promised to her for some minutes. One for a transfer: asked again it is
 * made anew, and agreed to it stays. The rate is a fraction, as in a quote.
 */
export const conversion = money.table(
  'conversion',
  {
    transferId: idColumn('transfer', 'transfer_id')
      .primaryKey()
      .references(() => transfer.id),
    owner: text('owner').notNull(),
    arriveMinor: minorColumn('arrive_minor').notNull(),
    arriveCurrency: text('arrive_currency').notNull(),
    midOver: numeric('mid_over', { precision: 40, scale: 0 }).notNull(),
    midUnder: numeric('mid_under', { precision: 40, scale: 0 }).notNull(),
    marginBasisPoints: integer('margin_basis_points').notNull(),
    source: text('source').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
  },
  (table) => [
    index('conversion_owner').on(table.owner),
    check('conversion_amount', sql`${table.arriveMinor} > 0 and ${table.midOver} > 0 and ${table.midUnder} > 0`),
    check('conversion_margin', sql`${table.marginBasisPoints} between 0 and 500`),
  ],
);
