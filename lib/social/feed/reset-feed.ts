import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';

/**
 * Begins anew: nothing the actor liked or saved until now moves anything in her feed or suggests anything, and what she wanted
 * less of is forgotten. What she likes, saves and follows stays as it is; the next answer knows it.
 */
export async function resetFeed(actor: PersonActor): Promise<Result<null, never>> {
  const me = sql`${toUuid(actor.personId)}::uuid`;
  await socialDb().transaction(async (tx) => {
    await tx.execute(sql`
      insert into social.feed_choice (person_id, since) values (${me}, now())
      on conflict (person_id) do update set since = excluded.since`);
    await tx.execute(sql`delete from social.feed_less where person_id = ${me}`);
  });
  return ok(null);
}
