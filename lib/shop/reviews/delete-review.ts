import 'server-only';
import { and, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { review } from '@/db/schema/shop/review';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { OwnReviewForm } from './schema';

/** Takes the actor's own review away for good, with its photographs, its answer and what was reported of it. Refusal: `not_found`. */
export async function deleteReview(actor: PersonActor, input: OwnReviewForm): Promise<Result<null, 'not_found'>> {
  const deleted = await shopDb()
    .delete(review)
    .where(and(eq(review.id, input.review), eq(review.personId, actor.personId)))
    .returning({ id: review.id });
  return deleted.length > 0 ? ok(null) : refuse('not_found');
}
