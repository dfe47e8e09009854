import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { notify } from '@/lib/social/notices/notify';
import type { FollowPerson } from './schema';

/**
 * Follows a person, or stops; doing either twice changes nothing, and she is told of the first. Nobody there, oneself, and
 * whoever blocked or is blocked are `not_found`. Tells what is true afterwards.
 */
export async function followPerson(
  actor: PersonActor,
  input: FollowPerson,
): Promise<Result<{ following: boolean }, 'not_found'>> {
  const [me, other] = [sql`${toUuid(actor.personId)}::uuid`, sql`${toUuid(input.person)}::uuid`];
  if (actor.personId === input.person) return refuse('not_found');
  return socialDb().transaction(async (tx) => {
    // A block that is made meanwhile would leave it.
    await tx.execute(sql`select identity.hold_pair(${me}, ${other})`);
    if (input.follow === 'no') {
      await tx.execute(sql`delete from social.person_follow where person_id = ${me} and followed_id = ${other}`);
      await tx.execute(
        sql`delete from social.notice where kind = 'followed' and person_id = ${other} and by_id = ${me}`,
      );
      return ok({ following: false });
    }
    const [found] = await tx.execute<{ begun: boolean }>(sql`
      with wanted as (select p.person_id from identity.profile p
        where p.person_id = ${other} and p.name <> '' and not identity.apart(${me}, ${other})),
      made as (insert into social.person_follow (person_id, followed_id) select ${me}, person_id from wanted
               on conflict do nothing returning followed_id)
      select exists (select from made) as begun from wanted`);
    if (!found) return refuse('not_found');
    const subject = { kind: 'person', id: toUuid(actor.personId) } as const;
    if (found.begun) await notify(tx, { to: input.person, by: actor.personId, kind: 'followed', subject });
    return ok({ following: true });
  });
}
