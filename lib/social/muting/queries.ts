import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import type { PersonCard } from '@/lib/identity/ties/model';
import { type CardRow, toCard } from '@/lib/identity/ties/queries';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';

/** Whom the actor muted, by name; without those of whom either blocked the other. */
export async function mutedPeople(actor: PersonActor): Promise<readonly PersonCard[]> {
  const rows = await readSocial<CardRow>(sql`
    select p.person_id as id, p.handle, p.name, p.avatar_key from social.person_mute m
    join identity.profile p on p.person_id = m.muted_id
    where m.person_id = ${toUuid(actor.personId)}::uuid and not identity.apart(m.person_id, m.muted_id)
    order by lower(p.name), p.person_id limit 1000`);
  return rows.map(toCard);
}

/** The pages the actor muted. */
export async function mutedPages(actor: PersonActor): Promise<readonly Id<'page'>[]> {
  const rows = await readSocial<{ page_id: string }>(
    sql`select page_id from social.page_mute where person_id = ${toUuid(actor.personId)}::uuid order by page_id limit 1000`,
  );
  return rows.map((row) => fromUuid('page', row.page_id));
}

/** Whether the actor muted somebody. */
export async function isMuted(actor: Actor, person: Id<'person'>): Promise<boolean> {
  if (actor.kind !== 'person') return false;
  const [row] = await readSocial<{ muted: boolean }>(sql`
    select exists (select from social.person_mute
      where person_id = ${toUuid(actor.personId)}::uuid and muted_id = ${toUuid(person)}::uuid) as muted`);
  return row?.muted ?? false;
}
