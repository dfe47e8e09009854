import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { page, shop } from './page';

/**
 * The domain a page wants to be at, one for each page. Several pages may want the same one: whose it is says the token that stands in its
 * names, and only one of them has it. `dueAt` is when a worker looks the next time.
 */
export const pageDomain = shop.table(
  'page_domain',
  {
    pageId: idColumn('page', 'page_id')
      .primaryKey()
      .references(() => page.id, { onDelete: 'cascade' }),
    /** In ASCII letters, as names are asked for. */
    host: text('host').notNull(),
    /** What its owner writes into its names; anybody may read it there. */
    token: text('token').notNull(),
    state: text('state').notNull().default('waiting'),
    /** What was seen at the last look: the token, and that the name leads here. */
    owned: boolean('owned').notNull().default(false),
    pointed: boolean('pointed').notNull().default(false),
    /** Looks in a row that did not find what they should. */
    failures: integer('failures').notNull().default(0),
    setBy: idColumn('person', 'set_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    checkedAt: instant('checked_at'),
    verifiedAt: instant('verified_at'),
    dueAt: instant('due_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('page_domain_verified').on(table.host).where(sql`${table.state} = 'verified'`),
    index('page_domain_due').on(table.dueAt).where(sql`${table.state} <> 'taken'`),
    check('page_domain_state', sql`${table.state} in ('waiting', 'verified', 'lost', 'taken')`),
    check('page_domain_host', sql`${table.host} ~ '^[a-z0-9-]+([.][a-z0-9-]+)+$' and length(${table.host}) <= 253`),
    check('page_domain_token', sql`${table.token} ~ '^[0-9a-z]{32}$'`),
  ],
);
