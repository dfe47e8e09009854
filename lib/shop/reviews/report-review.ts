import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { isCheckViolation } from '@/lib/platform/check-violation';
import type { ReportReview } from './schema';

/**
 * Tells operators that somebody else's review is wrong; of the page's people as of anybody. Twice is once, and nobody but operators
 * learns of it. Refusals: `not_found` (also one's own, and one that is hidden), `too_many` (in a day).
 */
export async function reportReview(
  actor: PersonActor,
  { review, reason, note }: ReportReview,
): Promise<Result<null, 'not_found' | 'too_many'>> {
  const me = sql`${toUuid(actor.personId)}::uuid`;
  try {
    const [found] = await shopDb().execute(sql`
      with told as (
        select r.id from shop.review r where r.id = ${toUuid(review)}::uuid and r.person_id <> ${me} and r.hidden_at is null
      ), made as (
        insert into shop.review_report (review_id, person_id, reason, note)
        select id, ${me}, ${reason}, ${note} from told on conflict do nothing
      )
      select id from told`);
    return found ? ok(null) : refuse('not_found');
  } catch (error) {
    if (isCheckViolation(error, 'review_pace_reports')) return refuse('too_many');
    throw error;
  }
}
