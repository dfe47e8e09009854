import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import type { Id } from '@/lib/kernel/ids';
import { media, page, shop } from './page';
import { product } from './product';
import { video } from './video';

/**
 * A catalogue file on its way into a page: read, judged without touching the shop, then run, and perhaps undone. `leasedUntil` is
 * how long the worker that has it may be silent; after that another one goes on.
 */
export const catalogueImport = shop.table(
  'import',
  {
    id: idColumn('import', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    /** Who imports; the import stops when she owns the page no longer. */
    personId: idColumn('person', 'person_id').notNull(),
    fileName: text('file_name').notNull(),
    bytes: integer('bytes').notNull(),
    state: text('state').notNull().default('reading'),
    /** Why it cannot be read, and the line where that is. */
    problem: text('problem'),
    problemLine: integer('problem_line'),
    /** What its owner said about it: which column is what, in which currency amounts are, what new products become. */
    wishes: jsonb('wishes').$type<Record<string, unknown>>().notNull().default({}),
    dialect: text('dialect'),
    encoding: text('encoding'),
    delimiter: text('delimiter'),
    columns: text('columns').array().notNull().default(sql`'{}'`),
    /** Which column each field is taken from, by itself or as its owner said. */
    mapped: jsonb('mapped').$type<Record<string, string>>().notNull().default({}),
    unheld: text('unheld').array().notNull().default(sql`'{}'`),
    /** Records read so far, and products among them by what becomes of them. */
    rows: integer('rows').notNull().default(0),
    items: integer('items').notNull().default(0),
    done: integer('done').notNull().default(0),
    /** Collections that were made because the file names them. */
    madeCollections: jsonb('made_collections').$type<readonly Id<'collection'>[]>().notNull().default([]),
    leasedUntil: instant('leased_until').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('import_page').on(table.pageId, table.createdAt),
    index('import_due').on(table.leasedUntil).where(sql`${table.state} in ('reading', 'running', 'undoing')`),
    // One at a time: two would each judge by what the other is about to change.
    uniqueIndex('import_page_busy')
      .on(table.pageId)
      .where(sql`${table.state} in ('reading', 'running', 'paused', 'undoing')`),
    check(
      'import_state',
      sql`${table.state} in ('reading', 'unreadable', 'ready', 'running', 'paused', 'done', 'undoing', 'undone', 'dropped')`,
    ),
  ],
);

/** One product of a file: what it asks for, what is wrong with it, and the product before and after. */
export const importItem = shop.table(
  'import_item',
  {
    importId: idColumn('import', 'import_id')
      .notNull()
      .references(() => catalogueImport.id, { onDelete: 'cascade' }),
    no: integer('no').notNull(),
    /** What makes lines of the file one product. */
    key: text('key').notNull(),
    line: integer('line').notNull(),
    rows: integer('rows').notNull(),
    /** What becomes of it: judged by the shop as it was when the file was read, and again when it is run. */
    outcome: text('outcome').notNull(),
    state: text('state').notNull().default('waiting'),
    productId: idColumn('product', 'product_id'),
    title: text('title').notNull().default(''),
    read: jsonb('read').notNull(),
    problems: jsonb('problems').notNull().default([]),
    /** Whether its pictures were asked for. */
    pictured: boolean('pictured').notNull().default(false),
    /** Whether its videos were asked for. */
    filmed: boolean('filmed').notNull().default(false),
    /** Collections it was put into, and was not in before. */
    joined: jsonb('joined').$type<readonly Id<'collection'>[]>().notNull().default([]),
    before: jsonb('before'),
    after: jsonb('after'),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.no] }),
    uniqueIndex('import_item_key').on(table.importId, table.key),
    index('import_item_outcome').on(table.importId, table.outcome, table.no),
    index('import_item_state').on(table.importId, table.state, table.no),
    index('import_item_films')
      .on(table.importId, table.no)
      .where(sql`not ${table.filmed} and ${table.read} -> 'videos' is not null`),
    check('import_item_outcome', sql`${table.outcome} in ('created', 'updated', 'unchanged', 'refused')`),
    check('import_item_state', sql`${table.state} in ('waiting', 'applied', 'undone', 'changed_since')`),
    check('import_item_rows', sql`${table.rows} > 0`),
  ],
);

/** A picture that came by its address, or out of an archive by its name there: the same one is never asked for twice. */
export const importPicture = shop.table(
  'import_picture',
  {
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    /** SHA-256 of the address, or of the bytes where it came out of an archive. */
    sourceHash: hashColumn('source_hash').notNull(),
    mediaId: idColumn('media', 'media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.pageId, table.sourceHash] }),
    index('import_picture_media').on(table.mediaId),
  ],
);

/** A video that came by its address to a product: it is not asked for again, and undoing takes away what this import brought. */
export const importVideo = shop.table(
  'import_video',
  {
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    /** SHA-256 of the address. */
    sourceHash: hashColumn('source_hash').notNull(),
    /** SHA-256 of the bytes as they came: what is kept is written anew. */
    sentHash: hashColumn('sent_hash').notNull(),
    videoId: idColumn('video', 'video_id')
      .notNull()
      .references(() => video.id, { onDelete: 'cascade' }),
    /** The import that brought it; null where the product had it already, under another address. */
    importId: idColumn('import', 'import_id').references(() => catalogueImport.id, { onDelete: 'set null' }),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.sourceHash] }),
    index('import_video_page').on(table.pageId),
    index('import_video_video').on(table.videoId),
    index('import_video_import').on(table.importId, table.productId).where(sql`${table.importId} is not null`),
  ],
);
