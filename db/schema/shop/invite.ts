import { sql } from 'drizzle-orm';
import { check, index, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { knownRoles, page, shop } from './page';

/**
 * Somebody was asked to be one of a page's people. It is made whether or not an account has that address,
 * so that asking tells nobody who is here; only a person whose verified e-mail has this hash sees it.
 */
export const pageInvite = shop.table(
  'page_invite',
  {
    id: idColumn('invite', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    /** Keyed hash of the address in lower case. */
    emailHash: hashColumn('email_hash').notNull(),
    /** What the owners see of the address they typed: `s…@example.com`. */
    emailHint: text('email_hint').notNull(),
    /** The roles she gets by saying yes. */
    roles: text('roles').array().notNull(),
    invitedBy: idColumn('person', 'invited_by').notNull(),
    state: text('state').notNull().default('pending'),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    uniqueIndex('page_invite_open').on(table.pageId, table.emailHash).where(sql`${table.state} = 'pending'`),
    index('page_invite_email').on(table.emailHash).where(sql`${table.state} = 'pending'`),
    check('page_invite_roles', sql`${table.roles} <@ ${knownRoles} and cardinality(${table.roles}) > 0`),
    check('page_invite_state', sql`${table.state} in ('pending', 'accepted', 'declined', 'withdrawn')`),
  ],
);
