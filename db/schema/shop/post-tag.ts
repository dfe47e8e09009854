import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, smallint, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn } from '@/db/schema/columns';
import { postMedia, shop } from './page';
import { product } from './product';

/** Where on a picture of a post a product is, in percent of its width from the left and of its height from the top. */
export const postTag = shop.table(
  'post_tag',
  {
    postId: idColumn('post', 'post_id').notNull(),
    mediaId: idColumn('media', 'media_id').notNull(),
    productId: idColumn('product', 'product_id')
      .notNull()
      .references(() => product.id, { onDelete: 'cascade' }),
    x: smallint('x').notNull(),
    y: smallint('y').notNull(),
    position: smallint('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.mediaId, table.productId] }),
    foreignKey({
      name: 'post_tag_picture',
      columns: [table.postId, table.mediaId],
      foreignColumns: [postMedia.postId, postMedia.mediaId],
    }).onDelete('cascade'),
    // One place each, and there are ten on a picture.
    uniqueIndex('post_tag_place').on(table.postId, table.mediaId, table.position),
    index('post_tag_product').on(table.productId),
    check('post_tag_on_picture', sql`${table.x} between 0 and 100 and ${table.y} between 0 and 100`),
    check('post_tag_position', sql`${table.position} between 0 and 9`),
  ],
);
