import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { MutePerson } from './schema';

/**
 * Lets the actor hear nothing more of somebody's doings, or hear of them again; she is not told, and what is between them stays.
 * Refusal: `not_found` (nobody, herself, whoever blocked or is blocked).
 */
export async function mutePerson(
  actor: PersonActor,
  { person, mute }: MutePerson,
): Promise<Result<{ muted: boolean }, 'not_found'>> {
  const [me, other] = [sql`${toUuid(actor.personId)}::uuid`, sql`${toUuid(person)}::uuid`];
  if (mute === 'no') {
    await socialDb().execute(sql`delete from social.person_mute where person_id = ${me} and muted_id = ${other}`);
    return ok({ muted: false });
  }
  const [found] = await socialDb().execute(sql`
    with wanted as (select p.person_id as id from identity.profile p
      where p.person_id = ${other} and p.person_id <> ${me} and not identity.apart(${me}, ${other})),
    made as (insert into social.person_mute (person_id, muted_id) select ${me}, id from wanted on conflict do nothing)
    select id from wanted`);
  return found ? ok({ muted: true }) : refuse('not_found');
}
