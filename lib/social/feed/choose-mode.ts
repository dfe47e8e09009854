import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import type { FeedMode } from './model';
import type { ChooseMode } from './schema';

/** Shows the actor's feed in an order from now on, on every device. */
export async function chooseMode(actor: PersonActor, { mode }: ChooseMode): Promise<Result<{ mode: FeedMode }, never>> {
  await socialDb().execute(sql`
    insert into social.feed_choice (person_id, mode) values (${toUuid(actor.personId)}::uuid, ${mode})
    on conflict (person_id) do update set mode = excluded.mode`);
  return ok({ mode });
}
