import { index, pgSchema, primaryKey } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';

/** Who follows what. Its role has no right to the money ring at all. */
export const social = pgSchema('social');

/** A person follows a page: its posts come first in her feed. */
export const pageFollow = social.table(
  'page_follow',
  {
    personId: idColumn('person', 'person_id').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.pageId] }), index('page_follow_page').on(table.pageId)],
);

/** A person follows a person. */
export const personFollow = social.table(
  'person_follow',
  {
    personId: idColumn('person', 'person_id').notNull(),
    followedId: idColumn('person', 'followed_id').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.followedId] }),
    index('person_follow_followed').on(table.followedId),
  ],
);
