import { index, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '@/db/schema/columns';
import { identity } from './person';

/** Who did what to which thing: security, operator and owner actions. Appended by `identity.audit()`, never changed. */
export const auditEvent = identity.table(
  'audit_event',
  {
    id: uuid('id').primaryKey(),
    at: instant('at').notNull().defaultNow(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    /** The shown id of what was touched. */
    subject: text('subject').notNull(),
    detail: jsonb('detail').$type<Record<string, string | number | boolean>>().notNull().default({}),
  },
  (table) => [
    index('audit_event_at').on(table.at),
    index('audit_event_subject').on(table.subject),
    index('audit_event_actor').on(table.actor),
  ],
);
