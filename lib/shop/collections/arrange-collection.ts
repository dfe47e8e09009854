import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { moved } from '@/lib/shop/drafts/model';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { holdHandProducts, writeHandProducts } from './hold-collection';
import type { ArrangeCollection } from './schema';

/**
 * Puts the products of a collection in another order, or takes one out. What came in since the form was drawn stays, at the end, and
 * what went out meanwhile stays out. Refusals: `not_found`, also for a collection by rule, which has no order by hand; `not_allowed`.
 */
export async function arrangeCollection(
  actor: Actor,
  input: ArrangeCollection,
): Promise<Result<{ products: number }, PageRefusal>> {
  return changePage<{ products: number }, PageRefusal>(
    actor,
    input.page,
    'change_catalog',
    async (transaction, owned) => {
      const held = await holdHandProducts(transaction, owned, input.collection);
      if (held === null) return refuse('not_found');
      const asked = [...new Set(input.products)].filter((id) => held.includes(id));
      const kept = [...asked, ...held.filter((id) => !asked.includes(id))];
      const products = step(kept, input.move);
      await writeHandProducts(transaction, input.collection, products);
      await audit(transaction, actor, 'collection.arrange', input.collection, { products: products.length });
      return ok({ products: products.length });
    },
  );
}

function step(products: Id<'product'>[], move: string | undefined): Id<'product'>[] {
  const [how, whom] = (move ?? '').split(':');
  const product = products.find((id) => id === whom);
  if (product === undefined) return products;
  switch (how) {
    case 'first':
      return moved(products, product, -products.length);
    case 'earlier':
      return moved(products, product, -1);
    case 'later':
      return moved(products, product, 1);
    default:
      return products.filter((id) => id !== product);
  }
}
