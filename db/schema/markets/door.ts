import { text } from 'drizzle-orm/pg-core';
import { instant } from '@/db/schema/columns';
import { markets } from './rule';

/** Countries in which things may be paid for at the door, and since when; whether a shop offers it is its own affair. */
export const doorMarket = markets.table('door_market', {
  /** ISO 3166-1 alpha-2. */
  country: text('country').primaryKey(),
  since: instant('since').notNull().defaultNow(),
});
