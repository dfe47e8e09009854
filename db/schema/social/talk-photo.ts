import { sql } from 'drizzle-orm';
import { check, index, integer, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { social } from './follow';
import { talkMessage, talkReport } from './message';

/**
 * A photograph of a message, and before that one that was chosen for a message. Its row is made before its bytes, which lie sealed
 * in the file store for whose words the message's are: for who wrote it, or for the page.
 */
export const talkPhoto = social.table(
  'talk_photo',
  {
    id: idColumn('photo', 'id').primaryKey(),
    /** Who chose it; nobody in particular once somebody who wrote for a page has left Souk. */
    personId: idColumn('person', 'person_id'),
    /** The page for which it was chosen. */
    pageId: idColumn('page', 'page_id'),
    messageId: idColumn('message', 'message_id').references(() => talkMessage.id, { onDelete: 'cascade' }),
    place: smallint('place'),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    bytes: integer('bytes').notNull(),
    /** What is to be seen on it, for who does not see it: sealed like words. */
    description: text('description'),
    at: instant('at').notNull().defaultNow(),
    /** When its bytes lay where they lie. */
    storedAt: instant('stored_at'),
  },
  (table) => [
    uniqueIndex('talk_photo_place').on(table.messageId, table.place),
    index('talk_photo_person').on(table.personId),
    index('talk_photo_waiting').on(table.at).where(sql`${table.messageId} is null`),
    check('talk_photo_of', sql`(${table.messageId} is null) = (${table.place} is null)`),
    check('talk_photo_there', sql`${table.messageId} is null or ${table.storedAt} is not null`),
    check('talk_photo_four', sql`${table.place} between 1 and 4`),
    check('talk_photo_sides', sql`${table.width} between 1 and 1600 and ${table.height} between 1 and 1600`),
    check('talk_photo_bytes', sql`${table.bytes} between 1 and 4194304`),
    check('talk_photo_description', sql`length(${table.description}) <= 4000`),
  ],
);

/** A photograph of a message that was reported: a copy, sealed for the report, whatever becomes of the message. */
export const talkReportPhoto = social.table(
  'talk_report_photo',
  {
    id: idColumn('photo', 'id').primaryKey(),
    reportId: idColumn('report', 'report_id')
      .notNull()
      .references(() => talkReport.id, { onDelete: 'cascade' }),
    place: smallint('place').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    storedAt: instant('stored_at'),
  },
  (table) => [
    uniqueIndex('talk_report_photo_place').on(table.reportId, table.place),
    check('talk_report_photo_four', sql`${table.place} between 1 and 4`),
  ],
);
