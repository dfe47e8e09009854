import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import type { OwnCircle } from './schema';

/** Removes a circle of the actor's, and takes back what was shared with it alone. One that is not hers stays, and she learns nothing of it. */
export async function removeCircle(actor: PersonActor, { circle }: OwnCircle): Promise<Result<null, never>> {
  await socialDb().execute(
    sql`delete from social.circle where id = ${toUuid(circle)}::uuid and person_id = ${toUuid(actor.personId)}::uuid`,
  );
  return ok(null);
}
