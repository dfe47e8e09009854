import 'server-only';
import { sql } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';

/** Two people asking for one handle at the same moment wait for each other here instead of failing on the index. */
export async function holdHandle(transaction: ShopTransaction, handle: string): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`handle:${handle}`}, 0))`);
}

/** Whether a handle (lower case) belongs to another page than this one, or did within the time that old addresses are kept. */
export async function isHandleTaken(
  transaction: ShopTransaction,
  handle: string,
  pageId: Id<'page'>,
): Promise<boolean> {
  const [found] = await transaction.execute<{ taken: boolean }>(sql`
    select exists (select 1 from ${page} where lower(${page.handle}) = ${handle} and ${page.id} <> ${toUuid(pageId)}::uuid)
      or exists (select 1 from shop.former_handle f
        where f.handle = ${handle} and f.kept_until > now() and f.page_id <> ${toUuid(pageId)}::uuid) as taken`);
  return found?.taken ?? false;
}
