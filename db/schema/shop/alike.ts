import { bigint, primaryKey, text } from 'drizzle-orm/pg-core';
import { idColumn } from '@/db/schema/columns';
import { shop } from './page';

/** The likeness of a picture that a decision took away, as long as the decision stands: it flags what shows it again (db/sql/98-alike.sql). */
export const removedPicture = shop.table(
  'removed_picture',
  {
    decisionId: idColumn('decision', 'decision_id').notNull(),
    /** The picture's own, while its bytes are there. */
    key: text('key').notNull(),
    likeness: bigint('likeness', { mode: 'bigint' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.decisionId, table.key] })],
);
