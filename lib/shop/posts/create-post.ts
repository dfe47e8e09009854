import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { post, postMedia } from '@/db/schema/shop/page';
import { postProduct, product } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage, type OwnedPage, ownsPhotos, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { CreatePost } from './schema';

/**
 * Publishes an update of a page, public at once. The same form sent again answers with the update it made.
 * Refusal: `not_found` (the page, or a photo or product that is not its own).
 */
export async function createPost(
  actor: Actor,
  input: CreatePost,
): Promise<Result<{ postId: Id<'post'> }, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const [known] = await transaction.select({ pageId: post.pageId }).from(post).where(eq(post.id, input.key));
    if (known) return known.pageId === owned.id ? ok({ postId: input.key }) : refuse('not_found');
    if (!(await ownsPhotos(transaction, owned, input.photos))) return refuse('not_found');
    if (!(await ownsProducts(transaction, owned, input.products))) return refuse('not_found');
    await transaction
      .insert(post)
      .values({ id: input.key, pageId: owned.id, authorId: owned.personId, body: input.body });
    await writePostPhotos(transaction, input.key, input.photos);
    await writePostProducts(transaction, input.key, input.products);
    return ok({ postId: input.key });
  });
}

/** Replaces the photos of an update by these, in this order. */
export async function writePostPhotos(
  transaction: ShopTransaction,
  postId: Id<'post'>,
  photos: readonly Id<'media'>[],
): Promise<void> {
  await transaction.delete(postMedia).where(eq(postMedia.postId, postId));
  if (photos.length === 0) return;
  await transaction.insert(postMedia).values(photos.map((mediaId, position) => ({ postId, mediaId, position })));
}

/** Replaces the products an update shows by these, in this order. */
export async function writePostProducts(
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
