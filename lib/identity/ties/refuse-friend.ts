import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { between } from './between';
import type { Person } from './schema';

/** Puts away what somebody asked; she is not told and goes on reading that she has asked. Refusal: `not_found` (nothing waits). */
export function refuseFriend(actor: PersonActor, { person }: Person): Promise<Result<null, 'not_found'>> {
  return between(actor, person, async (tx, { me, theirs }) => {
    const [row] = await tx.execute(sql`
      update identity.friendship f set refused_at = coalesce(f.refused_at, now())
      where ${theirs} and f.asked_by <> ${me} and f.accepted_at is null returning f.low_id`);
    return row ? ok(null) : refuse('not_found');
  });
}
