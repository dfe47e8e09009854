import 'server-only';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { product, variant } from '@/db/schema/shop/product';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { mergePhotos, photosMax, valuesMax } from '@/lib/shop/drafts/model';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { photosOf, writePhotos } from './merge-drafts';

/** A draft that shows a thing in one colour, and what that colour is called. */
export type ColouredDraft = { readonly id: Id<'product'>; readonly value: string };

/** Why drafts do not become one with a choice of colours. */
export type JoinColoursRefusal = 'merge_two' | 'not_draft' | 'not_single' | 'colours_alike' | 'photos_max';

/**
 * Makes one draft of several that show one thing in other colours, inside the caller's transaction: an option with a variant for each,
 * which has the first photo of its draft and keeps its price and stock. The first draft keeps its place and its words; the others are gone.
 * Refusals: `merge_two`, `not_draft`, `not_single` (one of them has options already), `colours_alike` (two values are the same), `photos_max`.
 */
export async function joinColours(
  transaction: ShopTransaction,
  owned: OwnedPage,
  option: string,
  drafts: readonly ColouredDraft[],
): Promise<Result<Id<'product'>, JoinColoursRefusal>> {
  const [first] = drafts;
  if (first === undefined || drafts.length < 2) return refuse('merge_two');
  const values = drafts.map(({ value }) => value);
  const rows = await singleVariants(transaction, owned, drafts);
  if (rows.some(({ state, publishedAt }) => state !== 'draft' || publishedAt !== null)) return refuse('not_draft');
  if (drafts.length > valuesMax || rows.length !== drafts.length || rows.some(({ options }) => options.length > 0))
    return refuse('not_single');
  if (new Set(values).size < values.length) return refuse('colours_alike');
  const photos = await Promise.all(drafts.map(({ id }) => photosOf(transaction, id)));
  const all = mergePhotos(photos);
  if (all.length > photosMax) return refuse('photos_max');
  const price = rows.find(({ priceMinor }) => priceMinor !== null)?.priceMinor ?? null;
  for (const [position, { id, value }] of drafts.entries())
    await transaction
      .update(variant)
      .set({
        ...{ productId: first.id, values: [value], mediaId: photos[position]?.[0] ?? null, position },
        priceMinor: sql`coalesce(${variant.priceMinor}, ${price})`,
      })
      .where(and(eq(variant.productId, id), isNull(variant.removedAt)));
  await transaction
    .update(product)
    .set({ options: [{ name: option, values }] })
    .where(eq(product.id, first.id));
  const others = drafts.slice(1).map(({ id }) => id);
  await transaction.delete(product).where(inArray(product.id, others));
  await writePhotos(transaction, first.id, all);
  return ok(first.id);
}

/** The drafts with their one variant; one that has several comes several times. */
async function singleVariants(transaction: ShopTransaction, owned: OwnedPage, drafts: readonly ColouredDraft[]) {
  return transaction
    .select({
      id: product.id,
      state: product.state,
      publishedAt: product.publishedAt,
      options: product.options,
      priceMinor: variant.priceMinor,
    })
    .from(product)
    .innerJoin(variant, and(eq(variant.productId, product.id), isNull(variant.removedAt)))
    .where(
      and(
        eq(product.pageId, owned.id),
        inArray(
          product.id,
          drafts.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(product.createdAt));
}
