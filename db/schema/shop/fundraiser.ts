import { sql } from 'drizzle-orm';
import { check, index, text } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { page, shop } from './page';

/**
 * What a person calls others to give to a charity for. Its words are for everybody; the money goes to the charity, and nothing of who gave stands
 * here. Written by functions alone (db/sql/78-fundraisers.sql).
 */
export const fundraiser = shop.table(
  'fundraiser',
  {
    id: idColumn('fundraiser', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    personId: idColumn('person', 'person_id').notNull(),
    title: text('title').notNull(),
    story: text('story').notNull().default(''),
    /** What it counts in: the currency its charity's page had when it was made. */
    currency: text('currency').notNull(),
    goalMinor: minorColumn('goal_minor'),
    /** When it ends by itself. */
    endsAt: instant('ends_at').notNull(),
    /** When somebody ended it before, and who. */
    endedAt: instant('ended_at'),
    endedBy: text('ended_by'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('fundraiser_person').on(table.personId, table.createdAt),
    index('fundraiser_page').on(table.pageId, table.endsAt),
    check('fundraiser_words', sql`length(${table.title}) between 1 and 100 and length(${table.story}) <= 4000`),
    check('fundraiser_goal', sql`${table.goalMinor} > 0`),
    check(
      'fundraiser_ends',
      sql`${table.endsAt} > ${table.createdAt} and ${table.endsAt} <= ${table.createdAt} + interval '367 days'`,
    ),
    check('fundraiser_ended', sql`(${table.endedAt} is null) = (${table.endedBy} is null)`),
    check('fundraiser_by', sql`${table.endedBy} in ('organiser', 'charity')`),
  ],
);
