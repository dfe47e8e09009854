import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { FollowPage } from './schema';

/**
 * Follows a published page, or stops following it; doing either twice changes nothing. A page that is not
 * there, or not public, is `not_found`. Tells what is true afterwards.
 */
export async function followPage(
  actor: PersonActor,
  input: FollowPage,
): Promise<Result<{ following: boolean }, 'not_found'>> {
  const [person, page] = [toUuid(actor.personId), toUuid(input.page)];
  if (input.follow === 'no') {
    await socialDb().execute(
      sql`delete from social.page_follow where person_id = ${person}::uuid and page_id = ${page}::uuid`,
    );
    return ok({ following: false });
  }
  const [found] = await socialDb().execute(sql`
    with wanted as (select id from shop.page where id = ${page}::uuid and state = 'published'),
    made as (insert into social.page_follow (person_id, page_id) select ${person}::uuid, id from wanted
             on conflict do nothing)
    select id from wanted`);
  return found ? ok({ following: true }) : refuse('not_found');
}
