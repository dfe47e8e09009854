import { sql } from 'drizzle-orm';
import { index, integer, text } from 'drizzle-orm/pg-core';
import { instant } from '@/db/schema/columns';
import { money } from './wallet';

/** Accounts at the provider that nobody uses any more, until they are closed there. Whose they were is not kept with them. */
export const recipientClosing = money.table(
  'recipient_closing',
  {
    providerAccount: text('provider_account').primaryKey(),
    tries: integer('tries').notNull().default(0),
    askAt: instant('ask_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [index('recipient_closing_due').on(table.askAt)],
);
