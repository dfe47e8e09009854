import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { listsMax, readKept } from './model';
import { hasRoom, putItem } from './put-item';
import type { MakeList } from './schema';

/**
 * Makes a list that only the actor sees, with a thing in it where one is named; a wish list tells her of lower prices from the
 * beginning. One of that name that she has already is taken instead, so that a form sent twice makes one. `lists_max`,
 * `list_full`, and `not_found` for a thing that is not shown, with which no list is made either.
 */
export async function makeList(
  actor: PersonActor,
  input: MakeList,
): Promise<Result<{ list: Id<'list'> }, 'lists_max' | 'list_full' | 'not_found'>> {
  const me = toUuid(actor.personId);
  const thing = input.thing && readKept(input.thing);
  return socialDb().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`lists ${me}`}, 0))`);
    const [known] = await tx.execute<{ id: string | null; count: number }>(sql`
      select count(*)::int as count,
        (select id from social.list where person_id = ${me}::uuid and kind <> 'saved' and lower(name) = lower(${input.name})) as id
      from social.list where person_id = ${me}::uuid`);
    assert(known, 'a count is one row');
    if (!known.id && known.count >= listsMax) return refuse('lists_max');
    const uuid = known.id ?? toUuid(newId('list'));
    if (thing && known.id && !(await hasRoom(tx, uuid))) return refuse('list_full');
    if (!known.id)
      await tx.execute(sql`
        insert into social.list (id, person_id, kind, name, notices)
        values (${uuid}::uuid, ${me}::uuid, ${input.kind}, ${input.name}, ${input.kind === 'wish'})`);
    if (thing && !(await putItem(tx, uuid, thing))) {
      if (!known.id) await tx.execute(sql`delete from social.list where id = ${uuid}::uuid`);
      return refuse('not_found');
    }
    return ok({ list: fromUuid('list', uuid) });
  });
}
