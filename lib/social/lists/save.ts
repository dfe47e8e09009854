import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { readKept } from './model';
import { hasRoom, putItem } from './put-item';
import type { Save } from './schema';

/**
 * Keeps a product or an update among what the actor saved, or no longer; either twice changes nothing. The list is made with
 * the first thing, and hers alone for good. `not_found` for what is not shown; `list_full`. Tells what is true afterwards.
 */
export async function save(
  actor: PersonActor,
  input: Save,
): Promise<Result<{ saved: boolean }, 'not_found' | 'list_full'>> {
  const thing = readKept(input.thing);
  assert(thing, 'a parsed form names a thing');
  const me = toUuid(actor.personId);
  return socialDb().transaction(async (tx) => {
    if (input.save === 'no') {
      await tx.execute(sql`
        delete from social.list_item i using social.list l where l.id = i.list_id and l.person_id = ${me}::uuid
          and l.kind = 'saved' and i.subject_kind = ${thing.kind} and i.subject_id = ${thing.uuid}::uuid`);
      return ok({ saved: false });
    }
    await tx.execute(sql`
      insert into social.list (id, person_id, kind, name) values (${toUuid(newId('list'))}::uuid, ${me}::uuid, 'saved', '')
      on conflict (person_id) where kind = 'saved' do nothing`);
    const [own] = await tx.execute<{ id: string }>(
      sql`select id from social.list where person_id = ${me}::uuid and kind = 'saved' for update`,
    );
    assert(own, 'the list was made or was there');
    if (!(await hasRoom(tx, own.id))) return refuse('list_full');
    return (await putItem(tx, own.id, thing)) ? ok({ saved: true }) : refuse('not_found');
  });
}
