import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { reviewPhoto } from '@/db/schema/shop/review';
import { jobsOf } from '@/db/testing/jobs';
import { aReview, aReviewed } from '@/db/testing/reviews';
import { anybody } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { setPhotos } from '@/lib/shop/catalog/set-photos';
import { keptPlace } from '@/lib/shop/media/model';
import { removeImage } from '@/lib/shop/media/remove-image';
import { addReviewPhoto } from './add-review-photo';
import { deleteReview } from './delete-review';
import { reviewOfProduct, reviewsOfProduct } from './queries';
import { removeReviewPhoto } from './remove-review-photo';
import { reviewsAsked } from './schema';

const secret = 'Nadia’s kitchen';

/** A photograph that says where and by whom it was taken. */
const photograph = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#884422' } })
    .jpeg()
    .withExif({ IFD0: { Artist: secret, ImageDescription: secret }, IFD3: { GPSLatitude: '33/1 53/1 0/1' } })
    .toBuffer();

describe('a photograph of a review', () => {
  it('is kept without what its file tells beside the picture', async () => {
    const { product } = await aReviewed();
    const { id, by } = await aReview(product.id);
    const sent = await photograph();
    expect(sent.toString('latin1')).toContain('kitchen');
    expect((await addReviewPhoto(by, id, sent)).ok).toBe(true);
    const [photo] = (await reviewOfProduct(anybody, product.id, id))?.photos ?? [];
    expect(photo).toMatchObject({ width: 60, height: 40 });
    const kept = await (await fileStore()).get(keptPlace(photo?.key ?? ''));
    expect(await sharp(kept ?? undefined).metadata()).not.toHaveProperty('exif');
    expect(Buffer.from(kept ?? []).toString('latin1')).not.toContain('kitchen');
    expect((await reviewsOfProduct(anybody, product.id, reviewsAsked({ photos: '1' }))).items).toHaveLength(1);
  });

  it('is one of four, however many are sent at once', async () => {
    const { product } = await aReviewed();
    const { id, by } = await aReview(product.id);
    const sent = await Promise.all(Array.from({ length: 6 }, async () => addReviewPhoto(by, id, await photograph())));
    expect(sent.filter((one) => one.ok)).toHaveLength(4);
    expect(
      sent.filter((one) => !one.ok && one.code !== 'busy').every((one) => !one.ok && one.code === 'review_photos_max'),
    ).toBe(true);
    expect(await addReviewPhoto(by, id, await photograph())).toEqual({ ok: false, code: 'review_photos_max' });
  });

  it('is no file of another kind', async () => {
    const { product } = await aReviewed();
    const { id, by } = await aReview(product.id);
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', 'hello'])
      expect(await addReviewPhoto(by, id, new TextEncoder().encode(text))).toEqual({ ok: false, code: 'not_an_image' });
    expect(await addReviewPhoto(by, id, new Uint8Array())).toEqual({ ok: false, code: 'file_empty' });
  });

  it("is put on and taken off by who wrote the review, and is never the page's to show", async () => {
    const { product, page, owner } = await aReviewed();
    const { id, by } = await aReview(product.id);
    const added = await addReviewPhoto(by, id, await photograph());
    const photo = added.ok ? added.value.photo : newId('media');
    for (const other of [owner, await aPerson()]) {
      expect(await addReviewPhoto(other, id, await photograph())).toEqual({ ok: false, code: 'not_found' });
      expect(await removeReviewPhoto(other, { photo })).toEqual({ ok: false, code: 'not_found' });
    }
    expect((await setPhotos(owner, { page: page.id, product: product.id, photos: [photo] })).ok).toBe(false);
    expect(await removeReviewPhoto(by, { photo })).toEqual({ ok: true, value: null });
    expect(await removeReviewPhoto(by, { photo })).toEqual({ ok: false, code: 'not_found' });
  });

  it('has its bytes removed once its review is gone, and not before', async () => {
    const { product } = await aReviewed();
    const { id, by } = await aReview(product.id);
    await addReviewPhoto(by, id, await photograph());
    const [row] = await shopDb()
      .select()
      .from(reviewPhoto)
      .where(sql`review_id = ${toUuid(id)}::uuid`);
    const key = row?.key ?? '';
    await removeImage(key);
    expect(await (await fileStore()).has(keptPlace(key))).toBe(true);
    await deleteReview(by, { review: id });
    expect(await jobsOf('shop:remove-media', key)).toBe(1);
    await removeImage(key);
    expect(await (await fileStore()).has(keptPlace(key))).toBe(false);
  });
});
