import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { collection, collectionProduct } from '@/db/schema/shop/collection';
import type { Id } from '@/lib/kernel/ids';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';

/**
 * The products of a collection of the page that is chosen by hand, in their order; null for one that is not, is somebody else's, or
 * is missing. The page is locked, so they stay as they are until the end of the transaction.
 */
export async function holdHandProducts(
  transaction: ShopTransaction,
  owned: OwnedPage,
  id: Id<'collection'>,
): Promise<Id<'product'>[] | null> {
  const its = and(eq(collection.id, id), eq(collection.pageId, owned.id), eq(collection.kind, 'hand'));
  const [found] = await transaction.select({ id: collection.id }).from(collection).where(its);
  if (!found) return null;
  const rows = await transaction
    .select({ id: collectionProduct.productId })
    .from(collectionProduct)
    .where(eq(collectionProduct.collectionId, id))
    .orderBy(asc(collectionProduct.place));
  return rows.map((row) => row.id);
}

/** Writes which products a collection has, in which order. */
export async function writeHandProducts(
  transaction: ShopTransaction,
  id: Id<'collection'>,
  products: readonly Id<'product'>[],
): Promise<void> {
  await transaction.delete(collectionProduct).where(eq(collectionProduct.collectionId, id));
  const rows = products.map((productId, at) => ({ collectionId: id, productId, place: at + 1 }));
  if (rows.length > 0) await transaction.insert(collectionProduct).values(rows);
}
