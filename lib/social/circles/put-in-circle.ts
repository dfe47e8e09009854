import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { CircleFriend } from './schema';

/**
 * Puts a friend into a circle of the actor's, or takes her out; doing either twice changes nothing, and she is not told. Refusal:
 * `not_found` (not her circle, or not her friend).
 */
export async function putInCircle(
  actor: PersonActor,
  { circle, person, inside }: CircleFriend,
): Promise<Result<{ inside: boolean }, 'not_found'>> {
  const [me, other] = [sql`${toUuid(actor.personId)}::uuid`, sql`${toUuid(person)}::uuid`];
  const mine = sql`select c.id from social.circle c where c.id = ${toUuid(circle)}::uuid and c.person_id = ${me}`;
  if (inside === 'no') {
    await socialDb().execute(
      sql`delete from social.circle_member where circle_id in (${mine}) and person_id = ${other}`,
    );
    return ok({ inside: false });
  }
  return socialDb().transaction(async (tx) => {
    // A friendship that ends meanwhile would leave her in it.
    await tx.execute(sql`select identity.hold_pair(${me}, ${other})`);
    const [found] = await tx.execute(sql`
      with wanted as (${mine} and identity.are_friends(${me}, ${other})),
      made as (insert into social.circle_member (circle_id, person_id) select id, ${other} from wanted on conflict do nothing)
      select id from wanted`);
    return found ? ok({ inside: true }) : refuse('not_found');
  });
}
