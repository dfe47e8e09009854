import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '@/db/schema/columns';
import { identity } from './person';

/** How the companies that Souk asks answered: counts by minute, of nobody. `step` is how long it took (`lib/platform/provider-calls/model.ts`). */
export const providerCall = identity.table(
  'provider_call',
  {
    provider: text('provider', { enum: ['stripe', 'banks', 'paypal', 'tax', 'mail', 'push', 'keys'] }).notNull(),
    operation: text('operation').notNull(),
    minute: instant('minute').notNull(),
    outcome: text('outcome', { enum: ['answered', 'refused', 'busy', 'fault', 'silent'] }).notNull(),
    step: integer('step').notNull(),
    calls: integer('calls').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.operation, table.minute, table.outcome, table.step] }),
    index('provider_call_minute').on(table.minute),
    check(
      'provider_call_provider',
      sql`${table.provider} in ('stripe', 'banks', 'paypal', 'tax', 'mail', 'push', 'keys')`,
    ),
    check('provider_call_outcome', sql`${table.outcome} in ('answered', 'refused', 'busy', 'fault', 'silent')`),
    // Words of an interface: what somebody is called, or an id, has letters and signs of another kind.
    check(
      'provider_call_operation',
      sql`${table.operation} ~ '^[A-Z]+( [a-z_2-]+){0,3}$' and length(${table.operation}) <= 80`,
    ),
    check('provider_call_step', sql`${table.step} between 0 and 8 and ${table.calls} > 0`),
  ],
);
