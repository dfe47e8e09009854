import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { media } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { productChange } from '@/db/schema/shop/product-history';
import { video } from '@/db/schema/shop/video';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { DocumentRefusal } from './judge-documents';
import { ProductDocument } from './product-document';
import { documentsOf } from './read-documents';
import type { RestoreProduct } from './schema';
import { writeDocumentsIn } from './write-documents';

/** Why a version does not come back; `version_unreadable` is one that is no product by the rules of today. */
export type RestoreProductRefusal = DocumentRefusal | 'not_allowed' | 'version_unreadable';

/**
 * Makes a product what it was after one of its changes; a change like any other, which can be undone the same way. Whether it is on
 * sale, how many there are, and when it comes and goes by itself stay as they are: they are no words of an owner to take back.
 * Photos and videos that are gone meanwhile stay away; `photosGone` says how many photos.
 * Refusals: those of `writeDocument`, without a field; `version_unreadable`; `not_found` (the product, or no change of it).
 */
export async function restoreProduct(
  actor: Actor,
  input: RestoreProduct,
): Promise<Result<{ outcome: 'updated' | 'same'; photosGone: number }, RestoreProductRefusal>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const [now] = await documentsOf(transaction, owned.id, [input.product]);
    const kept = await versionAfter(transaction, owned, input);
    if (!now || kept === null) return refuse('not_found');
    const version = ProductDocument.safeParse(kept);
    if (!version.success) return refuse('version_unreadable');
    const there = await photosThere(transaction, owned, version.data.media);
    const old = withPhotos(version.data, there);
    const videos = await videosThere(transaction, owned, version.data.videos);
    const { state, publishAt, archiveAt, drop, asFiles } = now;
    const document = { ...old, videos, state, publishAt, archiveAt, drop, asFiles };
    const [written] = await writeDocumentsIn(transaction, owned, [{ document }], { by: 'restore', stock: 'keep' });
    if (!written?.ok) return refuse(written?.code ?? 'not_found');
    await audit(transaction, actor, 'product.restore', input.product, { change: input.change });
    const photosGone = version.data.media.length - old.media.length;
    return ok({ outcome: written.value.outcome === 'same' ? 'same' : 'updated', photosGone });
  });
}

async function versionAfter(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { product: productId, change }: RestoreProduct,
): Promise<unknown> {
  const [found] = await transaction
    .select({ after: productChange.after })
    .from(productChange)
    .innerJoin(product, eq(product.id, productChange.productId))
    .where(
      and(
        eq(productChange.no, BigInt(change)),
        eq(productChange.productId, productId),
        eq(productChange.carried, false),
        eq(product.pageId, owned.id),
      ),
    );
  return found?.after ?? null;
}

async function photosThere(
  transaction: ShopTransaction,
  owned: OwnedPage,
  ids: readonly Id<'media'>[],
): Promise<Set<Id<'media'>>> {
  if (ids.length === 0) return new Set();
  const mine = and(eq(media.pageId, owned.id), inArray(media.id, [...ids]));
  return new Set((await transaction.select({ id: media.id }).from(media).where(mine)).map((row) => row.id));
}

async function videosThere(
  transaction: ShopTransaction,
  owned: OwnedPage,
  ids: readonly Id<'video'>[],
): Promise<Id<'video'>[]> {
  if (ids.length === 0) return [];
  const mine = and(eq(video.pageId, owned.id), inArray(video.id, [...ids]));
  const there = await transaction.select({ id: video.id }).from(video).where(mine);
  return ids.filter((id) => there.some((row) => row.id === id));
}

function withPhotos(document: ProductDocument, there: ReadonlySet<Id<'media'>>): ProductDocument {
  const variants = document.variants.map((one) => ({
    ...one,
    media: one.media && there.has(one.media) ? one.media : null,
  }));
  return { ...document, variants, media: document.media.filter((id) => there.has(id)) };
}
