import { sql } from 'drizzle-orm';
import { friendship } from '@/db/schema/identity/tie';
import { circle, circleMember } from '@/db/schema/social/circle';
import { profileChoice } from '@/db/schema/social/profile-choice';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { circles, friendRequests, friendships, likenesses, shownLists } from './world/ties';
import { personId } from './write-people';

/** Friendships, what was asked, circles, and the lists that people show. */
export async function writeTies(database: OwnerDb, derive: Derive): Promise<void> {
  const made = friendships.map((two) => ({ ...tie(derive, two), askedAt: derive.ago(90), acceptedAt: derive.ago(89) }));
  const asked = friendRequests.map((two) => ({ ...tie(derive, two), askedAt: derive.ago(1), acceptedAt: null }));
  await database
    .insert(friendship)
    .values([...made, ...asked])
    .onConflictDoNothing();
  for (const { owner, name, members } of circles) {
    const id = derive.id('circle', `${owner} ${name}`, 60);
    const row = { id, personId: personId(derive, owner), name, createdAt: derive.ago(60) };
    await database.insert(circle).values(row).onConflictDoNothing();
    const inside = members.map((member) => ({ circleId: id, personId: personId(derive, member) }));
    await database.insert(circleMember).values(inside).onConflictDoNothing();
  }
  const choices = Object.entries(shownLists).map(([handle, lists]) => ({
    personId: personId(derive, handle),
    showsPages: lists.includes('pages'),
    showsPeople: lists.includes('people'),
    showsFollowers: lists.includes('followers'),
    showsFriends: lists.includes('friends'),
  }));
  await database.insert(profileChoice).values(choices).onConflictDoNothing();
  for (const [handle, [page, place]] of Object.entries(likenesses))
    await database.execute(sql`
      update identity.profile set avatar_key = (
        select m.key from shop.product p join shop.page g on g.id = p.page_id
        cross join lateral (select f.media_id from shop.product_media f where f.product_id = p.id order by f.position limit 1) pm
        join shop.media m on m.id = pm.media_id
        where g.handle = ${page} and p.state = 'published' order by p.id offset ${place} limit 1)
      where handle = ${handle} and avatar_key is null`);
}

/** The two of a friendship, the lower id first; the first of the two asked. */
function tie(derive: Derive, [asker, other]: readonly [string, string]) {
  const [askedBy, second] = [personId(derive, asker), personId(derive, other)];
  // Ids of one noun sort as their uuids do.
  const [lowId, highId] = askedBy < second ? [askedBy, second] : [second, askedBy];
  return { lowId, highId, askedBy };
}
