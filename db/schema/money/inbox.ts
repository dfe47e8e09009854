import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '@/db/schema/columns';
import { money } from './wallet';

/**
 * Webhook events as they arrived: stored once by the provider's id (Stripe's and PayPal's never look alike), worked later. Only the object's id is
 * kept; its present state is read from the provider, never believed from the event.
 */
export const webhookEvent = money.table(
  'webhook_event',
  {
    id: text('id').primaryKey(),
    provider: text('provider', { enum: ['stripe', 'paypal'] })
      .notNull()
      .default('stripe'),
    type: text('type').notNull(),
    objectId: text('object_id').notNull(),
    receivedAt: instant('received_at').notNull().defaultNow(),
    processedAt: instant('processed_at'),
    tries: integer('tries').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [
    index('webhook_event_open').on(table.receivedAt).where(sql`${table.processedAt} is null`),
    check('webhook_event_provider', sql`${table.provider} in ('stripe', 'paypal')`),
  ],
);

/** The result of one proof of the books. */
export const booksProof = money.table('books_proof', {
  id: uuid('id').primaryKey().defaultRandom(),
  at: instant('at').notNull().defaultNow(),
  sound: boolean('sound').notNull(),
  report: jsonb('report').$type<Record<string, unknown>>().notNull(),
});
