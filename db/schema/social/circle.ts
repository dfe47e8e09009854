import { sql } from 'drizzle-orm';
import { check, index, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { social } from './follow';

/** Some of a person's friends under a name that she alone knows. */
export const circle = social.table(
  'circle',
  {
    id: idColumn('circle', 'id').primaryKey(),
    personId: idColumn('person', 'person_id').notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('circle_name').on(table.personId, sql`lower(${table.name})`),
    check('circle_name_length', sql`length(${table.name}) between 1 and 60`),
  ],
);

/** Who is in a circle. Whoever stops being a friend sees nothing by it, whether the row is still there or not. */
export const circleMember = social.table(
  'circle_member',
  {
    circleId: idColumn('circle', 'circle_id')
      .notNull()
      .references(() => circle.id, { onDelete: 'cascade' }),
    personId: idColumn('person', 'person_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.circleId, table.personId] }),
    index('circle_member_person').on(table.personId),
  ],
);
