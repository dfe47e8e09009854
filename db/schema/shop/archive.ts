import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { page, shop } from './page';

/**
 * Everything of a page in one file for its owner, made by a worker step by step: `part` and `cursor` say where the next step begins,
 * `steps` counts them so that none is noted twice. `leasedUntil` is how long the worker that has it may be silent.
 */
export const archive = shop.table(
  'archive',
  {
    id: idColumn('archive', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    /** Who asked for it; it is not made when she may not have it any longer. */
    personId: idColumn('person', 'person_id').notNull(),
    state: text('state').notNull().default('making'),
    part: integer('part').notNull().default(0),
    cursor: text('cursor'),
    steps: integer('steps').notNull().default(0),
    leasedUntil: instant('leased_until').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
    readyAt: instant('ready_at'),
    /** When a finished one is forgotten; when one ended that failed or was dropped. */
    expiresAt: instant('expires_at'),
    /** Whether all that a worker on its way may yet have stored was removed too. */
    swept: boolean('swept').notNull().default(false),
  },
  (table) => [
    index('archive_page').on(table.pageId, table.createdAt),
    index('archive_due').on(table.leasedUntil).where(sql`${table.state} = 'making'`),
    index('archive_over').on(table.expiresAt).where(sql`${table.state} = 'ready'`),
    index('archive_unswept')
      .on(table.expiresAt)
      .where(sql`${table.state} in ('gone', 'failed') and not ${table.swept}`),
    // One at a time: each reads the whole shop.
    uniqueIndex('archive_page_busy').on(table.pageId).where(sql`${table.state} = 'making'`),
    check('archive_state', sql`${table.state} in ('making', 'ready', 'failed', 'gone')`),
  ],
);

/** A file within an archive. It lies in pieces, numbered from 0; the sums are known when the last one is there. */
export const archiveFile = shop.table(
  'archive_file',
  {
    archiveId: idColumn('archive', 'archive_id')
      .notNull()
      .references(() => archive.id, { onDelete: 'cascade' }),
    path: text('path').notNull(),
    pieces: integer('pieces').notNull().default(0),
    /** A word of each piece, of the step that stored it: nobody who stores it too writes over it. */
    tokens: text('tokens').array().notNull().default(sql`'{}'`),
    records: integer('records').notNull().default(0),
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    sha256: hashColumn('sha256'),
    crc32: bigint('crc32', { mode: 'number' }),
    /** The picture it is, for whatever shows it. */
    mediaId: idColumn('media', 'media_id'),
  },
  (table) => [
    primaryKey({ columns: [table.archiveId, table.path] }),
    index('archive_file_media').on(table.archiveId, table.mediaId).where(sql`${table.mediaId} is not null`),
    check('archive_file_path', sql`${table.path} ~ '^([a-z0-9-]+/)?[A-Za-z0-9-]+[.][a-z0-9]+$'`),
  ],
);
