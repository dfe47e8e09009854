import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { PersonCard } from '@/lib/identity/ties/model';
import { type CardRow, toCard } from '@/lib/identity/ties/queries';
import { toUuid } from '@/lib/kernel/ids';

/** Friends shown to choose from. */
const shownMax = 100;

/** The actor's friends by name, without whom either has blocked; `handle` keeps the one with that handle. */
export async function friendsToWriteTo(
  actor: PersonActor,
  handle: string | null = null,
): Promise<readonly PersonCard[]> {
  const me = toUuid(actor.personId);
  const rows = await readSocial<CardRow>(sql`
    select p.person_id as id, p.handle, p.name, p.avatar_key from (
      select case f.low_id when ${me}::uuid then f.high_id else f.low_id end as other from identity.friendship f
      where (f.low_id = ${me}::uuid or f.high_id = ${me}::uuid) and f.accepted_at is not null
    ) f join identity.profile p on p.person_id = f.other
    where not identity.apart(${me}::uuid, f.other) and (${handle}::text is null or lower(p.handle) = lower(${handle}::text))
    order by lower(p.name), p.person_id limit ${shownMax}::int`);
  return rows.map(toCard);
}
