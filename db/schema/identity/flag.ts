import { sql } from 'drizzle-orm';
import { check, index, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { decidedKinds } from './decision';
import { identity } from './person';

/** Why a thing is flagged. */
export const flagReasons = ['imitation', 'lookalike', 'link', 'burst', 'picture', 'removed_picture'] as const;

/** What the database itself finds worth a look (db/sql/97-flags.sql). It takes nothing away: a person decides. */
export const flag = identity.table(
  'flag',
  {
    subjectKind: text('subject_kind', { enum: decidedKinds }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    /**
     * A name that passes for Souk's or for somebody else's, a link that hides where it leads or leads to a refused host, much in a
     * short time, a picture that somebody else showed first, or that operators took away.
     */
    reason: text('reason', { enum: flagReasons }).notNull(),
    at: instant('at').notNull().defaultNow(),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    primaryKey({ columns: [table.subjectKind, table.subjectId, table.reason] }),
    index('flag_waiting').on(table.at).where(sql`${table.decidedAt} is null`),
    check(
      'flag_reason',
      sql`${table.reason} in ('imitation', 'lookalike', 'link', 'burst', 'picture', 'removed_picture')`,
    ),
  ],
);

/** A host to which nobody's words lead, with all below it. */
export const deniedHost = identity.table(
  'denied_host',
  {
    /** As machines write it, in small letters. */
    host: text('host').primaryKey(),
    deniedBy: idColumn('person', 'denied_by').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    check('denied_host_form', sql`${table.host} ~ '^[a-z0-9-]+([.][a-z0-9-]+)+$' and length(${table.host}) <= 253`),
  ],
);
