import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';

/** What videos are called in an archive; null for one that is gone. */
export type VideoNames = (id: unknown) => string | null;

/** The kept videos of a page as `f`, each under the hash of its bytes; the same bytes a second time are the second of that name. */
export const namedVideos = (page: SQL): SQL => sql`(
  select v.*, 'videos/' || v.hash || case when v.n = 1 then '' else '-' || v.n end || '.' || v.container as name
  from (select o.*, row_number() over (partition by o.hash order by o.id) as n from shop.video o
    where o.page_id = ${page} and o.state = 'kept') v) f`;

/** The names of all videos of a page, by which products and posts name them. */
export async function videoNames(pageId: Id<'page'>): Promise<VideoNames> {
  const rows = await shopDb().execute<{ id: string; name: string }>(
    sql`select f.id, f.name from ${namedVideos(sql`${toUuid(pageId)}::uuid`)}`,
  );
  const names = new Map<unknown, string>(rows.map(({ id, name }) => [fromUuid('video', id), name]));
  return (id) => names.get(id) ?? null;
}
