import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { collection } from '@/db/schema/shop/collection';
import type { catalogueImport } from '@/db/schema/shop/import';
import type { Id } from '@/lib/kernel/ids';
import { holdHandProducts, writeHandProducts } from '@/lib/shop/collections/hold-collection';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';

type Left = { readonly productId: Id<'product'> | null; readonly joined: readonly Id<'collection'>[] };

/** Takes products of an import that is undone out of the collections it put them into; the others keep their order. */
export async function leaveCollections(
  transaction: ShopTransaction,
  owned: OwnedPage,
  items: readonly Left[],
): Promise<void> {
  for (const id of new Set(items.flatMap(({ joined }) => joined))) {
    const held = await holdHandProducts(transaction, owned, id);
    const stays = held?.filter((product) => !items.some((one) => one.productId === product && one.joined.includes(id)));
    if (held && stays && stays.length < held.length) await writeHandProducts(transaction, id, stays);
  }
}

/** Takes away the collections that an import made, where nobody has put anything in or changed a word since. */
export async function dropMadeCollections(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { madeCollections }: Pick<typeof catalogueImport.$inferSelect, 'madeCollections'>,
): Promise<void> {
  if (madeCollections.length === 0) return;
  await transaction
    .delete(collection)
    .where(
      and(
        eq(collection.pageId, owned.id),
        inArray(collection.id, [...madeCollections]),
        eq(collection.updatedAt, collection.createdAt),
        sql`not exists (select from shop.collection_product k where k.collection_id = ${collection.id})`,
      ),
    );
}
