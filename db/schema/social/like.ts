import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { social } from './follow';

/** What can be liked and commented on. */
export const regardedKinds = ['post', 'share', 'recommendation', 'list'] as const;

const known = sql.raw(`('post', 'share', 'recommendation', 'list')`);

/** A person likes something; whether she may see it is asked with every question. */
export const liking = social.table(
  'liking',
  {
    personId: idColumn('person', 'person_id').notNull(),
    subjectKind: text('subject_kind', { enum: regardedKinds }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.subjectKind, table.subjectId, table.personId] }),
    index('liking_person').on(table.personId, table.at),
    check('liking_subject', sql`${table.subjectKind} in ${known}`),
  ],
);

/** How many like a thing and have said something of it, kept by the database itself (db/sql/93-feed.sql): numbers, and no names. */
export const regard = social.table(
  'regard',
  {
    subjectKind: text('subject_kind', { enum: regardedKinds }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    likes: integer('likes').notNull().default(0),
    comments: integer('comments').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.subjectKind, table.subjectId] }),
    check('regard_numbers', sql`${table.likes} >= 0 and ${table.comments} >= 0`),
  ],
);
