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
    /** As a release before the sealing wrote them, until the worker has sealed them. */
    words: text('words'),
    /** What was written, sealed (`lib/social/sealing`): for the buyer who wrote it, or for the conversation. */
    sealed: text('sealed'),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('message_key').on(table.talkId, table.side, table.key),
    index('message_talk').on(table.talkId, table.at),
    index('message_person').on(table.personId),
    check('message_side', sql`${table.side} in ('buyer', 'shop')`),
    check('message_words', sql`length(${table.words}) between 1 and 2000`),
    check('message_sealed', sql`(${table.words} is null) <> (${table.sealed} is null)`),
    check('message_size', sql`length(${table.sealed}) <= 20000`),
    index('message_unsealed').on(table.id).where(sql`${table.words} is not null`),
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

/** A message that the other side found wrong, for the operator to read: also when the message itself is gone with its account. */
export const messageReport = social.table(
  'message_report',
  {
    messageId: uuid('message_id').notNull(),
    talkId: uuid('talk_id').notNull(),
    /** Who reports. */
    side: text('side', { enum: ['buyer', 'shop'] }).notNull(),
    /** What was reported, as it was: nothing else of the conversation is the operator's to read. */
    words: text('words'),
    /** The same, sealed under a key of the report. */
    sealed: text('sealed'),
    at: instant('at').notNull().defaultNow(),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.side] }),
    check('message_report_sealed', sql`(${table.words} is null) <> (${table.sealed} is null)`),
    index('message_report_at').on(table.at),
  ],
);
