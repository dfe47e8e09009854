import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';

/** A circle of the actor's, with the friends in it; nobody else knows of it. */
export type CircleView = {
  readonly id: Id<'circle'>;
  readonly name: string;
  readonly members: readonly Id<'person'>[];
};

/** The actor's circles by name. */
export async function myCircles(actor: PersonActor): Promise<readonly CircleView[]> {
  const rows = await readSocial<{ id: string; name: string; members: string[] }>(sql`
    select c.id, c.name, coalesce((select jsonb_agg(m.person_id) from social.circle_member m
      where m.circle_id = c.id and identity.are_friends(c.person_id, m.person_id)), '[]') as members
    from social.circle c where c.person_id = ${toUuid(actor.personId)}::uuid order by lower(c.name), c.id`);
  return rows.map(({ id, name, members }) => ({
    id: fromUuid('circle', id),
    name,
    members: members.map((member) => fromUuid('person', member)),
  }));
}
