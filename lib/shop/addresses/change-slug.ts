import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { formerSlug } from '@/db/schema/shop/address';
import { product } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { freeSlugs } from '@/lib/shop/catalog/free-slugs';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { ChangeSlug } from './schema';

/**
 * Gives a product that was ever published another address, made of words as that of a title is; with a number behind it
 * where another product has it. The old one leads on. A draft has no address yet, and answers `not_found` like a stranger's.
 */
export async function changeSlug(
  actor: Actor,
  input: ChangeSlug,
): Promise<Result<{ slug: string }, 'not_allowed' | 'not_found'>> {
  return changePage<{ slug: string }, 'not_found'>(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const its = and(
      eq(product.id, input.product),
      eq(product.pageId, owned.id),
      sql`${product.publishedAt} is not null`,
    );
    const [before] = await transaction.select({ slug: product.slug }).from(product).where(its);
    if (!before) return refuse('not_found');
    const slugs = await freeSlugs(transaction, owned, [{ id: input.product, title: input.words }]);
    const slug = slugs.get(input.product) ?? before.slug;
    if (slug === before.slug) return ok({ slug });
    await transaction.delete(formerSlug).where(and(eq(formerSlug.pageId, owned.id), eq(formerSlug.slug, slug)));
    await transaction.insert(formerSlug).values({ pageId: owned.id, slug: before.slug, productId: input.product });
    await transaction.update(product).set({ slug }).where(eq(product.id, input.product));
    await audit(transaction, actor, 'product.slug', input.product, { from: before.slug, to: slug });
    return ok({ slug });
  });
}
