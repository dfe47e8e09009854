import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';

/** Pages followed at most that a feed is made of: those followed last. */
export const followedMax = 500;

/** How many follow a page, and whether the actor does. */
export async function pageFollowers(actor: Actor, pageId: Id<'page'>): Promise<{ count: number; following: boolean }> {
  const page = toUuid(pageId);
  const [row] = await readSocial<{ count: number; following: boolean }>(sql`
    select count(*)::int as count, coalesce(bool_or(person_id = ${meOrNobody(actor)}::uuid), false) as following
    from social.page_follow where page_id = ${page}::uuid and ${notApart(actor)}`);
  return row ?? { count: 0, following: false };
}

/** The pages the actor follows, latest first. */
export async function followedPages(actor: PersonActor): Promise<readonly Id<'page'>[]> {
  return pagesFollowedBy(actor.personId);
}

/** A person as everybody may see her: what her profile says, how many follow her, and whether the actor does. */
export type PersonView = {
  readonly id: Id<'person'>;
  readonly handle: string;
  readonly name: string;
  readonly bio: string;
  readonly avatarKey: string | null;
  readonly followers: number;
  readonly following: boolean;
  readonly me: boolean;
};

/** The person with this handle; null when there is nobody, and when she or the actor blocked the other. */
export async function personByHandle(actor: Actor, handle: string): Promise<PersonView | null> {
  const me = meOrNobody(actor);
  const [row] = await readSocial<
    Omit<PersonView, 'id' | 'me' | 'avatarKey'> & { id: string; avatar_key: string | null }
  >(sql`
    select p.person_id as id, p.handle, p.name, p.bio, p.avatar_key, f.followers, f.following
    from identity.profile p
    cross join lateral (
      select count(*)::int as followers, coalesce(bool_or(person_id = ${me}::uuid), false) as following
      from social.person_follow where followed_id = p.person_id and ${notApart(actor)}) f
    where lower(p.handle) = lower(${handle}) and p.name <> '' and not identity.apart(p.person_id, ${me}::uuid)`);
  if (!row) return null;
  const { avatar_key: avatarKey, ...rest } = row;
  const id = fromUuid('person', row.id);
  return { ...rest, id, avatarKey, me: actor.kind === 'person' && actor.personId === id };
}

/** Of rows with a `person_id`, those of people who are there for the actor. */
function notApart(actor: Actor): SQL {
  return sql`not (person_id = any (array(select identity.apart_from(${meOrNobody(actor)}::uuid))))`;
}

async function pagesFollowedBy(personId: Id<'person'>): Promise<readonly Id<'page'>[]> {
  const rows = await readSocial<{ page_id: string }>(sql`
    select page_id from social.page_follow where person_id = ${toUuid(personId)}::uuid
    order by created_at desc, page_id limit ${followedMax}`);
  return rows.map((row) => fromUuid('page', row.page_id));
}

/** The nil UUID belongs to nobody. */
function meOrNobody(actor: Actor): string {
  return actor.kind === 'person' ? toUuid(actor.personId) : '00000000-0000-0000-0000-000000000000';
}
