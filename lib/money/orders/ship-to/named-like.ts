import 'server-only';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Id } from '@/lib/kernel/ids';
import { marksOfSearch } from './buyer-mark';

/**
 * Orders of a page (`order`: the table, or its name in the statement) whose buyer's name has words that begin like all of these; of
 * those from before the sealing whose name contains them.
 */
export async function namedLike(order: SQLWrapper, pageId: Id<'page'>, words: string): Promise<SQL> {
  const marks = await marksOfSearch(pageId, words);
  const like = `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const before = sql`lower(${order}.ship_to->>'name') like ${like}`;
  if (marks.length === 0) return before;
  return sql`(${order}.buyer_marks @> ${sql.param(marks)}::text[] or ${before})`;
}
