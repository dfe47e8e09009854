import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { formerSlug } from '@/db/schema/shop/address';
import { product } from '@/db/schema/shop/product';
import type { Id } from '@/lib/kernel/ids';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { slugOf } from './model';

/** Products of one title are numbered so far; a shop with more of them gets addresses that end in a piece of an id. */
const numberedMax = 9;

/**
 * Addresses made of words, one for each product: the words, with a number where another product of the page has that address,
 * or had it: an old address leads to whom it always meant. The page is locked, so a free address stays free until the end of
 * the transaction.
 */
export async function freeSlugs(
  transaction: ShopTransaction,
  owned: Pick<OwnedPage, 'id'>,
  products: readonly { readonly id: Id<'product'>; readonly title: string }[],
): Promise<Map<Id<'product'>, string>> {
  const slugs = new Map<Id<'product'>, string>();
  if (products.length === 0) return slugs;
  const wishes = products.map(({ id, title }) => ({ id, wished: wishedSlugs(id, slugOf(title)) }));
  const wished = wishes.flatMap((wish) => wish.wished);
  const rows = await transaction
    .select({ slug: product.slug, id: product.id })
    .from(product)
    .where(and(eq(product.pageId, owned.id), inArray(product.slug, wished)))
    .union(
      transaction
        .select({ slug: formerSlug.slug, id: formerSlug.productId })
        .from(formerSlug)
        .where(and(eq(formerSlug.pageId, owned.id), inArray(formerSlug.slug, wished))),
    );
  const holders = new Map(rows.map((row) => [row.slug, row.id]));
  for (const { id, wished: own } of wishes) {
    const slug = own.find((one) => (holders.get(one) ?? id) === id) ?? id;
    holders.set(slug, id);
    slugs.set(id, slug);
  }
  return slugs;
}

function wishedSlugs(id: Id<'product'>, base: string): string[] {
  const numbered = Array.from({ length: numberedMax - 1 }, (_, place) => `${base}-${place + 2}`);
  return [base, ...numbered, `${base}-${id.slice(-8)}`];
}
