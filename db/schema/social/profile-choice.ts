import { boolean } from 'drizzle-orm/pg-core';
import { idColumn } from '@/db/schema/columns';
import { social } from './follow';

/** Which lists a person shows on her profile: none until she says so. And whether a search by her name finds her. */
export const profileChoice = social.table('profile_choice', {
  personId: idColumn('person', 'person_id').primaryKey(),
  showsPages: boolean('shows_pages').notNull().default(false),
  showsPeople: boolean('shows_people').notNull().default(false),
  showsFollowers: boolean('shows_followers').notNull().default(false),
  showsFriends: boolean('shows_friends').notNull().default(false),
  foundByName: boolean('found_by_name').notNull().default(true),
});
