import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { page, shop } from './page';

/**
 * An archive on its way back into an empty page: sent in pieces, checked to the bit, brought part by part, and perhaps undone. `part`
 * and `cursor` say where the next step begins, `steps` counts them so that none is done twice.
 */
export const restore = shop.table(
  'restore',
  {
    id: idColumn('restore', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    /** Who brings it back; it stops when she owns the page no longer. */
    personId: idColumn('person', 'person_id').notNull(),
    fileName: text('file_name').notNull(),
    /** How long the file is, and how much of it has come. */
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    received: bigint('received', { mode: 'number' }).notNull().default(0),
    state: text('state').notNull().default('receiving'),
    /** Why it is refused or stands still, in which file and at which line. */
    problem: text('problem'),
    problemFile: text('problem_file'),
    problemLine: integer('problem_line'),
    /** Its manifest, once it was checked; the hash by which the same archive is known again; whether this Souk sealed it. */
    manifest: jsonb('manifest').$type<Record<string, unknown>>(),
    manifestHash: hashColumn('manifest_hash'),
    sealed: boolean('sealed').notNull().default(false),
    part: integer('part').notNull().default(0),
    cursor: integer('cursor').notNull().default(0),
    steps: integer('steps').notNull().default(0),
    /** Records to bring, and those that are there. */
    total: integer('total').notNull().default(0),
    done: integer('done').notNull().default(0),
    /** What the page was before, to be put back. */
    before: jsonb('before').$type<Record<string, unknown>>(),
    /** What did not come as it was, and why. */
    remarks: jsonb('remarks').$type<{ rule: string; found: string }[]>().notNull().default([]),
    leasedUntil: instant('leased_until').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
    /** Whether the sent file, and after an undo what was kept of it, is removed for good. */
    swept: boolean('swept').notNull().default(false),
  },
  (table) => [
    index('restore_page').on(table.pageId, table.createdAt),
    index('restore_due').on(table.leasedUntil).where(sql`${table.state} in ('checking', 'running', 'undoing')`),
    index('restore_unswept').on(table.createdAt).where(sql`not ${table.swept}`),
    // One at a time: each brings a whole shop.
    uniqueIndex('restore_page_busy')
      .on(table.pageId)
      .where(sql`${table.state} in ('receiving', 'checking', 'ready', 'running', 'stopped', 'undoing')`),
    check(
      'restore_state',
      sql`${table.state} in ('receiving', 'checking', 'refused', 'ready', 'running', 'stopped', 'done', 'undoing', 'undone', 'dropped')`,
    ),
    check(
      'restore_bytes',
      sql`${table.bytes} between 1 and 4294967296 and ${table.received} between 0 and ${table.bytes}`,
    ),
  ],
);

/** What a restore brought: which name of the archive is which thing of the page. */
export const restoredThing = shop.table(
  'restored_thing',
  {
    restoreId: idColumn('restore', 'restore_id')
      .notNull()
      .references(() => restore.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    thingId: uuid('thing_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.restoreId, table.kind, table.name] }),
    check('restored_thing_kind', sql`${table.kind} ~ '^[a-z-]{1,40}$'`),
  ],
);

/** A file of an archive that comes back as a record alone: read and downloaded, and taken along again. It lies in pieces, from 0. */
export const carriedFile = shop.table(
  'carried_file',
  {
    restoreId: idColumn('restore', 'restore_id')
      .notNull()
      .references(() => restore.id, { onDelete: 'cascade' }),
    path: text('path').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    pieces: integer('pieces').notNull().default(0),
    records: integer('records').notNull().default(0),
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.restoreId, table.path] }),
    index('carried_file_page').on(table.pageId, table.path),
  ],
);
