import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { money } from './wallet';

/**
 * A person's one place in the line of an opening. `rank` is her lot of the draw, or beyond all lots where she came after the opening;
 * null until the draw. `until` ends the time in which she may buy.
 */
export const turn = money.table(
  'turn',
  {
    openingId: idColumn('opening', 'opening_id').notNull(),
    owner: text('owner').notNull(),
    /** What is drawn: it says nothing of the person. */
    ticket: uuid('ticket').notNull().default(sql`gen_random_uuid()`),
    no: bigint('no', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    rank: bigint('rank', { mode: 'bigint' }),
    state: text('state').notNull().default('waiting'),
    joinedAt: instant('joined_at').notNull().default(sql`clock_timestamp()`),
    until: instant('until'),
  },
  (table) => [
    primaryKey({ columns: [table.openingId, table.owner] }),
    index('turn_waiting').on(table.openingId, table.rank).where(sql`${table.state} = 'waiting'`),
    index('turn_called').on(table.openingId).where(sql`${table.state} = 'called'`),
    index('turn_owner').on(table.owner),
    check('turn_state', sql`${table.state} in ('waiting', 'called', 'bought', 'missed')`),
    check('turn_until', sql`(${table.state} = 'waiting') = (${table.until} is null)`),
  ],
);

/** What a draw came to, for whoever checks it: tickets in their order, and nobody's name. */
export const lot = money.table(
  'lot',
  {
    openingId: idColumn('opening', 'opening_id').notNull(),
    ticket: uuid('ticket').notNull(),
    lot: integer('lot').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.openingId, table.lot] }),
    uniqueIndex('lot_ticket').on(table.openingId, table.ticket),
  ],
);

/** That somebody is to be told of an opening shortly before it; `toldFor` is the moment she was told of. */
export const reminder = money.table(
  'reminder',
  {
    openingId: idColumn('opening', 'opening_id').notNull(),
    owner: text('owner').notNull(),
    askedAt: instant('asked_at').notNull().defaultNow(),
    toldFor: instant('told_for'),
    toldAt: instant('told_at'),
  },
  (table) => [primaryKey({ columns: [table.openingId, table.owner] }), index('reminder_owner').on(table.owner)],
);
