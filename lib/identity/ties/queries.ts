import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readIdentity } from '@/db/client/identity';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type PersonCard, type Tie, tieOf } from './model';

/** Friends and blocked people that one list shows at most. */
export const tiesMax = 1_000;

/** How somebody stands to the actor; `none` for whoever has no account. */
export async function tieBetween(actor: Actor, person: Id<'person'>): Promise<Tie> {
  if (actor.kind !== 'person') return 'none';
  const [me, other] = [sql`${toUuid(actor.personId)}::uuid`, sql`${toUuid(person)}::uuid`];
  const [row] = await readIdentity<{ asked_by: string; accepted: boolean; refused: boolean }>(sql`
    select asked_by, accepted_at is not null as accepted, refused_at is not null as refused from identity.friendship
    where low_id = least(${me}, ${other}) and high_id = greatest(${me}, ${other}) and withdrawn_at is null`);
  return tieOf(actor.personId, row ? { ...row, askedBy: fromUuid('person', row.asked_by) } : null);
}

/** The actor's friends by name, the first `tiesMax`. */
export function friendsOf(actor: PersonActor): Promise<readonly PersonCard[]> {
  return others(actor, sql`f.accepted_at is not null`, sql`lower(p.name), p.person_id`);
}

/** Who asked the actor to be friends and was not answered, the latest first. */
export function askingPeople(actor: PersonActor): Promise<readonly PersonCard[]> {
  return others(
    actor,
    sql`f.accepted_at is null and f.refused_at is null and f.asked_by <> me.id`,
    sql`f.asked_at desc`,
  );
}

/** Whom the actor asked and who has not accepted, the latest first. */
export function askedPeople(actor: PersonActor): Promise<readonly PersonCard[]> {
  return others(
    actor,
    sql`f.accepted_at is null and f.asked_by = me.id and f.withdrawn_at is null`,
    sql`f.asked_at desc`,
  );
}

/**
 * Whom the actor blocked, the latest first: the one place where she finds them. Without their pictures: who was blocked could else block in
 * turn and go on seeing them.
 */
export async function blockedPeople(actor: PersonActor): Promise<readonly PersonCard[]> {
  const rows = await readIdentity<CardRow>(sql`
    select p.person_id as id, p.handle, p.name, null as avatar_key from identity.block b
    join identity.profile p on p.person_id = b.blocked_id
    where b.person_id = ${toUuid(actor.personId)}::uuid order by b.created_at desc limit ${tiesMax}`);
  return rows.map(toCard);
}

/** Everybody who is apart from a person: blocked by either side, or suspended. For queries of other rings that answer her. */
export async function apartFrom(person: Id<'person'>): Promise<ReadonlySet<Id<'person'>>> {
  const rows = await readIdentity<{ id: string }>(
    sql`select id from identity.apart_from(${toUuid(person)}::uuid) as a(id)`,
  );
  return new Set(rows.map(({ id }) => fromUuid('person', id)));
}

/** What the profiles of people say, by their ids; whoever has closed her account is missing. */
export async function cardsOf(people: readonly Id<'person'>[]): Promise<ReadonlyMap<Id<'person'>, PersonCard>> {
  if (people.length === 0) return new Map();
  const ids = `{${people.map((id) => toUuid(id)).join(',')}}`;
  const rows = await readIdentity<CardRow>(sql`
    select person_id as id, handle, name, avatar_key from identity.profile
    where person_id = any(${ids}::text::uuid[]) and name <> ''`);
  return new Map(rows.map((row) => [fromUuid('person', row.id), toCard(row)]));
}

/** What the profile of whoever has a handle says (typed with or without its @); null where nobody has it. */
export async function cardOfHandle(typed: string): Promise<PersonCard | null> {
  const handle = typed.trim().replace(/^@/, '').toLowerCase();
  const rows = await readIdentity<CardRow>(sql`
    select person_id as id, handle, name, avatar_key from identity.profile where handle = ${handle} and name <> ''`);
  return rows[0] ? toCard(rows[0]) : null;
}

/** What a list of people selects. */
export type CardRow = { id: string; handle: string; name: string; avatar_key: string | null };

/** A person in a list as it is shown. */
export function toCard(row: CardRow): PersonCard {
  return { id: fromUuid('person', row.id), handle: row.handle, name: row.name, avatarKey: row.avatar_key };
}

async function others(actor: PersonActor, which: SQL, order: SQL): Promise<readonly PersonCard[]> {
  const rows = await readIdentity<CardRow>(sql`
    select p.person_id as id, p.handle, p.name, p.avatar_key
    from (select ${toUuid(actor.personId)}::uuid as id) me
    join identity.friendship f on f.low_id = me.id or f.high_id = me.id
    join identity.profile p on p.person_id = case when f.low_id = me.id then f.high_id else f.low_id end
    where ${which} order by ${order} limit ${tiesMax}`);
  return rows.map(toCard);
}
