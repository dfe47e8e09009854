import 'server-only';
import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm';
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
 * the category and price of the first; words stay with the first. A photo that stands for a choice of the draft (a colour) takes
 * its price and stock along, and the choice is gone; with the last one there is nothing left to choose.
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
    const chosen = await choicesShown(transaction, input.product);
    const made = leaving.map((photo) => ({
      ...{ id: newId('product'), photos: [photo], category, priceMinor, stock: 1 },
      ...chosen.find(({ mediaId }) => mediaId === photo)?.taken,
    }));
    await writePhotos(transaction, input.product, staying);
    await dropChoices(transaction, draft, chosen, leaving);
    await insertDrafts(transaction, owned, inARow(after, made, 1));
    await transaction.update(product).set({ updatedAt: sql`now()` }).where(eq(product.id, input.product));
    return ok({ made: made.map((one) => one.id) });
  });
}

/** The variants of a draft with one option, which a photo each stands for. */
async function choicesShown(transaction: ShopTransaction, productId: Id<'product'>) {
  const rows = await transaction
    .select({
      id: variant.id,
      values: variant.values,
      mediaId: variant.mediaId,
      price: variant.priceMinor,
      stock: variant.stock,
    })
    .from(variant)
    .where(and(eq(variant.productId, productId), isNull(variant.removedAt)))
    .orderBy(variant.position);
  const isChoice = rows.length > 1 && rows.every(({ values, mediaId }) => values.length === 1 && mediaId !== null);
  return isChoice
    ? rows.map(({ id, values: [value], mediaId, price, stock }) => ({
        id,
        value,
        mediaId,
        taken: { priceMinor: price, stock },
      }))
    : [];
}

async function dropChoices(
  transaction: ShopTransaction,
  { id, options }: { id: Id<'product'>; options: { name: string; values: string[] }[] },
  chosen: Awaited<ReturnType<typeof choicesShown>>,
  leaving: readonly Id<'media'>[],
): Promise<void> {
  const gone = chosen.filter(({ mediaId }) => mediaId !== null && leaving.includes(mediaId));
  const [option] = options;
  if (gone.length === 0 || option === undefined) return;
  const left = chosen.filter((choice) => !gone.includes(choice));
  // A draft keeps one variant, whatever becomes of its photos.
  const kept = left.length > 0 ? left : chosen.slice(0, 1);
  const keptIds = kept.map((choice) => choice.id);
  await transaction.delete(variant).where(and(eq(variant.productId, id), notInArray(variant.id, keptIds)));
  if (kept.length > 1) {
    const values = option.values.filter((value) => kept.some((choice) => choice.value === value));
    await transaction
      .update(product)
      .set({ options: [{ ...option, values }] })
      .where(eq(product.id, id));
    return;
  }
  await transaction.update(product).set({ options: [] }).where(eq(product.id, id));
  await transaction.update(variant).set({ values: [], mediaId: null }).where(inArray(variant.id, keptIds));
}

async function readDraft(transaction: ShopTransaction, owned: OwnedPage, productId: Id<'product'>) {
  const [found] = await transaction
    .select({
      id: product.id,
      options: product.options,
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
