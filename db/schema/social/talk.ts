import { sql } from 'drizzle-orm';
import { check, index, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { social } from './follow';

/**
 * What two sides write to each other. A conversation is only a random name: what it is about, who may see it and where it
 * belongs is known by whoever gave the name. Row security shows the conversations that a transaction names and no others.
 */
export const message = social.table(
  'message',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    talkId: uuid('talk_id').notNull(),
    side: text('side', { enum: ['buyer', 'shop'] }).notNull(),
    /** Who wrote it, so that it can be forgotten with her account; nobody for a browser without one. */
    personId: idColumn('person', 'person_id'),
    key: text('key').notNull(),
    words: text('words').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('message_key').on(table.talkId, table.side, table.key),
    index('message_talk').on(table.talkId, table.at),
    index('message_person').on(table.personId),
    check('message_side', sql`${table.side} in ('buyer', 'shop')`),
    check('message_words', sql`length(${table.words}) between 1 and 2000`),
  ],
);

/** Until when a side of a conversation has read. */
export const talkRead = social.table(
  'talk_read',
  {
    talkId: uuid('talk_id').notNull(),
    side: text('side', { enum: ['buyer', 'shop'] }).notNull(),
    readAt: instant('read_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.talkId, table.side] })],
);

/** A message that the other side found wrong, for the operator to read. */
export const messageReport = social.table(
  'message_report',
  {
    messageId: uuid('message_id')
      .notNull()
      .references(() => message.id, { onDelete: 'cascade' }),
    talkId: uuid('talk_id').notNull(),
    /** Who reports. */
    side: text('side', { enum: ['buyer', 'shop'] }).notNull(),
    /** What was reported, as it was: nothing else of the conversation is the operator's to read. */
    words: text('words').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.side] })],
);
