import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, parseId, toUuid } from '@/lib/kernel/ids';
import { isIn } from './matching';
import { type CollectionRow, collectionColumns, toCollection } from './queries';

/** A discount as far as it says what it is for. */
type Bound = { readonly targetKind: string; readonly targets: readonly string[] };

/**
 * The same discounts, those that are for collections now for the products that are in them in this moment, of those asked about. A
 * collection that is deleted, or of another page than the product, has none in it. Nothing is asked where none is for collections.
 */
export async function boundToProducts<Discount extends Bound>(
  _actor: Actor,
  discounts: readonly Discount[],
  products: readonly Id<'product'>[],
): Promise<Discount[]> {
  const named = discounts.flatMap((one) => (one.targetKind === 'collections' ? one.targets : []));
  if (named.length === 0) return [...discounts];
  const inside = await contained(named, products);
  return discounts.map((one) => {
    if (one.targetKind !== 'collections') return one;
    const targets = [...new Set(one.targets.flatMap((target) => inside.get(target) ?? []))];
    return { ...one, targetKind: 'products', targets };
  });
}

async function contained(
  named: readonly string[],
  products: readonly Id<'product'>[],
): Promise<ReadonlyMap<string, readonly Id<'product'>[]>> {
  const known = [...new Set(named)].flatMap((id) => parseId('collection', id) ?? []);
  const found = await readShop<CollectionRow>(sql`
    select ${collectionColumns} from shop.collection c where c.id = any(${uuidsOf(known)})`);
  if (found.length === 0 || products.length === 0) return new Map();
  const asked = found.map(toCollection).map(
    (one) => sql`select ${one.id}::text as collection, p.id from shop.product p join shop.page g on g.id = p.page_id
      where p.id = any(${uuidsOf(products)}) and p.page_id = ${toUuid(one.pageId)}::uuid and ${isIn(one)}`,
  );
  const rows = await readShop<{ collection: string; id: string }>(sql.join(asked, sql` union all `));
  const inside = new Map<string, Id<'product'>[]>();
  for (const { collection, id } of rows)
    inside.set(collection, [...(inside.get(collection) ?? []), fromUuid('product', id)]);
  return inside;
}

function uuidsOf(ids: readonly Id<'collection' | 'product'>[]): SQL {
  return sql`string_to_array(${ids.map((id) => toUuid(id)).join(',')}, ',')::uuid[]`;
}
