import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { MutePage } from './schema';

/** Keeps a page out of the actor's feed while she goes on following it, or lets it in again. Refusal: `not_found` (no public page). */
export async function mutePage(
  actor: PersonActor,
  { page, mute }: MutePage,
): Promise<Result<{ muted: boolean }, 'not_found'>> {
  const [me, id] = [sql`${toUuid(actor.personId)}::uuid`, sql`${toUuid(page)}::uuid`];
  if (mute === 'no') {
    await socialDb().execute(sql`delete from social.page_mute where person_id = ${me} and page_id = ${id}`);
    return ok({ muted: false });
  }
  const [found] = await socialDb().execute(sql`
    with wanted as (select g.id from shop.page g where g.id = ${id} and g.state = 'published'),
    made as (insert into social.page_mute (person_id, page_id) select ${me}, id from wanted on conflict do nothing)
    select id from wanted`);
  return found ? ok({ muted: true }) : refuse('not_found');
}
