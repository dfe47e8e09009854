import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { page, shop } from './page';

/**
 * A page that moves in from elsewhere, by its address or by the export of what it had there: looked at without touching the page, then
 * brought, and perhaps undone. `leasedUntil` is how long the worker that has it may be silent; after that another one goes on.
 */
export const move = shop.table(
  'move',
  {
    id: idColumn('move', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    /** Who brings it; it stops when she may not change the page any longer. */
    personId: idColumn('person', 'person_id').notNull(),
    source: text('source').notNull(),
    /** The address, or the name of the file. */
    name: text('name').notNull(),
    bytes: integer('bytes').notNull().default(0),
    state: text('state').notNull().default('reading'),
    problem: text('problem'),
    /** What the file or the site turned out to be. */
    kind: text('kind'),
    /** What it says of the business, its pictures by their source, and its products. */
    found: jsonb('found').$type<Record<string, unknown>>().notNull().default({}),
    /** Which of that its owner ticked. */
    chosen: text('chosen').array().notNull().default(sql`'{}'`),
    /** What the page said before, and what it says by this; what was changed since is not undone. */
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    /** Pictures the page had before: kept as long as this can be undone. */
    beforeLogoId: idColumn('media', 'before_logo_id'),
    beforeCoverId: idColumn('media', 'before_cover_id'),
    /** Who said that she may use all this, and when. */
    rightsBy: idColumn('person', 'rights_by'),
    rightsAt: instant('rights_at'),
    /** The import that shows its products before it writes them. */
    importId: idColumn('import', 'import_id'),
    items: integer('items').notNull().default(0),
    done: integer('done').notNull().default(0),
    leasedUntil: instant('leased_until').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('move_page').on(table.pageId, table.createdAt),
    index('move_due').on(table.leasedUntil).where(sql`${table.state} in ('reading', 'running', 'undoing')`),
    index('move_before_logo').on(table.beforeLogoId).where(sql`${table.beforeLogoId} is not null`),
    index('move_before_cover').on(table.beforeCoverId).where(sql`${table.beforeCoverId} is not null`),
    // One at a time: what a second would find to be there already is still on its way.
    uniqueIndex('move_page_busy')
      .on(table.pageId)
      .where(sql`${table.state} in ('reading', 'running', 'paused', 'undoing')`),
    check('move_source', sql`${table.source} in ('address', 'file')`),
    check(
      'move_state',
      sql`${table.state} in ('reading', 'unreadable', 'ready', 'running', 'paused', 'done', 'undoing', 'undone', 'dropped')`,
    ),
    // Nothing is brought that nobody vouched for.
    check(
      'move_rights',
      sql`${table.state} in ('reading', 'unreadable', 'ready', 'dropped') or (${table.rightsBy} is not null and ${table.rightsAt} is not null)`,
    ),
  ],
);

/** One update of what moves in: as it was said there, and what became of it here. */
export const movePost = shop.table(
  'move_post',
  {
    moveId: idColumn('move', 'move_id')
      .notNull()
      .references(() => move.id, { onDelete: 'cascade' }),
    no: integer('no').notNull(),
    sourceHash: hashColumn('source_hash').notNull(),
    body: text('body').notNull(),
    saidAt: instant('said_at').notNull(),
    /** Where its pictures are, in the file or on the web. */
    pictures: text('pictures').array().notNull(),
    /** Said shorter, or with fewer pictures, than it was. */
    cut: boolean('cut').notNull(),
    /** A small picture of it lies in storage. */
    pictured: boolean('pictured').notNull().default(false),
    chosen: boolean('chosen').notNull().default(true),
    state: text('state').notNull().default('waiting'),
    /** Pictures that did not come. */
    lost: integer('lost').notNull().default(0),
    postId: idColumn('post', 'post_id'),
    /** By what it is known not to have been changed since. */
    after: hashColumn('after'),
  },
  (table) => [
    primaryKey({ columns: [table.moveId, table.no] }),
    uniqueIndex('move_post_source').on(table.moveId, table.sourceHash),
    index('move_post_state').on(table.moveId, table.state, table.no),
    check('move_post_state', sql`${table.state} in ('waiting', 'known', 'applied', 'lost', 'undone', 'changed_since')`),
  ],
);
