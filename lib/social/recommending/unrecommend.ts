import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { Unrecommend } from './schema';

/** Takes a recommendation of the actor's back, with what others said of it; somebody else's is `not_found`. */
export async function unrecommend(
  actor: PersonActor,
  { recommendation }: Unrecommend,
): Promise<Result<null, 'not_found'>> {
  const [gone] = await socialDb().execute(sql`
    delete from social.recommendation
    where id = ${toUuid(recommendation)}::uuid and person_id = ${toUuid(actor.personId)}::uuid returning id`);
  return gone ? ok(null) : refuse('not_found');
}
