import { sql } from 'drizzle-orm';
import { check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { social } from './follow';

/** Something of somebody else that a person found wrong, for operators to look at. Nobody else learns of it. */
export const report = social.table(
  'report',
  {
    id: idColumn('report', 'id').primaryKey(),
    byId: idColumn('person', 'by_id').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    reason: text('reason').notNull(),
    words: text('words').notNull().default(''),
    at: instant('at').notNull().defaultNow(),
    /** When an operator decided; null while it waits. */
    decidedAt: instant('decided_at'),
  },
  (table) => [
    uniqueIndex('report_once').on(table.byId, table.subjectKind, table.subjectId),
    index('report_subject').on(table.subjectKind, table.subjectId),
    index('report_at').on(table.at),
    check('report_words', sql`length(${table.words}) <= 500`),
  ],
);
