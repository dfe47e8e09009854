import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/**
 * Takes a share back: from the next answer on it is as if it had never been, its notices included, and open pages drop it. Somebody
 * else's is `not_found`.
 */
export async function takeBack(
  actor: PersonActor,
  { share }: { share: Id<'share'> },
): Promise<Result<null, 'not_found'>> {
  const gone = await socialDb().execute(sql`
    delete from social.share where id = ${toUuid(share)}::uuid and person_id = ${toUuid(actor.personId)}::uuid returning id`);
  return gone.length > 0 ? ok(null) : refuse('not_found');
}
