import 'server-only';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { product } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import { withHistory } from './record-changes';
import type { ProductList } from './schema';

/**
 * Takes products off the shop without losing them: orders keep pointing at them, and publishing brings them
 * back. Archiving twice is harmless. Refusal: `not_found` when none of them is the page's.
 */
export async function archiveProducts(
  actor: Actor,
  input: ProductList,
): Promise<Result<{ archived: number }, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_catalog', (transaction, owned) =>
    withHistory(transaction, owned, 'archive', input.products, async () => {
      const mine = and(eq(product.pageId, owned.id), inArray(product.id, input.products));
      const found = await transaction.select({ id: product.id }).from(product).where(mine);
      if (found.length === 0) return refuse('not_found');
      const archived = await transaction
        .update(product)
        .set({ state: 'archived', publishAt: null, archiveAt: null, updatedAt: sql`now()` })
        .where(and(mine, ne(product.state, 'archived')))
        .returning({ id: product.id });
      await audit(transaction, actor, 'product.archive', owned.id, { products: archived.length });
      return ok({ archived: archived.length });
    }),
  );
}
