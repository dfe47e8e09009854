import { sql } from 'drizzle-orm';
import { check, index, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { identity, person } from './person';

/** Who runs Souk, and which part of it: given and taken back by whoever holds the machine. */
export const operatorRole = identity.table(
  'operator_role',
  {
    personId: idColumn('person', 'person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['support', 'moderation', 'money', 'markets', 'keys'] }).notNull(),
    givenAt: instant('given_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.role] }),
    check('operator_role_known', sql`${table.role} in ('support', 'moderation', 'money', 'markets', 'keys')`),
  ],
);

/** What of a person can be looked at. */
export const lookKinds = ['order', 'account', 'contest', 'thing', 'photo', 'transfer'] as const;

/** Why: the last is a case that stands already (a report, a decision, a contest), the others are said by whoever looks. */
export const lookGrounds = ['asked', 'payment', 'dispute', 'safety', 'law', 'case'] as const;

/**
 * A look of somebody who runs Souk at a person's data, written before anything is shown (`identity.look`) and never changed. She reads
 * it herself: the role that looked and not the name, at what, why, and when.
 */
export const look = identity.table(
  'look',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    at: instant('at').notNull().defaultNow(),
    /** Whose data it was; null for a guest, who has nowhere to read it. */
    personId: idColumn('person', 'person_id'),
    lookerId: idColumn('person', 'looker_id').notNull(),
    role: text('role', { enum: ['support', 'moderation', 'money', 'markets', 'keys'] }).notNull(),
    kind: text('kind', { enum: lookKinds }).notNull(),
    /** The shown id of what was looked at, or its uuid. */
    subject: text('subject').notNull(),
    ground: text('ground', { enum: lookGrounds }).notNull(),
    /** The reason in the operator's words; of a case nothing. */
    words: text('words').notNull().default(''),
  },
  (table) => [
    index('look_person').on(table.personId, table.at),
    index('look_open').on(table.lookerId, table.kind, table.subject, table.at),
    check('look_role', sql`${table.role} in ('support', 'moderation', 'money', 'markets', 'keys')`),
    check('look_kind', sql`${table.kind} in ('order', 'account', 'contest', 'thing', 'photo', 'transfer')`),
    check(
      'look_ground',
      sql`case when ${table.ground} = 'case' then ${table.words} = '' else ${table.ground} in ('asked', 'payment', 'dispute', 'safety', 'law') and length(${table.words}) between 5 and 200 end`,
    ),
  ],
);
