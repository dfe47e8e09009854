import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { hashToken } from '@/lib/platform/tokens';
import type { DropSubscription } from './schema';

/** A browser of the actor's is told nothing more. One that is not hers, or not there, stays as it is and answers alike. */
export async function dropSubscription(
  actor: PersonActor,
  { endpoint }: DropSubscription,
): Promise<Result<null, never>> {
  await socialDb().execute(sql`
    delete from social.push_subscription
    where mark = ${hashToken(endpoint)} and person_id = ${toUuid(actor.personId)}::uuid`);
  return ok(null);
}
