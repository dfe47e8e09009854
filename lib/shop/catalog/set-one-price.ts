import 'server-only';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import { withHistory } from './record-changes';
import { type PriceProblem, readPrice } from './save-drafts';
import type { SetOnePrice } from './schema';

/**
 * Gives all these products of a page one price, on every variant they have. Answers how many were priced;
 * ids that are not the page's count as nothing.
 * Refusals: those of a price, `required`, `not_found`.
 */
export async function setOnePrice(
  actor: Actor,
  input: SetOnePrice,
): Promise<Result<{ priced: number }, PriceProblem | 'required' | 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_catalog', (transaction, owned) =>
    withHistory(transaction, owned, 'price', input.products, async () => {
      const price = readPrice(input.price, owned);
      if (price === null) return refuse('required', 'price');
      if (typeof price === 'string') return refuse(price, 'price');
      const mine = await transaction
        .update(product)
        .set({ updatedAt: sql`now()` })
        .where(and(eq(product.pageId, owned.id), inArray(product.id, input.products)))
        .returning({ id: product.id });
      const ids = mine.map((row) => row.id);
      if (ids.length === 0) return refuse('not_found');
      await transaction
        .update(variant)
        .set({ priceMinor: price.amount })
        .where(and(inArray(variant.productId, ids), isNull(variant.removedAt)));
      await audit(transaction, actor, 'product.set-one-price', owned.id, { products: ids.length });
      return ok({ priced: ids.length });
    }),
  );
}
