import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { social } from './follow';
import { regardedKinds } from './like';

/** What somebody says of a thing, or answers to what another said of it; answers are not answered (db/sql/93-feed.sql). */
export const comment = social.table(
  'comment',
  {
    id: idColumn('comment', 'id').primaryKey(),
    personId: idColumn('person', 'person_id').notNull(),
    subjectKind: text('subject_kind', { enum: regardedKinds }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    answerTo: idColumn('comment', 'answer_to').references((): AnyPgColumn => comment.id, { onDelete: 'cascade' }),
    /** Of the form it was written in: the same form is the same comment. */
    key: text('key').notNull(),
    words: text('words').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('comment_key').on(table.personId, table.key),
    index('comment_subject').on(table.subjectKind, table.subjectId, table.at),
    index('comment_answer').on(table.answerTo),
    check('comment_words', sql`length(${table.words}) between 1 and 1000`),
    check('comment_subject_kind', sql`${table.subjectKind} in ('post', 'share', 'recommendation', 'list')`),
  ],
);
