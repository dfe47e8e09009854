import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { keptDays, undoDays } from './model';

/** Imports whose products are forgotten by one statement, so that none holds many rows for long. */
const importsAtOnce = 20;

/**
 * Deletes what was noted of the products of imports that nobody can undo any more, some months after that; the imports themselves
 * stay, with their file's name and figures. Answers how many imports were emptied.
 */
export async function forgetItems(): Promise<number> {
  const forgotten = await shopDb().execute<{ id: string }>(sql`
    with over as (
      select i.id from shop.import i
      where (i.state in ('undone', 'unreadable', 'dropped') and coalesce(i.ended_at, i.created_at) < now() - make_interval(days => ${keptDays}::int)
          or i.state = 'done' and i.ended_at < now() - make_interval(days => ${undoDays + keptDays}::int))
        and exists (select from shop.import_item x where x.import_id = i.id)
      order by i.created_at limit ${importsAtOnce})
    , gone as (delete from shop.import_item x using over where x.import_id = over.id)
    select id from over`);
  return forgotten.length;
}
