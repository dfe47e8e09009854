import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { catalogueImport } from '@/db/schema/shop/import';
import { importVideo } from '@/db/schema/shop/import';
import type { Id } from '@/lib/kernel/ids';
import type { ProductDocument } from '@/lib/shop/catalog/product-document';
import { documentsOf } from '@/lib/shop/catalog/read-documents';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';

/**
 * Products as they are but for the videos that this import brought. What is noted of a product that was written never counts them: they
 * come one by one, long after it, and by this a product nobody changed since is still told from one that somebody did.
 */
export async function documentsBeforeVideos(
  transaction: ShopTransaction,
  one: Pick<typeof catalogueImport.$inferSelect, 'id' | 'pageId'>,
  products: readonly Id<'product'>[],
): Promise<ProductDocument[]> {
  if (products.length === 0) return [];
  const brought = await transaction
    .select({ id: importVideo.videoId })
    .from(importVideo)
    .where(and(eq(importVideo.importId, one.id), inArray(importVideo.productId, [...products])));
  const ids = new Set(brought.map(({ id }) => id));
  const documents = await documentsOf(transaction, one.pageId, products);
  return documents.map((document) => ({ ...document, videos: document.videos.filter((id) => !ids.has(id)) }));
}
