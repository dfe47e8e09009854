import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { FollowPerson } from './schema';

/**
 * Follows a person, or stops; doing either twice changes nothing. Nobody there, and oneself, are `not_found`.
 * Tells what is true afterwards.
 */
export async function followPerson(
  actor: PersonActor,
  input: FollowPerson,
): Promise<Result<{ following: boolean }, 'not_found'>> {
  const [person, followed] = [toUuid(actor.personId), toUuid(input.person)];
  if (person === followed) return refuse('not_found');
  if (input.follow === 'no') {
    await socialDb().execute(
      sql`delete from social.person_follow where person_id = ${person}::uuid and followed_id = ${followed}::uuid`,
    );
    return ok({ following: false });
  }
  const [found] = await socialDb().execute(sql`
    with wanted as (select person_id from identity.profile where person_id = ${followed}::uuid),
    made as (insert into social.person_follow (person_id, followed_id) select ${person}::uuid, person_id from wanted
             on conflict do nothing)
    select person_id from wanted`);
  return found ? ok({ following: true }) : refuse('not_found');
}
