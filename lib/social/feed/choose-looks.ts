import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import type { ChooseLooks } from './schema';

/**
 * Lets what the actor looks at suggest something, or no longer. What it is her browser keeps and nobody else; each switching on begins
 * with nothing. The next answer knows it.
 */
export async function chooseLooks(
  actor: PersonActor,
  { looks }: ChooseLooks,
): Promise<Result<{ looks: boolean }, never>> {
  const on = looks === 'yes';
  await socialDb().execute(sql`
    insert into social.feed_choice as c (person_id, looks_since)
    values (${toUuid(actor.personId)}::uuid, case when ${on} then clock_timestamp() end)
    on conflict (person_id) do update set looks_since = case when ${on} then coalesce(c.looks_since, excluded.looks_since) end`);
  return ok({ looks: on });
}
