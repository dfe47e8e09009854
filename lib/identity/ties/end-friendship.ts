import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';
import { between } from './between';
import type { Person } from './schema';

/**
 * Ends a friendship, or withdraws what the actor asked; the other is not told. With it she leaves the actor's circles, and the
 * actor hers. What was neither is ended already. What somebody else asked stays: that is refused. What was refused is withdrawn and stays
 * refused, so that asking once more does not come back either.
 */
export function endFriendship(actor: PersonActor, { person }: Person): Promise<Result<null, never>> {
  return between(actor, person, async (tx, { me, theirs }) => {
    await tx.execute(sql`
      delete from identity.friendship f
      where ${theirs} and (f.accepted_at is not null or f.asked_by = ${me} and f.refused_at is null)`);
    await tx.execute(sql`
      update identity.friendship f set withdrawn_at = now()
      where ${theirs} and f.asked_by = ${me} and f.refused_at is not null and f.withdrawn_at is null`);
    return ok(null);
  });
}
