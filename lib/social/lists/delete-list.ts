import 'server-only';
import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { holdList } from './hold-list';
import type { OneList } from './schema';

/**
 * Deletes a list of the actor's with what is in it and what others said of it. What is saved is emptied thing by thing and not
 * deleted (`not_allowed`); `not_found` for somebody else's list.
 */
export function deleteList(actor: PersonActor, { list }: OneList): Promise<Result<null, 'not_found' | 'not_allowed'>> {
  return holdList(actor, list, async (tx, held): Promise<Result<null, 'not_allowed'>> => {
    if (held.kind === 'saved') return refuse('not_allowed');
    await tx.execute(sql`delete from social.list where id = ${held.uuid}::uuid`);
    return ok(null);
  });
}
