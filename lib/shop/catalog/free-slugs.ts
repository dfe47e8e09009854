import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { product } from '@/db/schema/shop/product';
import type { Id } from '@/lib/kernel/ids';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { slugOf } from './model';

/** Products of one title are numbered so far; a shop with more of them gets addresses that end in a piece of an id. */
const numberedMax = 9;

/**
 * Addresses for products that become public for the first time, one each: the title, with a number where another product of the
 * page has it. The page is locked, so a free address stays free until the end of the transaction.
 */
export async function freeSlugs(
  transaction: ShopTransaction,
  owned: Pick<OwnedPage, 'id'>,
  products: readonly { readonly id: Id<'product'>; readonly title: string }[],
): Promise<Map<Id<'product'>, string>> {
  const slugs = new Map<Id<'product'>, string>();
  if (products.length === 0) return slugs;
  const wishes = products.map(({ id, title }) => ({ id, wished: wishedSlugs(id, slugOf(title)) }));
  const rows = await transaction
    .select({ slug: product.slug })
    .from(product)
    .where(
      and(
        eq(product.pageId, owned.id),
        inArray(
          product.slug,
          wishes.flatMap(({ wished }) => wished),
        ),
      ),
    );
  const used = new Set(rows.map((row) => row.slug));
  for (const { id, wished } of wishes) {
    const slug = wished.find((one) => !used.has(one)) ?? id;
    used.add(slug);
    slugs.set(id, slug);
  }
  return slugs;
}

function wishedSlugs(id: Id<'product'>, base: string): string[] {
  const numbered = Array.from({ length: numberedMax - 1 }, (_, place) => `${base}-${place + 2}`);
  return [base, ...numbered, `${base}-${id.slice(-8)}`];
}
