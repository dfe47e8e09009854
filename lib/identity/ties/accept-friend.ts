import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { between } from './between';
import type { Person } from './schema';

/** Makes friends with somebody who asked; accepting twice is accepting once. Refusal: `not_found` (she has not asked, or no more). */
export function acceptFriend(actor: PersonActor, { person }: Person): Promise<Result<null, 'not_found'>> {
  return between(actor, person, async (tx, { me, theirs }) => {
    const [row] = await tx.execute(sql`
      update identity.friendship f set accepted_at = coalesce(f.accepted_at, now()), refused_at = null
      where ${theirs} and f.asked_by <> ${me} and f.withdrawn_at is null returning f.low_id`);
    return row ? ok(null) : refuse('not_found');
  });
}
