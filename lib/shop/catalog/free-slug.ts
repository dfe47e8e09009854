import 'server-only';
import { sql } from 'drizzle-orm';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { slugOf } from './model';

/**
 * A slug made of words that no other product of the page has, nor had: an old address leads to whom it always meant.
 * The page is locked, so a free address stays free until the end of the transaction.
 */
export async function freeSlug(
  transaction: ShopTransaction,
  owned: OwnedPage,
  productId: Id<'product'>,
  words: string,
): Promise<string> {
  const base = slugOf(words);
  const [pageId, own] = [toUuid(owned.id), toUuid(productId)];
  const taken = await transaction.execute<{ slug: string }>(sql`
    select p.slug from shop.product p where p.page_id = ${pageId}::uuid and p.id <> ${own}::uuid and starts_with(p.slug, ${base})
    union
    select f.slug from shop.former_slug f
    where f.page_id = ${pageId}::uuid and f.product_id <> ${own}::uuid and starts_with(f.slug, ${base})`);
  const used = new Set(taken.map((row) => row.slug));
  if (!used.has(base)) return base;
  for (let number = 2; ; number++) if (!used.has(`${base}-${number}`)) return `${base}-${number}`;
}
