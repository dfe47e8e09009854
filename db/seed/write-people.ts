import { operatorRole } from '@/db/schema/identity/operator';
import { person, profile } from '@/db/schema/identity/person';
import { pageFollow, personFollow } from '@/db/schema/social/follow';
import { operatorRoles } from '@/lib/identity/actor/model';
import { hashPassword } from '@/lib/identity/passwords/gateway';
import type { Id } from '@/lib/kernel/ids';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { pageFollows, personFollows } from './world/follows';
import { demoPassword, people } from './world/people';

const joinedDaysAgo = 420;

/** The id of a person by handle. */
export function personId(derive: Derive, handle: string) {
  return derive.id('person', handle, joinedDaysAgo);
}

/** Accounts, profiles, follows, and the countries a demonstration opens. */
export async function writePeople(database: OwnerDb, derive: Derive): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const joined = derive.ago(joinedDaysAgo);
  const accounts = people.map((one) => ({
    ...{
      id: personId(derive, one.handle),
      email: one.email,
      emailVerifiedAt: joined,
      passwordHash,
      locale: one.locale,
    },
    ...{ demo: true, createdAt: joined },
  }));
  const profiles = people.map((one) => ({
    personId: personId(derive, one.handle),
    handle: one.handle,
    name: one.name,
    bio: one.bio,
  }));
  await database.insert(person).values(accounts).onConflictDoNothing();
  await database.insert(profile).values(profiles).onConflictDoNothing();
  const roles = people
    .filter((one) => one.operator)
    .flatMap((one) => operatorRoles.map((role) => ({ personId: personId(derive, one.handle), role, givenAt: joined })));
  await database.insert(operatorRole).values(roles).onConflictDoNothing();
}

/** Who follows whom and what; pages must stand already. */
export async function writeFollows(
  database: OwnerDb,
  derive: Derive,
  pageId: (handle: string) => Id<'page'>,
): Promise<void> {
  const persons = personFollows.map(([follower, followed]) => ({
    ...{ personId: personId(derive, follower), followedId: personId(derive, followed), createdAt: derive.ago(30) },
  }));
  const pages = Object.entries(pageFollows).flatMap(([follower, handles]) =>
    handles.map((handle) => ({
      personId: personId(derive, follower),
      pageId: pageId(handle),
      createdAt: derive.ago(30),
    })),
  );
  await database.insert(personFollow).values(persons).onConflictDoNothing();
  await database.insert(pageFollow).values(pages).onConflictDoNothing();
}
