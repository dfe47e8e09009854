import { sql } from 'drizzle-orm';
import { check, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '@/db/schema/columns';

/** What may be done where. Every ring reads it; only `markets.set_market` writes. */
export const markets = pgSchema('markets');

/**
 * What may be done where: one row per country and capability. Rollout is data; code asks `can()` and never
 * compares a country.
 */
export const market = markets.table(
  'market',
  {
    /** ISO 3166-1 alpha-2. */
    country: text('country').notNull(),
    /** `buy` (ship to and pay from), `sell` (run a shop). */
    capability: text('capability').notNull(),
    state: text('state').notNull(),
    since: instant('since').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.country, table.capability] }),
    check('market_state', sql`${table.state} in ('open', 'demonstration', 'closed')`),
    check('market_capability', sql`${table.capability} in ('buy', 'sell')`),
  ],
);
