import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';

/** Takes back everything she ever shared; doing it twice changes nothing. */
export async function takeBackAll(actor: PersonActor): Promise<Result<null, never>> {
  await socialDb().execute(sql`delete from social.share where person_id = ${toUuid(actor.personId)}::uuid`);
  return ok(null);
}
