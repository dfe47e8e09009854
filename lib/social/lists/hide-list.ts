import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { OneList } from './schema';

/**
 * Keeps a list of the actor's to herself from the next request on; a link to it never opens again. What it says stays. Somebody else's is
 * `not_found`.
 */
export async function hideList(actor: PersonActor, { list }: OneList): Promise<Result<null, 'not_found'>> {
  const hidden = await socialDb().execute(sql`
    update social.list set audience = 'me', link_hash = null, shown_at = null
    where id = ${toUuid(list)}::uuid and person_id = ${toUuid(actor.personId)}::uuid returning id`);
  return hidden.length > 0 ? ok(null) : refuse('not_found');
}
