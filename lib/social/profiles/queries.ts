import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import type { PersonCard } from '@/lib/identity/ties/model';
import { type CardRow, toCard } from '@/lib/identity/ties/queries';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { ProfileList } from './model';
import { findWordsMin, type ProfileChoice } from './schema';

/** People that one list of a profile shows at most. */
export const listedMax = 200;

/** What the actor chose for her profile; before she chose, no list is shown and her name is found. */
export async function myProfileChoice(actor: PersonActor): Promise<ProfileChoice> {
  const [row] = await readSocial<ProfileChoice>(sql`
    select shows_pages as pages, shows_people as people, shows_followers as followers, shows_friends as friends,
      found_by_name as found
    from social.profile_choice where person_id = ${toUuid(actor.personId)}::uuid`);
  return row ?? { pages: false, people: false, followers: false, friends: false, found: true };
}

/** The lists of a person's profile that the actor sees: those its owner shows; the owner herself sees all of them. */
export async function listsSeen(actor: Actor, person: Id<'person'>): Promise<readonly ProfileList[]> {
  const [row] = await readSocial<Record<ProfileList, boolean>>(sql`
    select shows_pages as pages, shows_people as people, shows_followers as followers, shows_friends as friends
    from social.profile_choice where person_id = ${toUuid(person)}::uuid`);
  const own = isOwn(actor, person);
  return (['pages', 'people', 'followers', 'friends'] as const).filter((list) => own || row?.[list]);
}

/** The pages a person follows, the latest first; none where the actor does not see that list. */
export async function pagesOfProfile(actor: Actor, person: Id<'person'>): Promise<readonly Id<'page'>[]> {
  if (!(await listsSeen(actor, person)).includes('pages')) return [];
  const rows = await readSocial<{ page_id: string }>(sql`
    select page_id from social.page_follow where person_id = ${toUuid(person)}::uuid
    order by created_at desc, page_id limit 24`);
  return rows.map((row) => fromUuid('page', row.page_id));
}

/** The people of a list of a profile; none where the actor does not see that list. */
export async function peopleOfProfile(
  actor: Actor,
  person: Id<'person'>,
  list: Exclude<ProfileList, 'pages'>,
): Promise<readonly PersonCard[]> {
  if (!(await listsSeen(actor, person)).includes(list)) return [];
  const [owner, me] = [sql`${toUuid(person)}::uuid`, meOf(actor)];
  const rows = await readSocial<CardRow>(sql`
    select p.person_id as id, p.handle, p.name, p.avatar_key from (${of[list](owner)}) o
    join identity.profile p on p.person_id = o.id
    left join social.profile_choice c on c.person_id = o.id
    where (${owner} = ${me} or o.id = ${me} or ${agrees[list]}) and not (o.id = any (array(select identity.apart_from(${me}))))
    order by o.since desc, o.id limit ${listedMax}`);
  return rows.map(toCard);
}

const of: Record<Exclude<ProfileList, 'pages'>, (owner: SQL) => SQL> = {
  people: (owner) =>
    sql`select followed_id as id, created_at as since from social.person_follow where person_id = ${owner}`,
  followers: (owner) =>
    sql`select person_id as id, created_at as since from social.person_follow where followed_id = ${owner}`,
  friends: (owner) => sql`
    select case when low_id = ${owner} then high_id else low_id end as id, accepted_at as since
    from identity.friendship where (low_id = ${owner} or high_id = ${owner}) and accepted_at is not null`,
};

/** Whose doing it is has shown it too; whom somebody follows is her own doing. */
const agrees: Record<Exclude<ProfileList, 'pages'>, SQL> = {
  people: sql`true`,
  followers: sql`c.shows_people`,
  friends: sql`c.shows_friends`,
};

/**
 * People the words find: whose handle they are, then whose handle or name begins with them. Nobody who is apart from the actor, not
 * the actor, and by name or a part of the handle only who lets herself be found so. At most twenty.
 */
export async function findPeople(actor: PersonActor, words: string): Promise<readonly PersonCard[]> {
  const asked = words.toLowerCase();
  if ([...asked].length < findWordsMin) return [];
  const [me, begins] = [meOf(actor), `${asked.replace(/[\\%_]/g, '\\$&')}%`];
  const rows = await readSocial<CardRow>(sql`
    select p.person_id as id, p.handle, p.name, p.avatar_key from identity.profile p
    left join social.profile_choice c on c.person_id = p.person_id
    where (lower(p.handle) = ${asked}
        or (lower(p.handle) like ${begins} or lower(p.name) like ${begins}) and coalesce(c.found_by_name, true))
      and p.name <> '' and p.person_id <> ${me} and not (p.person_id = any (array(select identity.limited('person'))))
      and not (p.person_id = any (array(select identity.apart_from(${me}))))
    order by lower(p.handle) = ${asked} desc, lower(p.name), p.person_id limit 20`);
  return rows.map(toCard);
}

function isOwn(actor: Actor, person: Id<'person'>): boolean {
  return actor.kind === 'person' && actor.personId === person;
}

/** Nobody in particular is null, who is apart from nobody. */
function meOf(actor: Actor): SQL {
  return sql`${actor.kind === 'person' ? toUuid(actor.personId) : null}::uuid`;
}
