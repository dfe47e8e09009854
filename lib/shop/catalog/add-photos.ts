import 'server-only';
import { and, eq } from 'drizzle-orm';
import { product } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { photosMax } from '@/lib/shop/drafts/model';
import { changePage, ownsPhotos } from '@/lib/shop/ownership/change-page';
import { photosOf, writePhotos } from './merge-drafts';
import { withHistory } from './record-changes';

/**
 * Puts photos behind those a product has; one it shows already stays where it is.
 * Refusals: `photos_max` (together they are too many, and none is put), `not_found` (the product, or a photo that is
 * not the page's own).
 */
export async function addPhotos(
  actor: Actor,
  input: { page: Id<'page'>; product: Id<'product'>; photos: readonly Id<'media'>[] },
): Promise<Result<null, 'photos_max' | 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_catalog', (transaction, owned) =>
    withHistory(transaction, owned, 'photos', [input.product], async () => {
      const [mine] = await transaction
        .select({ id: product.id })
        .from(product)
        .where(and(eq(product.id, input.product), eq(product.pageId, owned.id)));
      if (!mine || !(await ownsPhotos(transaction, owned, input.photos))) return refuse('not_found');
      const photos = [...new Set([...(await photosOf(transaction, mine.id)), ...input.photos])];
      if (photos.length > photosMax) return refuse('photos_max');
      await writePhotos(transaction, mine.id, photos);
      return ok(null);
    }),
  );
}
