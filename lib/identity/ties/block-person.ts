import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { between } from './between';
import type { Person } from './schema';

/**
 * Makes two people to each other as if not there. All that was between them ends in the same transaction, in every ring, by the
 * database (db/sql/92-people.sql): friendship, requests, follows and circles both ways. Refusal: `not_found` (nobody, herself).
 */
export async function blockPerson(actor: PersonActor, { person }: Person): Promise<Result<null, 'not_found'>> {
  if (person === actor.personId) return refuse('not_found');
  return between(actor, person, async (tx, { me, other }) => {
    const [found] = await tx.execute(sql`
      with wanted as (select p.id from identity.person p where p.id = ${other} and p.state = 'active'),
      made as (insert into identity.block (person_id, blocked_id) select ${me}, id from wanted on conflict do nothing)
      select id from wanted`);
    return found ? ok(null) : refuse('not_found');
  });
}
