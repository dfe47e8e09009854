import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import type { CollectionView } from '@/lib/shop/collections/model';
import { collectionsOfPage } from '@/lib/shop/collections/queries';

/** What of a page's shop a button can sell, by the ids that it names. */
export type Sellable = {
  collections: Pick<CollectionView, 'id' | 'title'>[];
  products: { id: Id<'product'>; title: string; variants: { id: Id<'variant'>; label: string }[] }[];
};

/** Products, and as many collections, that are offered for a button: the newest of the shop. */
const sellableMax = 100;

/** What of a page's shop a button can sell, newest first; nothing for whoever does not see the page's settings. */
export async function sellableOf(actor: Actor, pageId: Id<'page'>): Promise<Sellable> {
  const products = await asActor(actor, async (tx) => {
    if (!(await mayOnPage(tx, pageId, 'see_settings'))) return [];
    const found = await tx
      .select({ id: product.id, title: product.title })
      .from(product)
      .where(and(eq(product.pageId, pageId), eq(product.state, 'published')))
      .orderBy(desc(product.publishedAt), desc(product.id))
      .limit(sellableMax);
    const ids = found.map(({ id }) => id);
    if (ids.length === 0) return [];
    const variants = await tx
      .select({ id: variant.id, productId: variant.productId, values: variant.values })
      .from(variant)
      .where(and(inArray(variant.productId, ids), isNull(variant.removedAt), isNotNull(variant.priceMinor)))
      .orderBy(asc(variant.position), asc(variant.id));
    return found.flatMap(({ id, title }) => {
      const its = variants.filter((one) => one.productId === id);
      return its.length === 0
        ? []
        : [{ id, title, variants: its.map((one) => ({ id: one.id, label: one.values.join(' · ') })) }];
    });
  });
  if (products.length === 0) return { collections: [], products };
  const collections = await collectionsOfPage(actor, pageId, sellableMax);
  return { collections: collections.map(({ id, title }) => ({ id, title })), products };
}
