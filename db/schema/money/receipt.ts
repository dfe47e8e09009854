import { sql } from 'drizzle-orm';
import { check, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytesColumn, instant } from '@/db/schema/columns';
import { money } from '@/db/schema/money/wallet';

/**
 * A key that receipts are signed with. Its public half stays for ever, so that old receipts can still be checked; the private
 * half is sealed.
 */
export const receiptKey = money.table(
  'receipt_key',
  {
    /** RFC 7638 thumbprint of the public key. */
    kid: text('kid').primaryKey(),
    publicJwk: jsonb('public_jwk').$type<Record<string, string>>().notNull(),
    secret: bytesColumn('secret').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Since when nothing new is signed with it. */
    retiredAt: instant('retired_at'),
  },
  (table) => [
    uniqueIndex('receipt_key_current').on(sql`(${table.retiredAt} is null)`).where(sql`${table.retiredAt} is null`),
    check('receipt_key_public', sql`not ${table.publicJwk} ? 'd'`),
  ],
);
