import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { holdList } from './hold-list';
import { readKept } from './model';
import { hasRoom, putItem } from './put-item';
import type { Keep } from './schema';

/**
 * Puts a product or an update into a list of the actor's, or takes it out; either twice changes nothing. `not_found` for
 * somebody else's list and for what is not shown; `list_full`. Tells what is true afterwards.
 */
export function keep(actor: PersonActor, input: Keep): Promise<Result<{ kept: boolean }, 'not_found' | 'list_full'>> {
  const thing = readKept(input.thing);
  assert(thing, 'a parsed form names a thing');
  return holdList(
    actor,
    input.list,
    async (tx, held): Promise<Result<{ kept: boolean }, 'not_found' | 'list_full'>> => {
      if (input.keep === 'no') {
        await tx.execute(sql`
        delete from social.list_item
        where list_id = ${held.uuid}::uuid and subject_kind = ${thing.kind} and subject_id = ${thing.uuid}::uuid`);
        return ok({ kept: false });
      }
      if (!(await hasRoom(tx, held.uuid))) return refuse('list_full');
      return (await putItem(tx, held.uuid, thing)) ? ok({ kept: true }) : refuse('not_found');
    },
  );
}
