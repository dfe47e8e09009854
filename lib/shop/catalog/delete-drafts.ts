import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { product } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { ProductList } from './schema';

/**
 * Deletes products that were never public; nobody can have ordered them. Others, and those already deleted,
 * are passed over. Answers how many went, and the handle of the page. Refusal: `not_found`.
 */
export async function deleteDrafts(
  actor: Actor,
  input: ProductList,
): Promise<Result<{ deleted: number; handle: string }, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const deleted = await transaction
      .delete(product)
      .where(and(eq(product.pageId, owned.id), inArray(product.id, input.products), isNull(product.publishedAt)))
      .returning({ id: product.id });
    return ok({ deleted: deleted.length, handle: owned.handle });
  });
}
