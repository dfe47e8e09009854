import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, text } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { page, shop } from './page';
import { product, variant } from './product';

/**
 * A file that a product is delivered as, to whoever bought it, or a variant of it. Its bytes lie in pieces under `key`, which nobody
 * can guess. A newer version takes the place of the older one in the same row. What was taken off a product that was ever public keeps
 * its bytes: whoever bought it before keeps it.
 */
export const productFile = shop.table(
  'product_file',
  {
    id: idColumn('file', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    /** Whose buyers alone get it; null for those of every variant. */
    variantId: idColumn('variant', 'variant_id').references(() => variant.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    key: text('key').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    renewedAt: instant('renewed_at'),
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('product_file_product').on(table.productId),
    index('product_file_variant').on(table.variantId).where(sql`${table.variantId} is not null`),
    check('product_file_name', sql`length(${table.name}) between 1 and 200`),
    check('product_file_bytes', sql`${table.bytes} between 1 and 524288000`),
    check('product_file_key', sql`${table.key} ~ '^[0-9a-f]{40}$'`),
  ],
);

/** A file on its way, piece by piece; it becomes a file of its product, or the next version of one, with its last piece. */
export const fileUpload = shop.table(
  'file_upload',
  {
    id: idColumn('upload', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    variantId: idColumn('variant', 'variant_id').references(() => variant.id, { onDelete: 'cascade' }),
    /** The file it is a newer version of. */
    fileId: idColumn('file', 'file_id').references(() => productFile.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** When its owner last changed it, as their browser says; empty where none said, and then it is never gone on with. */
    modified: text('modified').notNull().default(''),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    received: bigint('received', { mode: 'number' }).notNull().default(0),
    key: text('key').notNull(),
    touchedAt: instant('touched_at').notNull().defaultNow(),
  },
  (table) => [
    index('file_upload_product').on(table.productId),
    index('file_upload_touched').on(table.touchedAt),
    check('file_upload_name', sql`length(${table.name}) between 1 and 200`),
    check('file_upload_bytes', sql`${table.bytes} between 1 and 524288000`),
    check('file_upload_received', sql`${table.received} between 0 and ${table.bytes}`),
  ],
);

/** Bytes that nothing leads to any more, and from when on they may go; kept a while for whoever is being sent them. */
export const fileWaste = shop.table('file_waste', {
  key: text('key').primaryKey(),
  after: instant('after').notNull(),
});
