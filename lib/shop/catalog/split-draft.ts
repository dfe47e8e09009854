import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { inARow, insertDrafts } from './create-draft';
import { photosOf, writePhotos } from './merge-drafts';
import type { SplitDraft } from './schema';

/**
 * Takes photos out of a draft: one that is named, or all but the first. Each becomes a draft of its own with
 * the category and price of the first; words stay with the first.
 * Refusals: `nothing_to_split` (one photo or none), `not_draft`, `not_found` (also a photo it does not show).
 */
export async function splitDraft(
  actor: Actor,
  input: SplitDraft,
): Promise<Result<{ made: Id<'product'>[] }, 'nothing_to_split' | 'not_draft' | 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const draft = await readDraft(transaction, owned, input.product);
    if (draft === null) return refuse('not_found');
    if (draft.state !== 'draft' || draft.publishedAt !== null) return refuse('not_draft');
    const photos = await photosOf(transaction, input.product);
    if (input.media !== null && !photos.includes(input.media)) return refuse('not_found');
    if (photos.length < 2) return refuse('nothing_to_split');
    const leaving = input.media === null ? photos.slice(1) : [input.media];
    const staying = photos.filter((photo) => !leaving.includes(photo));
    const { category, priceMinor } = draft;
    const after = new Date(draft.createdAt.getTime() + 1);
    const made = leaving.map((photo) => ({ id: newId('product'), photos: [photo], category, priceMinor }));
    await writePhotos(transaction, input.product, staying);
    await insertDrafts(transaction, owned, inARow(after, made, 1));
    await transaction.update(product).set({ updatedAt: sql`now()` }).where(eq(product.id, input.product));
    return ok({ made: made.map((one) => one.id) });
  });
}

async function readDraft(transaction: ShopTransaction, owned: OwnedPage, productId: Id<'product'>) {
  const [found] = await transaction
    .select({
      state: product.state,
      publishedAt: product.publishedAt,
      createdAt: product.createdAt,
      category: product.category,
      priceMinor: variant.priceMinor,
    })
    .from(product)
    .leftJoin(variant, and(eq(variant.productId, product.id), isNull(variant.removedAt)))
    .where(and(eq(product.id, productId), eq(product.pageId, owned.id)))
    .orderBy(variant.position)
    .limit(1);
  return found ?? null;
}
