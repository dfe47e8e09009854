import 'server-only';
import { and, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { review } from '@/db/schema/shop/review';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { OwnReviewForm } from './schema';

/** No longer shows that the actor bought what she reviewed; nothing tells that it ever was shown. Refusal: `not_found`. */
export async function takeBadgeBack(actor: PersonActor, input: OwnReviewForm): Promise<Result<null, 'not_found'>> {
  const changed = await shopDb()
    .update(review)
    .set({ verified: false })
    .where(and(eq(review.id, input.review), eq(review.personId, actor.personId)))
    .returning({ id: review.id });
  return changed.length > 0 ? ok(null) : refuse('not_found');
}
