import { sql } from 'drizzle-orm';
import { check, date, foreignKey, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { money } from '@/db/schema/money/wallet';
import { paySite } from './site';

/** How often the button of a site was seen and tapped on a day, by origin. Counts of the button: no row is of a person. */
export const payUse = money.table(
  'pay_use',
  {
    siteId: idColumn('site', 'site_id').notNull(),
    day: date('day').notNull(),
    origin: text('origin').notNull(),
    seen: integer('seen').notNull().default(0),
    tapped: integer('tapped').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.day, table.origin] }),
    foreignKey({ name: 'pay_use_site_fk', columns: [table.siteId], foreignColumns: [paySite.id] }),
    check(
      'pay_use_counts',
      sql`${table.seen} between 0 and 1000000000 and ${table.tapped} between 0 and 1000000000 and length(${table.origin}) <= 260`,
    ),
  ],
);

/** What went wrong where a site shows its button, by kind and origin: how often on a day, and when last. */
export const payTrouble = money.table(
  'pay_trouble',
  {
    siteId: idColumn('site', 'site_id').notNull(),
    day: date('day').notNull(),
    kind: text('kind').notNull(),
    /** Empty where it is of no page in particular, and for all beyond as many as are kept of one site. */
    origin: text('origin').notNull(),
    count: integer('count').notNull(),
    lastAt: instant('last_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.day, table.kind, table.origin] }),
    foreignKey({ name: 'pay_trouble_site_fk', columns: [table.siteId], foreignColumns: [paySite.id] }),
    check(
      'pay_trouble_kind',
      sql`${table.kind} in ('foreign_origin', 'return_unknown', 'coop', 'csp_frame', 'popup_blocked', 'create_failed', 'complete_failed', 'code_wrong', 'code_late', 'verifier_wrong')`,
    ),
    check('pay_trouble_count', sql`${table.count} between 1 and 1000000000 and length(${table.origin}) <= 260`),
  ],
);
