import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { ownsProducts } from '@/lib/shop/posts/write-post';
import { holdHandProducts, writeHandProducts } from './hold-collection';
import { handProductsMax } from './model';
import type { AddToCollection } from './schema';

/**
 * Puts a product of the page at the end of one of its collections; one that is in it already stays where it is.
 * Refusals: `collection_products_max`, `not_found` (the collection, which may be by rule, or the product), `not_allowed`.
 */
export async function addToCollection(
  actor: Actor,
  input: AddToCollection,
): Promise<Result<{ products: number }, 'collection_products_max' | PageRefusal>> {
  return changePage<{ products: number }, 'collection_products_max' | PageRefusal>(
    actor,
    input.page,
    'change_catalog',
    async (transaction, owned) => {
      const held = await holdHandProducts(transaction, owned, input.collection);
      if (held === null || !(await ownsProducts(transaction, owned, [input.product]))) return refuse('not_found');
      if (held.includes(input.product)) return ok({ products: held.length });
      if (held.length >= handProductsMax) return refuse('collection_products_max');
      await writeHandProducts(transaction, input.collection, [...held, input.product]);
      await audit(transaction, actor, 'collection.add', input.collection, { product: input.product });
      return ok({ products: held.length + 1 });
    },
  );
}
