import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { collection } from '@/db/schema/shop/collection';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { ownsProducts } from '@/lib/shop/posts/write-post';
import { holdHandProducts, writeHandProducts } from './hold-collection';
import { handProductsMax } from './model';
import type { PlaceProduct } from './schema';

/**
 * Says in which collections by hand a product of the page is: it goes to the end of those it comes into, and keeps its place where it
 * is already. What is no collection by hand of this page, or not any more, is passed over.
 * Refusals: `collection_products_max` (one of them is full), `not_found`, `not_allowed`.
 */
export async function placeProduct(
  actor: Actor,
  input: PlaceProduct,
): Promise<Result<null, 'collection_products_max' | PageRefusal>> {
  return changePage<null, 'collection_products_max' | PageRefusal>(
    actor,
    input.page,
    'change_catalog',
    async (transaction, owned) => {
      if (!(await ownsProducts(transaction, owned, [input.product]))) return refuse('not_found');
      const theirs = and(eq(collection.pageId, owned.id), eq(collection.kind, 'hand'));
      const known = await transaction
        .select({ id: collection.id })
        .from(collection)
        .where(and(theirs, inArray(collection.id, input.shown)))
        .orderBy(asc(collection.id));
      for (const { id } of known) {
        const held = (await holdHandProducts(transaction, owned, id)) ?? [];
        const [isIn, shallBe] = [held.includes(input.product), input.collections.includes(id)];
        if (isIn === shallBe) continue;
        if (shallBe && held.length >= handProductsMax) return refuse('collection_products_max', 'collections');
        const products = shallBe ? [...held, input.product] : held.filter((one) => one !== input.product);
        await writeHandProducts(transaction, id, products);
        await audit(transaction, actor, shallBe ? 'collection.add' : 'collection.take', id, { product: input.product });
      }
      return ok(null);
    },
  );
}
