import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import type { Suggest } from './schema';

/** Switches suggestions in the actor's feed on or off; the next answer knows it. */
export async function switchSuggestions(
  actor: PersonActor,
  { suggests }: Suggest,
): Promise<Result<{ suggests: boolean }, never>> {
  const on = suggests === 'yes';
  await socialDb().execute(sql`
    insert into social.feed_choice (person_id, suggests) values (${toUuid(actor.personId)}::uuid, ${on})
    on conflict (person_id) do update set suggests = excluded.suggests`);
  return ok({ suggests: on });
}
