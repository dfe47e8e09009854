import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { shopDb } from '@/db/client/shop';
import { post } from '@/db/schema/shop/page';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';

/** Makes two people friends, as if one had asked and the other said yes. */
export async function befriended(one: PersonActor, other: PersonActor): Promise<void> {
  const [low, high] = [toUuid(one.personId), toUuid(other.personId)].sort();
  await identityDb().execute(sql`
    insert into identity.friendship (low_id, high_id, asked_by, accepted_at)
    values (${low}::uuid, ${high}::uuid, ${low}::uuid, now())`);
}

/** Has one person block another; what they were to each other stays as it was. */
export async function blocked(by: PersonActor, person: PersonActor): Promise<void> {
  await identityDb().execute(sql`
    insert into identity.block (person_id, blocked_id) values (${toUuid(by.personId)}::uuid, ${toUuid(person.personId)}::uuid)`);
}

/** An update of a page, written some minutes ago. */
export async function aPost(
  pageId: Id<'page'>,
  by: Id<'person'> = newId('person'),
  minutesAgo = 0,
): Promise<Id<'post'>> {
  const id = newId('post');
  const publishedAt = new Date(Date.now() - minutesAgo * 60_000);
  await shopDb().insert(post).values({ id, pageId, authorId: by, body: 'New from the kiln', publishedAt });
  return id;
}
