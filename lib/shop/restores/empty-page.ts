import 'server-only';
import { sql } from 'drizzle-orm';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';

/** Whether a page has nothing that an archive would have to be put beside: no product, no collection, no update, no discount, and never sold anything. */
export async function isEmptyPage(transaction: Pick<ShopTransaction, 'execute'>, pageId: Id<'page'>): Promise<boolean> {
  const id = sql`${toUuid(pageId)}::uuid`;
  const [row] = await transaction.execute<{ empty: boolean }>(sql`
    select not exists (select from shop.product where page_id = ${id}) and not exists (select from shop.post where page_id = ${id})
      and not exists (select from shop.collection where page_id = ${id}) and not exists (select from shop.discount where page_id = ${id})
      and not exists (select from shop.variant v join shop.reservation r on r.variant_id = v.id where v.page_id = ${id}) as empty`);
  return row?.empty ?? false;
}
