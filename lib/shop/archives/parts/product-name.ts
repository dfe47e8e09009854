import { type SQL, sql } from 'drizzle-orm';

/**
 * What a product, `p` of the statement, is called in an archive: its address; and what was never published, and has none but its id, by
 * its number among those. No address has a colon.
 */
export const productName: SQL = sql`case when p.published_at is not null then p.slug else 'draft:' || (
  select count(*) from shop.product q where q.page_id = p.page_id and q.published_at is null and q.id <= p.id) end`;
