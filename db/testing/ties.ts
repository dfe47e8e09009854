import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { acceptFriend } from '@/lib/identity/ties/accept-friend';
import { askFriend } from '@/lib/identity/ties/ask-friend';

/** Makes friends of two people, as they would. */
export async function befriend(one: PersonActor, other: PersonActor): Promise<void> {
  await askFriend(one, { person: other.personId });
  await acceptFriend(other, { person: one.personId });
}

/** What must never be: of anybody who is apart from another, what is still between them; and members of circles who are no friends. */
export async function brokenTies(): Promise<string[]> {
  const apart = sql`exists (select from identity.block b
    where b.person_id = x.one and b.blocked_id = x.other or b.person_id = x.other and b.blocked_id = x.one)`;
  const friends = await identityDb().execute<{ what: string }>(sql`
    select 'friendship' as what from (select low_id as one, high_id as other from identity.friendship) x where ${apart}`);
  const social = await socialDb().execute<{ what: string }>(sql`
    select x.what from (
      select 'follow' as what, person_id as one, followed_id as other from social.person_follow
      union all select 'notice', person_id, by_id from social.notice where by_id is not null
      union all select 'circle', c.person_id, m.person_id from social.circle c join social.circle_member m on m.circle_id = c.id
    ) x where ${apart}
    union all select 'circle of no friend' from social.circle c join social.circle_member m on m.circle_id = c.id
      where not identity.are_friends(c.person_id, m.person_id)`);
  return [...friends, ...social].map(({ what }) => what);
}
