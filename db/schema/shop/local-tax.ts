import { sql } from 'drizzle-orm';
import { boolean, check, numeric, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '@/db/schema/columns';
import { shop } from './page';

/**
 * What the tax service said of a place: the combined rate on goods, and whether their delivery is taxed with them. A row is of a
 * place and of nobody: who asked about it, and for what, is not in it.
 */
export const localTax = shop.table(
  'local_tax',
  {
    /** `US-CO`. */
    area: text('area').notNull(),
    /** Five digits. */
    postalCode: text('postal_code').notNull(),
    basisPoints: numeric('basis_points', { precision: 7, scale: 2, mode: 'number' }).notNull(),
    onDelivery: boolean('on_delivery').notNull(),
    askedAt: instant('asked_at').notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.area, table.postalCode] }),
    check('local_tax_area', sql`${table.area} ~ '^US-[A-Z]{2}$'`),
    check('local_tax_postal_code', sql`${table.postalCode} ~ '^[0-9]{5}$'`),
    check('local_tax_rate', sql`${table.basisPoints} between 0 and 2500`),
  ],
);
