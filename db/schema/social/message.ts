import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { social } from './follow';

/** What a message brings. */
export const messageKinds = ['words', 'product', 'pay', 'order', 'request'] as const;

/** The two sides of a conversation: `a` is a person, `b` the other person or a page. */
export const talkSides = ['a', 'b'] as const;

/**
 * A conversation between two people (the lower id is side `a`) or between a person (side `a`) and a page (side `b`), one of each.
 * Who stands in it is asked by row security with every statement: what belongs to an order is another thing (`talk.ts`).
 */
export const talk = social.table(
  'talk',
  {
    id: idColumn('talk', 'id').primaryKey(),
    kind: text('kind', { enum: ['people', 'page'] }).notNull(),
    personA: idColumn('person', 'person_a').notNull(),
    personB: idColumn('person', 'person_b'),
    pageId: idColumn('page', 'page_id'),
    /** The number of its latest message; messages are numbered one after the other. */
    messages: integer('messages').notNull().default(0),
    lastAt: instant('last_at').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('talk_people').on(table.personA, table.personB),
    uniqueIndex('talk_page').on(table.personA, table.pageId),
    index('talk_a').on(table.personA, table.lastAt),
    index('talk_b').on(table.personB, table.lastAt),
    index('talk_of_page').on(table.pageId, table.lastAt),
    check('talk_kind', sql`${table.kind} in ('people', 'page')`),
    check(
      'talk_between',
      sql`(${table.kind} = 'people') = (${table.personB} is not null) and (${table.kind} = 'page') = (${table.pageId} is not null)`,
    ),
    check('talk_people_order', sql`${table.personA} < ${table.personB}`),
  ],
);

/** What one side of a conversation has read and how it wants to hear of it. */
export const talkSide = social.table(
  'talk_side',
  {
    talkId: idColumn('talk', 'talk_id')
      .notNull()
      .references(() => talk.id, { onDelete: 'cascade' }),
    side: text('side', { enum: talkSides }).notNull(),
    /** The latest message it has read. */
    read: integer('read').notNull().default(0),
    /** The latest that the other side is told was read: stays behind where somebody tells nobody what she has read. */
    told: integer('told').notNull().default(0),
    muted: boolean('muted').notNull().default(false),
    /** Wants nothing more of the other side here. */
    closed: boolean('closed').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.talkId, table.side] }),
    check('talk_side_side', sql`${table.side} in ('a', 'b')`),
    check('talk_side_told', sql`${table.told} <= ${table.read}`),
  ],
);

/**
 * One message. Its words are sealed for who wrote it: a person, or a page for whichever of its people wrote. What is removed
 * leaves its number and nothing else.
 */
export const talkMessage = social.table(
  'talk_message',
  {
    id: idColumn('message', 'id').primaryKey(),
    talkId: idColumn('talk', 'talk_id')
      .notNull()
      .references(() => talk.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    side: text('side', { enum: talkSides }).notNull(),
    /** Who wrote it; nobody in particular once somebody who wrote for a page has left Souk. */
    personId: idColumn('person', 'person_id'),
    key: text('key').notNull(),
    kind: text('kind', { enum: messageKinds }).notNull(),
    words: text('words'),
    productId: idColumn('product', 'product_id'),
    variantId: idColumn('variant', 'variant_id'),
    /** Under which random name an order or a request to pay is spoken of: which one that is, the money ring says to each viewer. */
    orderMark: uuid('order_mark'),
    /** How many photographs it has (`talk-photo.ts`). */
    photos: smallint('photos').notNull().default(0),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    removedAt: instant('removed_at'),
  },
  (table) => [
    uniqueIndex('talk_message_number').on(table.talkId, table.number),
    uniqueIndex('talk_message_key').on(table.talkId, table.side, table.key),
    index('talk_message_person').on(table.personId),
    check('talk_message_side', sql`${table.side} in ('a', 'b')`),
    check('talk_message_kind', sql`${table.kind} in ('words', 'product', 'pay', 'order', 'request')`),
    check('talk_message_photos', sql`${table.photos} between 0 and 4`),
    check(
      'talk_message_brings',
      sql`case when ${table.removedAt} is not null
        then ${table.words} is null and ${table.productId} is null and ${table.variantId} is null
          and ${table.orderMark} is null and ${table.photos} = 0
        else (${table.kind} <> 'words' or ${table.words} is not null or ${table.photos} > 0)
          and (${table.kind} in ('order', 'request')) = (${table.orderMark} is not null)
          and (${table.kind} <> 'order' or ${table.side} = 'a')
          and (${table.kind} in ('product', 'pay')) = (${table.productId} is not null)
          and (${table.kind} = 'pay') = (${table.variantId} is not null) end`,
    ),
    check('talk_message_words', sql`length(${table.words}) <= 20000`),
  ],
);

/** Whether somebody shows that she is writing and what she has read, and then sees it of others; without a row she does. */
export const talkSetting = social.table('talk_setting', {
  personId: idColumn('person', 'person_id').primaryKey(),
  typing: boolean('typing').notNull().default(true),
  reads: boolean('reads').notNull().default(true),
});

/** A message that the other side found wrong: a copy of its words, sealed for the operator, and nothing around it. */
export const talkReport = social.table(
  'talk_report',
  {
    id: idColumn('report', 'id').primaryKey(),
    messageId: idColumn('message', 'message_id').notNull(),
    talkId: idColumn('talk', 'talk_id')
      .notNull()
      .references(() => talk.id, { onDelete: 'cascade' }),
    /** Who reports. */
    side: text('side', { enum: talkSides }).notNull(),
    words: text('words'),
    kind: text('kind', { enum: messageKinds }).notNull(),
    at: instant('at').notNull().defaultNow(),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    uniqueIndex('talk_report_once').on(table.messageId, table.side),
    index('talk_report_talk').on(table.talkId),
    index('talk_report_at').on(table.at),
    check('talk_report_side', sql`${table.side} in ('a', 'b')`),
  ],
);
