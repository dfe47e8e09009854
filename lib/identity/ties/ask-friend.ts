import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow } from '@/lib/platform/rate-limit';
import { between } from './between';
import type { Tie } from './model';
import type { Person } from './schema';

/**
 * Asks somebody to be friends; of two who ask each other, also at once, it makes friends. Asking twice is asking once, and whom
 * she refused the actor befriends by asking. Refusals: `not_found` (nobody, herself, and whoever blocked or is blocked),
 * `too_many` (in a day).
 */
export async function askFriend(
  actor: PersonActor,
  { person }: Person,
): Promise<Result<{ tie: Tie }, 'not_found' | 'too_many'>> {
  if (person === actor.personId) return refuse('not_found');
  if (!(await allow('friend-ask', actor.personId))) return refuse('too_many');
  return between(actor, person, async (tx, { me, other }) => {
    const [row] = await tx.execute<{ accepted: boolean }>(sql`
      insert into identity.friendship as f (low_id, high_id, asked_by)
      select least(${me}, ${other}), greatest(${me}, ${other}), ${me} from identity.person p
      where p.id = ${other} and p.state = 'active' and not identity.apart(${me}, ${other})
      on conflict (low_id, high_id) do update set
        accepted_at = case when f.asked_by <> ${me} and f.withdrawn_at is null then coalesce(f.accepted_at, now()) else f.accepted_at end,
        asked_at = case when f.asked_by <> ${me} and f.withdrawn_at is not null then now() else f.asked_at end,
        refused_at = case when f.asked_by <> ${me} then null else f.refused_at end,
        asked_by = case when f.withdrawn_at is not null then ${me} else f.asked_by end,
        withdrawn_at = null
      returning accepted_at is not null as accepted`);
    return row ? ok({ tie: row.accepted ? 'friends' : 'asked' }) : refuse('not_found');
  });
}
