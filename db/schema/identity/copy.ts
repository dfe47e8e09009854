import { sql } from 'drizzle-orm';
import { check, index, integer, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { identity } from './person';

/**
 * That somebody asked for a copy of all that is stored about her, and how it stands; what is in it lies sealed in the file store. Of a
 * copy that is over its times alone stay for a month.
 */
export const ownCopy = identity.table(
  'own_copy',
  {
    id: idColumn('copy', 'id').primaryKey(),
    personId: idColumn('person', 'person_id').notNull(),
    /** The browser that asked, which alone gets it; without a reference, so that its end is noticed and not forbidden. */
    sessionId: idColumn('session', 'session_id').notNull(),
    state: text('state').notNull().default('making'),
    /** Chapters that are made. */
    done: integer('done').notNull().default(0),
    /** Names the try that makes it, and its pieces. */
    word: text('word').notNull().default(''),
    tries: integer('tries').notNull().default(0),
    leasedUntil: instant('leased_until').notNull().defaultNow(),
    tokenHash: hashColumn('token_hash'),
    tokenUntil: instant('token_until'),
    createdAt: instant('created_at').notNull().defaultNow(),
    readyAt: instant('ready_at'),
    /** When a finished one is over, fetched or not. */
    expiresAt: instant('expires_at'),
    endedAt: instant('ended_at'),
    /** How often its pieces were removed: once at its end, and once more when nobody can be storing any. */
    removals: smallint('removals').notNull().default(0),
  },
  (table) => [
    index('own_copy_person').on(table.personId, table.createdAt),
    index('own_copy_due').on(table.leasedUntil).where(sql`${table.state} = 'making'`),
    index('own_copy_over').on(table.expiresAt).where(sql`${table.state} in ('ready', 'fetching')`),
    index('own_copy_unswept').on(table.endedAt).where(sql`${table.state} in ('failed', 'gone')`),
    uniqueIndex('own_copy_token').on(table.tokenHash).where(sql`${table.tokenHash} is not null`),
    // One at a time: each reads all that is hers.
    uniqueIndex('own_copy_one').on(table.personId).where(sql`${table.state} in ('making', 'ready', 'fetching')`),
    check('own_copy_state', sql`${table.state} in ('making', 'ready', 'fetching', 'failed', 'gone')`),
  ],
);
