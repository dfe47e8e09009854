import { sql } from 'drizzle-orm';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { openTalk } from '@/lib/social/messages/open-talk';
import { aPerson, aShop, ownerDb } from './world';

/** Two people who are friends. */
export async function befriend(): Promise<[PersonActor, PersonActor]> {
  const two = await Promise.all([aPerson({ name: 'Amina Haddad' }), aPerson({ name: 'Jonas Weber' })] as const);
  const [one, other] = two.map(({ personId }) => toUuid(personId));
  await ownerDb().execute(sql`
    insert into identity.friendship (low_id, high_id, asked_by, accepted_at)
    values (least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid), ${one}::uuid, now())`);
  return two;
}

/** A conversation of two friends in which nothing was said yet. */
export async function aTalkOfFriends(): Promise<{ one: PersonActor; other: PersonActor; talk: Id<'talk'> }> {
  const [one, other] = await befriend();
  return { one, other, talk: await opened(one, { person: other.personId }) };
}

/** One of a person, a new one unless she is given, with the page of a new shop. */
export async function aTalkWithPage(
  given?: PersonActor,
): Promise<{ person: PersonActor; talk: Id<'talk'> } & Awaited<ReturnType<typeof aShop>>> {
  const [person, shop] = await Promise.all([given ?? aPerson({ name: 'Lina Mansour' }), aShop()]);
  return { ...shop, person, talk: await opened(person, { page: shop.pageId }) };
}

async function opened(...asked: Parameters<typeof openTalk>): Promise<Id<'talk'>> {
  const talk = await openTalk(...asked);
  if (!talk.ok) throw new Error(`a conversation could not be opened: ${talk.code}`);
  return talk.value;
}
