import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';

/** Looking again within this time is the same visit. */
const visit = sql`interval '30 minutes'`;

/**
 * Notes that the actor looks at her feed, so that the next visit begins where this one did. Told only to herself. A page that is
 * asked for again, or kept open, is one visit.
 */
export async function look(actor: PersonActor): Promise<void> {
  await socialDb().execute(sql`
    insert into social.feed_choice as c (person_id, looked_at) values (${toUuid(actor.personId)}::uuid, now())
    on conflict (person_id) do update set looked_before = c.looked_at, looked_at = now()
    where c.looked_at is null or c.looked_at < now() - ${visit}`);
}
