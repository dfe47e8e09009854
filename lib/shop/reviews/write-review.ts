import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { isCheckViolation } from '@/lib/platform/check-violation';
import type { WriteReview } from './schema';

/**
 * Says of a product what the actor thinks of it, or instead of what she said before. Whether she bought it is not asked: `verified`
 * is what she agreed to have shown, and whoever passes it has made sure that it is true (`app/(money)/orders/review`).
 * Refusals: `not_found` (no product that everybody may see), `own_page` (she is one of its page's people), `too_many` (in a day).
 */
export async function writeReview(
  actor: PersonActor,
  input: WriteReview,
  { verified }: { verified: boolean },
): Promise<Result<{ reviewId: Id<'review'> }, 'not_found' | 'own_page' | 'too_many'>> {
  const { stars, title, body, language } = input;
  try {
    const [row] = await shopDb().execute<{ id: string }>(sql`
      insert into shop.review as r (id, product_id, page_id, person_id, stars, title, body, language, verified)
      select ${toUuid(newId('review'))}::uuid, p.id, p.page_id, ${toUuid(actor.personId)}::uuid, ${stars}::int, ${title}, ${body},
        ${language}, ${verified}
      from shop.product p join shop.page g on g.id = p.page_id
      where p.id = ${toUuid(input.product)}::uuid and p.state = 'published' and g.state = 'published'
      on conflict (product_id, person_id) do update set stars = excluded.stars, title = excluded.title, body = excluded.body,
        language = excluded.language, verified = excluded.verified,
        edited_at = case when (r.stars, r.title, r.body) is distinct from (excluded.stars, excluded.title, excluded.body)
          then now() else r.edited_at end
      returning r.id`);
    return row ? ok({ reviewId: fromUuid('review', row.id) }) : refuse('not_found');
  } catch (error) {
    if (isCheckViolation(error, 'review_by_stranger')) return refuse('own_page');
    if (isCheckViolation(error, 'review_pace_reviews')) return refuse('too_many');
    throw error;
  }
}
