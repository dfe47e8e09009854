/** What `bench/feed.mjs` measures: the feed's own statement, as text and values. */
import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { screenItems } from '@/lib/social/feed/model';
import { feedStatement, sourcesCounted, sourcesMax } from '@/lib/social/feed/sources';

const dialect = new PgDialect();
const since = () => new Date(Date.now() - 7 * 86_400_000);

export const feed = {
  sourcesMax,
  screen: (person: string, counted: { pages: number; people: number }) =>
    dialect.sqlToQuery(feedStatement(sql`${person}::uuid`, { before: null, since: since() }, screenItems + 1, counted)),
  counted: (person: string) => dialect.sqlToQuery(sourcesCounted(sql`${person}::uuid`)),
};
