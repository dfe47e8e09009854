import 'server-only';
import { randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { review, reviewPhoto } from '@/db/schema/shop/review';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { isCheckViolation } from '@/lib/platform/check-violation';
import { fileStore } from '@/lib/platform/storage';
import { preparePhoto } from '@/lib/shop/media/gateway';
import { fileProblem, keptPlace, type PhotoProblem, photoKey } from '@/lib/shop/media/model';
import { reviewPhotosMax } from './model';

/** Why a photograph is not taken; `review_photos_max`: there are four already. */
export type ReviewPhotoRefusal = Exclude<PhotoProblem, 'storage_full'> | 'not_found' | 'review_photos_max' | 'too_many';

/**
 * Puts a photograph behind those of the actor's own review: encoded anew like every picture, so that nothing of the file but what is
 * seen on it is kept, its bytes before its row. Refusals: `not_found`, what is wrong with the file, `review_photos_max`, `too_many` (in a day).
 */
export async function addReviewPhoto(
  actor: PersonActor,
  reviewId: Id<'review'>,
  bytes: Uint8Array,
): Promise<Result<{ photo: Id<'media'> }, ReviewPhotoRefusal>> {
  const [mine] = await shopDb()
    .select({ photos: sql<number>`(select count(*)::int from ${reviewPhoto} o where o.review_id = ${review.id})` })
    .from(review)
    .where(and(eq(review.id, reviewId), eq(review.personId, actor.personId)));
  if (!mine) return refuse('not_found');
  if (mine.photos >= reviewPhotosMax) return refuse('review_photos_max');
  const problem = fileProblem(bytes);
  if (problem !== null) return refuse(problem);
  const prepared = await preparePhoto(bytes);
  if (!prepared.ok) return prepared.code === 'storage_full' ? refuse('busy') : refuse(prepared.code);
  const { bytes: kept, width, height, blur } = prepared.value;
  const [key, photo, store] = [photoKey(randomBytes(20)), newId('media'), await fileStore()];
  await store.put(keptPlace(key), kept, 'image/webp');
  const placed = await putInPlace({ reviewId, photo, key, bytes: kept.length, width, height, blur });
  if (placed !== 'placed') await store.remove(keptPlace(key));
  return placed === 'placed' ? ok({ photo }) : refuse(placed);
}

type Kept = {
  reviewId: Id<'review'>;
  photo: Id<'media'>;
  key: string;
  bytes: number;
  width: number;
  height: number;
  blur: string;
};

/** Takes the first free of the four places; who comes second to one looks for the next. */
async function putInPlace(kept: Kept): Promise<'placed' | 'not_found' | 'review_photos_max' | 'too_many'> {
  const id = sql`${toUuid(kept.reviewId)}::uuid`;
  try {
    for (let tries = 0; tries < reviewPhotosMax; tries++) {
      const placed = await shopDb().execute(sql`
        insert into shop.review_photo (id, review_id, place, key, width, height, bytes, blur)
        select ${toUuid(kept.photo)}::uuid, r.id, free.place, ${kept.key}, ${kept.width}::int, ${kept.height}::int, ${kept.bytes}::int, ${kept.blur}
        from shop.review r cross join generate_series(1, ${reviewPhotosMax}::int) free (place)
        where r.id = ${id} and not exists (select from shop.review_photo o where o.review_id = r.id and o.place = free.place)
        order by free.place limit 1 on conflict do nothing returning id`);
      if (placed.length > 0) return 'placed';
    }
  } catch (error) {
    if (isCheckViolation(error, 'review_pace_photos')) return 'too_many';
    throw error;
  }
  const [still] = await shopDb().select({ id: review.id }).from(review).where(eq(review.id, kept.reviewId));
  return still ? 'review_photos_max' : 'not_found';
}
