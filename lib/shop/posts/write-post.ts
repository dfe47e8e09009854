import 'server-only';
import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { postMedia } from '@/db/schema/shop/page';
import { postTag } from '@/db/schema/shop/post-tag';
import { postProduct, product } from '@/db/schema/shop/product';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { type OwnedPage, ownsPhotos, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { type PlacedTag, photoTagsMax } from './model';
import { postProductsMax } from './schema';

/** What a post shows beside its words. */
export type PostParts = {
  readonly photos: readonly Id<'media'>[];
  readonly products: readonly Id<'product'>[];
  readonly tags?: readonly PlacedTag[] | undefined;
};

/**
 * The parts of a post as they are written: what is tagged is also among what is shown, and a tag whose photo is not there is none.
 * Refuses `not_found` (a photo or product that is not the page's own) and `too_many_items`.
 */
export async function checkParts(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { photos, products, tags = [] }: PostParts,
): Promise<Result<Required<PostParts>, 'not_found' | 'too_many_items'>> {
  const placed = tags.filter(({ photo }) => photos.includes(photo));
  const shown = [...new Set([...products, ...placed.map((tag) => tag.product)])];
  const counts = photos.map((photo) => tagsOf(photo, placed).length);
  if (shown.length > postProductsMax || counts.some((count) => count > photoTagsMax)) return refuse('too_many_items');
  if (!(await ownsPhotos(transaction, owned, photos))) return refuse('not_found');
  if (!(await ownsProducts(transaction, owned, shown))) return refuse('not_found');
  return ok({ photos, products: shown, tags: placed });
}

/** Replaces everything a post shows by these. */
export async function writeParts(
  transaction: ShopTransaction,
  postId: Id<'post'>,
  { photos, products, tags = [] }: PostParts,
): Promise<void> {
  await writePostPhotos(transaction, postId, photos);
  await writePostProducts(transaction, postId, products);
  await transaction.delete(postTag).where(eq(postTag.postId, postId));
  const rows = photos.flatMap((photo) =>
    tagsOf(photo, tags).map((tag, position) => ({
      ...{ postId, mediaId: photo, productId: tag.product, x: tag.x, y: tag.y, position },
    })),
  );
  if (rows.length > 0) await transaction.insert(postTag).values(rows);
}

/** The tags of a photo, of each product the last. */
function tagsOf(photo: Id<'media'>, tags: readonly PlacedTag[]): PlacedTag[] {
  return [...new Map(tags.filter((tag) => tag.photo === photo).map((tag) => [tag.product, tag])).values()];
}

/** Replaces the photos of a post by these, in this order. What is tagged on those that stay is left. */
export async function writePostPhotos(
  transaction: ShopTransaction,
  postId: Id<'post'>,
  photos: readonly Id<'media'>[],
): Promise<void> {
  const gone = photos.length > 0 ? notInArray(postMedia.mediaId, [...photos]) : undefined;
  await transaction.delete(postMedia).where(and(eq(postMedia.postId, postId), gone));
  if (photos.length === 0) return;
  await transaction
    .insert(postMedia)
    .values(photos.map((mediaId, position) => ({ postId, mediaId, position })))
    .onConflictDoUpdate({
      target: [postMedia.postId, postMedia.mediaId],
      set: { position: sql`excluded.position` },
    });
}

async function writePostProducts(
  transaction: ShopTransaction,
  postId: Id<'post'>,
  products: readonly Id<'product'>[],
): Promise<void> {
  await transaction.delete(postProduct).where(eq(postProduct.postId, postId));
  if (products.length === 0) return;
  await transaction
    .insert(postProduct)
    .values(products.map((productId, position) => ({ postId, productId, position })));
}

/** Whether all these products are the page's own: an id in a form may be anybody's. None of them can go before the transaction ends. */
export async function ownsProducts(
  transaction: ShopTransaction,
  owned: OwnedPage,
  products: readonly Id<'product'>[],
): Promise<boolean> {
  const asked = [...new Set(products)];
  if (asked.length === 0) return true;
  const found = await transaction
    .select({ id: product.id })
    .from(product)
    .where(and(eq(product.pageId, owned.id), inArray(product.id, asked)))
    .for('key share');
  return found.length === asked.length;
}
