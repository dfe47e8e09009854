import { sql } from 'drizzle-orm';
import { boolean, check, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { social } from './follow';

/** How a person wants her feed: in which order, with or without suggestions, and since when what she does may make them. */
export const feedChoice = social.table(
  'feed_choice',
  {
    personId: idColumn('person', 'person_id').primaryKey(),
    mode: text('mode', { enum: ['for_you', 'newest'] })
      .notNull()
      .default('newest'),
    suggests: boolean('suggests').notNull().default(true),
    /** Nothing from before then is made use of; null while she has not reset it. */
    since: instant('since'),
    /** Since when what she looks at, which her browser keeps, may suggest something; null while it may not, as at first. */
    looksSince: instant('looks_since'),
    /** When she began to look, this time and the time before. */
    lookedAt: instant('looked_at'),
    lookedBefore: instant('looked_before'),
  },
  (table) => [check('feed_choice_mode', sql`${table.mode} in ('for_you', 'newest')`)],
);

/** What a person wants less of: it stands last in her own order, and is not suggested. */
export const feedLess = social.table(
  'feed_less',
  {
    personId: idColumn('person', 'person_id').notNull(),
    kind: text('kind', { enum: ['page', 'person', 'product'] }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.kind, table.subjectId] }),
    check('feed_less_kind', sql`${table.kind} in ('page', 'person', 'product')`),
  ],
);
