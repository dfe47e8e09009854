import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { fromUuid, toUuid } from '@/lib/kernel/ids';
import type { Back } from '../back-part';
import { productName } from './fields';

const Collection = z.object({ collection: z.string().min(1).max(80) });
/** A product, a variant of it by its values, or a collection, as records of an archive name them. */
export const Target = z.union([Collection, z.object({ product: productName, values: z.array(z.string()).optional() })]);
/** See the schema of the same name. */
export type Target = z.infer<typeof Target>;

/** The ids, as they are shown, of what is named; null for what did not come. */
export async function findTargets(back: Back, targets: readonly Target[]): Promise<(target: Target) => string | null> {
  const products = await back.find(
    'product',
    targets.flatMap((one) => ('product' in one ? one.product : [])),
  );
  const collections = await back.find(
    'collection',
    targets.flatMap((one) => ('collection' in one ? one.collection : [])),
  );
  const ids = [...new Set(products.values())];
  const rows =
    ids.length === 0 || targets.every((one) => !('values' in one))
      ? []
      : await back.transaction.execute<{ product: string; id: string; values: string[] }>(sql`
          select product_id as product, id, values from shop.variant
          where removed_at is null and product_id = any(${`{${ids.map(toUuid).join(',')}}`}::uuid[])`);
  const keyOf = (product: string, values: readonly string[]) => JSON.stringify([product, ...values]);
  const variants = new Map(
    rows.map((row) => [keyOf(fromUuid('product', row.product), row.values), fromUuid('variant', row.id)]),
  );
  return (target) => {
    if ('collection' in target) return collections.get(target.collection) ?? null;
    const { product, values } = target;
    const id = products.get(product) ?? null;
    return id === null || values === undefined ? id : (variants.get(keyOf(id, values)) ?? null);
  };
}
