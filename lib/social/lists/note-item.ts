import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { holdList } from './hold-list';
import { readKept } from './model';
import type { NoteItem } from './schema';

/** Says something beside a thing in a list of the actor's, or nothing any more; `not_found` where it is not in there. */
export function noteItem(actor: PersonActor, input: NoteItem): Promise<Result<null, 'not_found'>> {
  const thing = readKept(input.thing);
  assert(thing, 'a parsed form names a thing');
  return holdList(actor, input.list, async (tx, held): Promise<Result<null, 'not_found'>> => {
    const [noted] = await tx.execute(sql`
      update social.list_item set note = ${input.note}
      where list_id = ${held.uuid}::uuid and subject_kind = ${thing.kind} and subject_id = ${thing.uuid}::uuid
      returning position`);
    return noted ? ok(null) : refuse('not_found');
  });
}
