import { sql } from 'drizzle-orm';
import { check, index, primaryKey } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { identity, person } from './person';

/**
 * Two people who are friends, or of whom one has asked. One row for both, so that neither is a friend of the other without
 * the other being hers; the lower id stands first.
 */
export const friendship = identity.table(
  'friendship',
  {
    lowId: idColumn('person', 'low_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    highId: idColumn('person', 'high_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    askedBy: idColumn('person', 'asked_by').notNull(),
    askedAt: instant('asked_at').notNull().defaultNow(),
    /** Since when both want it; null while one has not answered. */
    acceptedAt: instant('accepted_at'),
    /** Since when the other does not want it; she who asked is not told, and to her it waits. */
    refusedAt: instant('refused_at'),
    /** Since when she who was refused has withdrawn what she asked: to both there is nothing, and asking again stays refused. */
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    primaryKey({ columns: [table.lowId, table.highId] }),
    index('friendship_high').on(table.highId),
    check('friendship_order', sql`${table.lowId} < ${table.highId}`),
    check('friendship_asked', sql`${table.askedBy} in (${table.lowId}, ${table.highId})`),
    check('friendship_answer', sql`${table.acceptedAt} is null or ${table.refusedAt} is null`),
    check('friendship_withdrawn', sql`${table.withdrawnAt} is null or ${table.refusedAt} is not null`),
  ],
);

/** One person wants nothing to do with another; the other is never told. */
export const block = identity.table(
  'block',
  {
    personId: idColumn('person', 'person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    blockedId: idColumn('person', 'blocked_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.blockedId] }),
    index('block_blocked').on(table.blockedId),
    check('block_other', sql`${table.personId} <> ${table.blockedId}`),
  ],
);
