import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { media } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { moved } from '@/lib/shop/drafts/model';
import { changePage, ownsPhotos } from '@/lib/shop/ownership/change-page';
import { photosOf, writePhotos } from './merge-drafts';
import { withHistory } from './record-changes';
import type { DescribePhoto, SetPhotos } from './schema';

/**
 * Sets the photos of a product and their order; a photo left out is taken off it, and off its variants.
 * Refusal: `not_found` (the product, or a photo that is not the page's own).
 */
export async function setPhotos(actor: Actor, input: SetPhotos): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_catalog', (transaction, owned) =>
    withHistory(transaction, owned, 'photos', [input.product], async () => {
      const photos = arranged([...new Set(input.photos)], input.move);
      const [mine] = await transaction
        .select({ id: product.id })
        .from(product)
        .where(and(eq(product.id, input.product), eq(product.pageId, owned.id)));
      if (!mine || !(await ownsPhotos(transaction, owned, photos))) return refuse('not_found');
      const gone = (await photosOf(transaction, mine.id)).filter((photo) => !photos.includes(photo));
      await writePhotos(transaction, mine.id, photos);
      if (gone.length > 0) {
        await transaction
          .update(variant)
          .set({ mediaId: sql`null` })
          .where(and(eq(variant.productId, mine.id), inArray(variant.mediaId, gone)));
      }
      return ok(null);
    }),
  );
}

function arranged(photos: Id<'media'>[], move: string | undefined): Id<'media'>[] {
  const [how, photo] = (move ?? '').split(':');
  const meant = photos.find((one) => one === photo);
  if (meant === undefined) return photos;
  switch (how) {
    case 'first':
      return moved(photos, meant, -photos.length);
    case 'earlier':
      return moved(photos, meant, -1);
    case 'later':
      return moved(photos, meant, 1);
    case 'remove':
      return photos.filter((one) => one !== meant);
    default:
      return photos;
  }
}

/** Says in words what a photo shows, for people who do not see it. Refusal: `not_found`. */
export async function describePhoto(
  actor: Actor,
  input: DescribePhoto,
): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const described = await transaction
      .update(media)
      .set({ alt: input.alt })
      .where(and(eq(media.id, input.media), eq(media.pageId, owned.id)))
      .returning({ id: media.id });
    return described.length === 1 ? ok(null) : refuse('not_found');
  });
}
