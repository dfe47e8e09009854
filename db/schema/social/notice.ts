import { sql } from 'drizzle-orm';
import { check, index, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { social } from './follow';

/** What people are told of. Each can be switched off. */
export const noticeKinds = [
  'friend_asked',
  'friend_accepted',
  'followed',
  'shared_with_you',
  'liked',
  'commented',
  'message',
  'price_dropped',
  'back_in_stock',
  'decided',
  'report_decided',
  'country_opened',
] as const;

/** What something said, liked or told is about. */
export const subjectKinds = [
  'person',
  'post',
  'share',
  'recommendation',
  'list',
  'product',
  'talk',
  'comment',
  'decision',
  'report',
  'country',
] as const;

/**
 * Something a person is told. It names what it is about and says nothing of it: words are made when it is read, from what is
 * there then, so that what was taken back is taken back here too.
 */
export const notice = social.table(
  'notice',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    personId: idColumn('person', 'person_id').notNull(),
    kind: text('kind', { enum: noticeKinds }).notNull(),
    subjectKind: text('subject_kind', { enum: subjectKinds }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** Who did it; null where nobody in particular did. */
    byId: idColumn('person', 'by_id'),
    at: instant('at').notNull().defaultNow(),
    seenAt: instant('seen_at'),
    /** When a digest told of it, or was about to. */
    digestedAt: instant('digested_at'),
  },
  (table) => [
    // The same person doing the same thing to the same thing is one notice, however often she does it.
    uniqueIndex('notice_once').on(
      table.personId,
      table.kind,
      table.subjectKind,
      table.subjectId,
      sql`coalesce(${table.byId}, '00000000-0000-0000-0000-000000000000')`,
    ),
    index('notice_person').on(table.personId, table.at),
    // What the bell of every page counts, without the rows themselves.
    index('notice_unseen').on(table.personId, table.kind, table.byId).where(sql`${table.seenAt} is null`),
    index('notice_subject').on(table.subjectKind, table.subjectId),
    index('notice_by').on(table.byId),
  ],
);

/** A kind of notice that a person does not want to see on the site. */
export const noticeOff = social.table(
  'notice_off',
  {
    personId: idColumn('person', 'person_id').notNull(),
    kind: text('kind', { enum: noticeKinds }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.kind] })],
);

/** A person whose doings another does not want to hear of; she is not told. */
export const personMute = social.table(
  'person_mute',
  {
    personId: idColumn('person', 'person_id').notNull(),
    mutedId: idColumn('person', 'muted_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.mutedId] }),
    check('person_mute_other', sql`${table.personId} <> ${table.mutedId}`),
  ],
);

/** A page that somebody follows and does not want in her feed for now. */
export const pageMute = social.table(
  'page_mute',
  {
    personId: idColumn('person', 'person_id').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.pageId] })],
);
