import { sql } from 'drizzle-orm';
import { bigint, check, customType, pgSchema, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '@/db/schema/columns';

/** What may be done where. Every ring reads it; only functions of the database write (`db/sql/22-rules.sql`). */
export const markets = pgSchema('markets');

/** `bytea`, for a key that no ring reads. */
const keyColumn = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/**
 * What may be done where, and since when: rows are added and never changed. The present one of a country and a capability is the
 * newest whose moment has come (view `markets.market`); none means closed. Code asks `can()` and never compares a country.
 */
export const rule = markets.table(
  'rule',
  {
    /** The order in which rows were written, which decides between two of one moment. */
    seq: bigint('seq', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    /** ISO 3166-1 alpha-2. */
    country: text('country').notNull(),
    /** `buy` (ship to and pay from), `sell` (run a shop), and the ways of a transfer. */
    capability: text('capability').notNull(),
    /** `demonstration` is open in the sandbox, where no money moves, and closed in live mode. */
    state: text('state').notNull(),
    /** Of a hundred people so many are let in. */
    percent: smallint('percent'),
    provider: text('provider'),
    methods: text('methods').array().notNull().default(sql`'{}'`),
    currency: text('currency'),
    /** The least and the most of one payment, in minor units of `currency`. */
    leastMinor: bigint('least_minor', { mode: 'bigint' }),
    mostMinor: bigint('most_minor', { mode: 'bigint' }),
    lawEn: text('law_en').notNull().default(''),
    lawAr: text('law_ar').notNull().default(''),
    /** Why it is not open to everybody. */
    reason: text('reason'),
    effectiveFrom: instant('effective_from').notNull().defaultNow(),
    /** The proposal by which it was written; null for what an installation begins with. */
    changeId: uuid('change_id'),
  },
  (table) => [
    unique('rule_newest').on(table.country, table.capability, table.effectiveFrom, table.seq),
    check('rule_country', sql`${table.country} ~ '^[A-Z]{2}$'`),
    check(
      'rule_capability',
      sql`${table.capability} in ('buy', 'sell', 'split', 'send', 'receive', 'donate', 'button')`,
    ),
    check('rule_state', sql`${table.state} in ('open', 'percent', 'invited', 'waiting', 'demonstration', 'closed')`),
    check(
      'rule_percent',
      sql`case when ${table.state} = 'percent' then coalesce(${table.percent} between 1 and 99, false) else ${table.percent} is null end`,
    ),
    check('rule_provider', sql`${table.provider} in ('stripe', 'paypal')`),
    check('rule_methods', sql`${table.methods} <@ array['card', 'bank', 'paypal', 'door']`),
    check('rule_currency', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check(
      'rule_limits',
      sql`(num_nonnulls(${table.leastMinor}, ${table.mostMinor}) = 0 or ${table.currency} is not null)
        and coalesce(${table.leastMinor} > 0, true) and coalesce(${table.mostMinor} >= coalesce(${table.leastMinor}, 1), true)`,
    ),
    check('rule_law', sql`(${table.lawEn} = '') = (${table.lawAr} = '')`),
    check(
      'rule_reason',
      sql`case when ${table.state} in ('open', 'demonstration') then ${table.reason} is null
        else coalesce(${table.reason} in ('not_yet', 'provider', 'law', 'sanctions', 'checking', 'paused'), false) end`,
    ),
  ],
);

/** What decides who is among the percent: made once, read by one function, so that nobody can tell it beforehand. */
export const drawKey = markets.table(
  'draw_key',
  { id: smallint('id').primaryKey(), key: keyColumn('key').notNull() },
  (table) => [check('draw_key_one', sql`${table.id} = 1`)],
);
