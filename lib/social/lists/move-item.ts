import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { holdList } from './hold-list';
import { moved, readKept } from './model';
import type { MoveItem } from './schema';

/** Moves a thing of a list of the actor's one step; at the end of it nothing changes. `not_found` where it is not in there. */
export function moveItem(actor: PersonActor, input: MoveItem): Promise<Result<null, 'not_found'>> {
  const thing = readKept(input.thing);
  assert(thing, 'a parsed form names a thing');
  return holdList(actor, input.list, async (tx, held): Promise<Result<null, 'not_found'>> => {
    const items = await tx.execute<{ kind: string; id: string }>(sql`
      select subject_kind as kind, subject_id as id from social.list_item where list_id = ${held.uuid}::uuid
      order by position, at desc, subject_id`);
    const at = items.findIndex(({ kind, id }) => kind === thing.kind && id === thing.uuid);
    if (at < 0) return refuse('not_found');
    const order = moved([...items], at, input.to);
    await tx.execute(sql`
      update social.list_item i set position = o.place
      from (select t.item->>'kind' as kind, (t.item->>'id')::uuid as id, t.place::int as place
        from jsonb_array_elements(${JSON.stringify(order)}::text::jsonb) with ordinality as t(item, place)) o
      where i.list_id = ${held.uuid}::uuid and i.subject_kind = o.kind and i.subject_id = o.id and i.position <> o.place`);
    return ok(null);
  });
}
