import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { review, reviewPhoto } from '@/db/schema/shop/review';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { OwnPhotoForm } from './schema';

/** Takes a photograph off the actor's own review; its bytes follow. Refusal: `not_found`. */
export async function removeReviewPhoto(actor: PersonActor, input: OwnPhotoForm): Promise<Result<null, 'not_found'>> {
  const mine = shopDb().select({ id: review.id }).from(review).where(eq(review.personId, actor.personId));
  const removed = await shopDb()
    .delete(reviewPhoto)
    .where(and(eq(reviewPhoto.id, input.photo), inArray(reviewPhoto.reviewId, mine)))
    .returning({ id: reviewPhoto.id });
  return removed.length > 0 ? ok(null) : refuse('not_found');
}
