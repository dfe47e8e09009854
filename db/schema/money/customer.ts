import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { money } from './wallet';

/** What a shopper said to a shop about being kept as its customer, word after word: the latest one holds. Nothing of it is changed or deleted. */
export const customerConsent = money.table(
  'customer_consent',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    agreed: boolean('agreed').notNull(),
    /** Which words she said it to. */
    wording: integer('wording').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('customer_consent_latest').on(table.owner, table.pageId, table.at),
    index('customer_consent_page').on(table.pageId, table.owner, table.at),
    check('customer_consent_owner', sql`${table.owner} like 'person:%'`),
    check('customer_consent_wording', sql`${table.wording} > 0`),
  ],
);

/** Somebody who agreed elsewhere and came along with a shop. Taken away, her name and address are gone and the row only keeps her from coming again. */
export const broughtCustomer = money.table(
  'brought_customer',
  {
    restoreId: idColumn('restore', 'restore_id').notNull(),
    /** Her line in the archive, from 1. */
    no: integer('no').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    name: text('name'),
    email: text('email'),
    /** When she agreed. */
    since: instant('since').notNull(),
    broughtAt: instant('brought_at').notNull().defaultNow(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.restoreId, table.no] }),
    uniqueIndex('brought_customer_once')
      .on(table.pageId, sql`lower(${table.email})`)
      .where(sql`${table.removedAt} is null`),
    index('brought_customer_email').on(sql`lower(${table.email})`),
    check(
      'brought_customer_gone',
      sql`(${table.removedAt} is null) = (${table.name} is not null) and (${table.name} is null) = (${table.email} is null)`,
    ),
  ],
);
