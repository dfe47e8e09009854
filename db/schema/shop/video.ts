import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { media, page, post, shop } from './page';
import { product } from './product';

/**
 * A video in storage, in pieces: rewritten without what its camera said of place and device, never encoded anew. While it is `coming`
 * its pieces are taken, and nobody sees it; what never came goes by itself.
 */
export const video = shop.table(
  'video',
  {
    id: idColumn('video', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    /** Random storage key; also the public address under /media/video. */
    key: text('key').notNull(),
    state: text('state').notNull().default('coming'),
    /** How much of what is sent is there. */
    received: integer('received').notNull().default(0),
    /** A SHA-256: while it comes of what its sender's browser calls the file, so that a try that was left goes on; then of its bytes. */
    hash: hashColumn('hash').notNull(),
    /** What was said that it weighs while it comes; then what it weighs as kept. */
    bytes: integer('bytes').notNull(),
    container: text('container').notNull().default(''),
    /** As it is shown: upright. */
    width: integer('width').notNull().default(0),
    height: integer('height').notNull().default(0),
    durationMs: integer('duration_ms').notNull().default(0),
    hasSound: boolean('has_sound').notNull().default(false),
    /** Its owner says that in its sound nobody speaks: it needs no captions. */
    noSpeech: boolean('no_speech').notNull().default(false),
    alt: text('alt').notNull().default(''),
    posterMediaId: idColumn('media', 'poster_media_id').references(() => media.id, { onDelete: 'set null' }),
    /** WebVTT, and the language it is in; empty for none. */
    captions: text('captions').notNull().default(''),
    captionsLanguage: text('captions_language').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('video_key_key').on(table.key),
    index('video_page').on(table.pageId),
    index('video_poster').on(table.posterMediaId).where(sql`${table.posterMediaId} is not null`),
    index('video_coming').on(table.createdAt).where(sql`${table.state} = 'coming'`),
    check('video_state', sql`${table.state} in ('coming', 'kept')`),
    check('video_bytes', sql`${table.bytes} between 1 and 110100480 and ${table.received} between 0 and 104857600`),
    check(
      'video_kept',
      sql`${table.state} = 'coming' or (${table.container} in ('mp4', 'webm') and ${table.width} between 1 and 8192 and ${table.height} between 1 and 8192 and ${table.durationMs} between 1 and 61000)`,
    ),
    check('video_alt', sql`length(${table.alt}) <= 300`),
    check('video_captions', sql`length(${table.captions}) <= 200000`),
    check('video_captions_language', sql`${table.captionsLanguage} in ('', 'en', 'ar')`),
  ],
);

/** Videos of a product, in order; its face is always a picture. */
export const productVideo = shop.table(
  'product_video',
  {
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    videoId: idColumn('video', 'video_id')
      .notNull()
      .references(() => video.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.videoId] }),
    // One place each, and there are three.
    uniqueIndex('product_video_place').on(table.productId, table.position),
    index('product_video_video').on(table.videoId),
    check('product_video_position', sql`${table.position} between 0 and 2`),
  ],
);

/** The video of a post: one, beside its pictures. */
export const postVideo = shop.table(
  'post_video',
  {
    postId: idColumn('post', 'post_id')
      .primaryKey()
      .references(() => post.id, { onDelete: 'cascade' }),
    videoId: idColumn('video', 'video_id')
      .notNull()
      .references(() => video.id, { onDelete: 'cascade' }),
  },
  (table) => [uniqueIndex('post_video_video').on(table.videoId)],
);
