import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { identity, person } from './person';

/**
 * The deletion of what a closed account leaves in the other rings. It names a person only while it runs; afterwards it is a number
 * and counts, for a day, from which a certificate is written.
 */
export const deletion = identity.table(
  'deletion',
  {
    number: text('number').primaryKey(),
    /** Null once all is done. */
    personId: idColumn('person', 'person_id'),
    /** Of what the browser that closed the account holds: it alone is shown how far this is. */
    tokenHash: hashColumn('token_hash'),
    /** Tells letters to her address that were on their way; null once all is done. */
    mailMark: hashColumn('mail_mark'),
    closedAt: instant('closed_at').notNull().defaultNow(),
    doneAt: instant('done_at'),
  },
  (table) => [
    uniqueIndex('deletion_person').on(table.personId),
    uniqueIndex('deletion_token').on(table.tokenHash),
    check('deletion_names_nobody', sql`(${table.doneAt} is null) = (${table.personId} is not null)`),
  ],
);

/** One part of a deletion: what one ring has to forget. */
export const deletionStep = identity.table(
  'deletion_step',
  {
    number: text('number')
      .notNull()
      .references(() => deletion.number, { onDelete: 'cascade' }),
    step: text('step').notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [
    primaryKey({ columns: [table.number, table.step] }),
    check('deletion_step_known', sql`${table.step} in ('account', 'social', 'shop', 'money', 'traces')`),
  ],
);

/** How much of one kind was deleted: written by the statement that deletes, so that nothing is counted twice or not at all. */
export const deletionCount = identity.table(
  'deletion_count',
  {
    number: text('number')
      .notNull()
      .references(() => deletion.number, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    rows: integer('rows').notNull(),
  },
  (table) => [primaryKey({ columns: [table.number, table.kind] })],
);

/** What a person was called before, as a mark which only this site can make; with her account it becomes a `goneHandle`. */
export const formerHandle = identity.table(
  'former_handle',
  {
    personId: idColumn('person', 'person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    mark: hashColumn('mark').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.mark] })],
);

/** Somebody who has left, as a mark which only this site can make. The same marks lie outside the database: one that is not here tells that it was brought back from before. */
export const gonePerson = identity.table('gone_person', { mark: hashColumn('mark').primaryKey() });

/** A handle that was somebody's who has left, as a mark which only this site can make: nobody else gets it. */
export const goneHandle = identity.table('gone_handle', { mark: hashColumn('mark').primaryKey() });
