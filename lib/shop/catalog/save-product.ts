import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { publishProducts } from './publish-products';
import type { UpdateProduct } from './schema';
import { type UpdateProductRefusal, updateProduct } from './update-product';

/**
 * What the editor's buttons do: saves the product and, when asked, puts it on sale. What would keep it from
 * being published is refused before anything is saved.
 * Refusals: those of `updateProduct`.
 */
export async function saveProduct(
  actor: Actor,
  input: UpdateProduct,
): Promise<Result<{ seen: number; published: boolean; opened: boolean }, UpdateProductRefusal>> {
  const saved = await updateProduct(actor, input);
  if (!saved.ok) return saved;
  if (!input.publish) return ok({ ...saved.value, published: false, opened: false });
  const published = await publishProducts(actor, { page: input.page, products: [input.product] });
  if (!published.ok) return published;
  return ok({ seen: published.value.seen, published: true, opened: published.value.opened });
}
