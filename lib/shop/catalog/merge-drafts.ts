import 'server-only';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { product, productMedia, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { mergePhotos, photosMax } from '@/lib/shop/drafts/model';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { ProductList } from './schema';

/**
 * Makes one draft of several: the first keeps its place, gets the photos of all in their order, and takes
 * over title and price from the others where it has none; the others are gone.
 * Refusals: `merge_two` (fewer than two), `not_draft` (one of them is or was public), `photos_max`, `not_found`.
 */
export async function mergeDrafts(
  actor: Actor,
  input: ProductList,
): Promise<
  Result<{ productId: Id<'product'> }, 'merge_two' | 'not_draft' | 'photos_max' | 'not_allowed' | 'not_found'>
> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const ids = [...new Set(input.products)];
    const [first, ...others] = ids;
    if (first === undefined || others.length === 0) return refuse('merge_two');
    const drafts = await readDrafts(transaction, owned, ids);
    if (drafts.length < ids.length) return refuse('not_found');
    if (drafts.some((draft) => draft.publishedAt !== null || draft.state !== 'draft')) return refuse('not_draft');
    const photos = mergePhotos(await Promise.all(ids.map((id) => photosOf(transaction, id))));
    if (photos.length > photosMax) return refuse('photos_max');
    await takeOver(transaction, first, drafts, ids);
    await transaction.delete(product).where(inArray(product.id, others));
    await writePhotos(transaction, first, photos);
    return ok({ productId: first });
  });
}

type Draft = { id: Id<'product'>; title: string; description: string; state: string; publishedAt: Date | null };

async function readDrafts(
  transaction: ShopTransaction,
  owned: OwnedPage,
  ids: readonly Id<'product'>[],
): Promise<Draft[]> {
  return transaction
    .select({
      id: product.id,
      title: product.title,
      description: product.description,
      state: product.state,
      publishedAt: product.publishedAt,
    })
    .from(product)
    .where(and(eq(product.pageId, owned.id), inArray(product.id, [...ids])));
}

/** The photos of a product, in order. */
export async function photosOf(transaction: ShopTransaction, productId: Id<'product'>): Promise<Id<'media'>[]> {
  const rows = await transaction
    .select({ mediaId: productMedia.mediaId })
    .from(productMedia)
    .where(eq(productMedia.productId, productId))
    .orderBy(asc(productMedia.position), asc(productMedia.mediaId));
  return rows.map((row) => row.mediaId);
}

/** Replaces the photos of a product by these, in this order. */
export async function writePhotos(
  transaction: ShopTransaction,
  productId: Id<'product'>,
  photos: readonly Id<'media'>[],
): Promise<void> {
  await transaction.delete(productMedia).where(eq(productMedia.productId, productId));
  if (photos.length === 0) return;
  await transaction.insert(productMedia).values(photos.map((mediaId, position) => ({ productId, mediaId, position })));
}

async function takeOver(
  transaction: ShopTransaction,
  first: Id<'product'>,
  drafts: readonly Draft[],
  ids: readonly Id<'product'>[],
): Promise<void> {
  const ordered = ids.flatMap((id) => drafts.find((draft) => draft.id === id) ?? []);
  const title = ordered.find((draft) => draft.title !== '')?.title ?? '';
  const description = ordered.find((draft) => draft.description !== '')?.description ?? '';
  await transaction.update(product).set({ title, description, updatedAt: sql`now()` }).where(eq(product.id, first));
  const prices = await transaction
    .select({ productId: variant.productId, priceMinor: variant.priceMinor })
    .from(variant)
    .where(and(inArray(variant.productId, [...ids]), isNull(variant.removedAt)));
  const price = ids.flatMap((id) => prices.find((row) => row.productId === id && row.priceMinor !== null) ?? [])[0];
  if (!price) return;
  await transaction
    .update(variant)
    .set({ priceMinor: price.priceMinor })
    .where(and(eq(variant.productId, first), isNull(variant.removedAt), isNull(variant.priceMinor)));
}
