import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { dropOldFile } from '@/lib/shop/imports/drop-old-file';

/**
 * Ends what was on its way into or out of a page that was closed, for nobody can go on with it: catalogue files and archives
 * that were sent, and archives that were made. Their files go, and what they were called on somebody's computer. A job, asked for by the database with
 * the closing; may run twice. Throws while a worker still brings something in, so that it comes again: that worker stops by itself.
 */
export async function endPage(pageId: Id<'page'>): Promise<void> {
  const page = sql`${toUuid(pageId)}::uuid`;
  const imports = await shopDb().execute<{ id: string }>(sql`
    update shop.import i set file_name = 'file',
      state = case when i.state in ('done', 'undone', 'running', 'undoing') then i.state else 'dropped' end
    from shop.page g where i.page_id = ${page} and g.id = i.page_id and g.state = 'closed' returning i.id`);
  for (const { id } of imports) await dropOldFile(fromUuid('import', id));
  await shopDb().execute(sql`
    delete from shop.import_item x using shop.import i where x.import_id = i.id and i.page_id = ${page} and i.state = 'dropped'`);
  // Their own routines remove the files of these.
  await shopDb().execute(sql`
    update shop.archive a set state = 'gone', expires_at = now() from shop.page g
    where a.page_id = ${page} and g.id = a.page_id and g.state = 'closed' and a.state in ('making', 'ready')`);
  await shopDb().execute(sql`
    update shop.restore r set file_name = 'file',
      state = case when r.state in ('done', 'undone', 'running', 'undoing') then r.state else 'dropped' end
    from shop.page g where r.page_id = ${page} and g.id = r.page_id and g.state = 'closed'`);
  const [row] = await shopDb().execute<{ busy: boolean }>(sql`
    select exists (select from shop.import where page_id = ${page} and state in ('running', 'undoing'))
      or exists (select from shop.restore where page_id = ${page} and state in ('running', 'undoing')) as busy`);
  if (row?.busy) throw new Error('something is still being brought into a closed page');
}
