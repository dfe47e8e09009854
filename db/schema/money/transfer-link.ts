import { sql } from 'drizzle-orm';
import { check, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { transfer } from './transfer';
import { money } from './wallet';

/**
 * The link of a transfer to a telephone number: its sender passes it on herself. Whoever opens it and knows the number is shown to her by name, and
 * receives it only when she has said that this is who she meant. `turn` counts the links; one that was made anew ends the one before.
 */
export const transferLink = money.table(
  'transfer_link',
  {
    transferId: idColumn('transfer', 'transfer_id')
      .primaryKey()
      .references(() => transfer.id),
    owner: text('owner').notNull(),
    turn: integer('turn').notNull().default(0),
    tokenHash: hashColumn('token_hash').notNull(),
    /** So often a wrong number was typed at this link. */
    tries: integer('tries').notNull().default(0),
    claimerId: idColumn('person', 'claimer_id'),
    claimedAt: instant('claimed_at'),
    confirmedAt: instant('confirmed_at'),
  },
  (table) => [
    uniqueIndex('transfer_link_token').on(table.tokenHash),
    check('transfer_link_tries', sql`${table.tries} between 0 and 5`),
    check('transfer_link_claimed', sql`(${table.claimerId} is null) = (${table.claimedAt} is null)`),
    check('transfer_link_confirmed', sql`${table.confirmedAt} is null or ${table.claimedAt} is not null`),
  ],
);
