import { sql } from 'drizzle-orm';
import { check, date, index, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, instant } from '@/db/schema/columns';
import { money } from './wallet';

/**
 * That a person is under 18, and who approves what she pays. Of her age only the day on which the rule ends is kept, the
 * first after the month she named. An address that was named is kept until its owner has accepted.
 */
export const guardianship = money.table(
  'guardianship',
  {
    owner: text('owner').primaryKey(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    guardian: text('guardian'),
    /** She asks the present guardian to let her name another. */
    changeAskedAt: instant('change_asked_at'),
    inviteEmail: text('invite_email'),
    inviteNonce: hashColumn('invite_nonce'),
    inviteHash: hashColumn('invite_hash'),
    inviteExpiresAt: instant('invite_expires_at'),
  },
  (table) => [
    uniqueIndex('guardianship_invite').on(table.inviteHash),
    index('guardianship_guardian').on(table.guardian),
    check('guardianship_first_of_month', sql`extract(day from ${table.endsOn}) = 1`),
    check('guardianship_another', sql`${table.guardian} <> ${table.owner}`),
    check('guardianship_people', sql`${table.owner} like 'person:%' and ${table.guardian} like 'person:%'`),
    check('guardianship_one_way', sql`${table.guardian} is null or ${table.inviteHash} is null`),
    check('guardianship_asks_somebody', sql`${table.changeAskedAt} is null or ${table.guardian} is not null`),
    check(
      'guardianship_invite_whole',
      sql`num_nulls(${table.inviteEmail}, ${table.inviteNonce}, ${table.inviteHash}, ${table.inviteExpiresAt}) in (0, 4)`,
    ),
  ],
);
