import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import type { PersonCard } from '@/lib/identity/ties/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { viewerOf } from '../liking/viewer';

/** A recommendation as the actor sees it: who recommends which product, and why. Whether it was bought is nowhere. */
export type RecommendationView = {
  readonly id: Id<'recommendation'>;
  readonly by: PersonCard;
  readonly product: Id<'product'>;
  readonly note: string;
  readonly audience: 'friends' | 'public';
  readonly at: Date;
  readonly mine: boolean;
};

type Row = {
  id: string;
  person_id: string;
  handle: string;
  name: string;
  avatar_key: string | null;
  product_id: string;
  note: string;
  audience: 'friends' | 'public';
  at: string;
  mine: boolean;
};

async function read(actor: Actor, which: SQL, rest: SQL): Promise<readonly RecommendationView[]> {
  const me = viewerOf(actor);
  const rows = await readSocial<Row>(sql`
    select r.id, r.person_id, p.handle, p.name, p.avatar_key, r.product_id, r.note, r.audience, r.at::text as at,
      coalesce(r.person_id = ${me}, false) as mine
    from social.recommendation r join identity.profile p on p.person_id = r.person_id
    where ${which} and social.sees_recommendation(${me}, r) ${rest}`);
  return rows.map((row) => ({
    id: fromUuid('recommendation', row.id),
    by: { id: fromUuid('person', row.person_id), handle: row.handle, name: row.name, avatarKey: row.avatar_key },
    product: fromUuid('product', row.product_id),
    note: row.note,
    audience: row.audience,
    at: new Date(row.at),
    mine: row.mine,
  }));
}

/** Those of the named recommendations that the actor sees, in no order. */
export async function recommendationsById(
  actor: Actor,
  ids: readonly Id<'recommendation'>[],
): Promise<readonly RecommendationView[]> {
  if (ids.length === 0) return [];
  return read(actor, sql`r.id = any(${`{${ids.map(toUuid).join(',')}}`}::uuid[])`, sql``);
}

/** What a person recommends, as far as the actor sees it, newest first. */
export function recommendationsOf(actor: Actor, personId: Id<'person'>): Promise<readonly RecommendationView[]> {
  return read(actor, sql`r.person_id = ${toUuid(personId)}::uuid`, sql`order by r.at desc, r.id desc limit 24`);
}

/** Whoever of the people the actor follows or is friends with recommends a product, newest first; her own is asked for apart. */
export async function recommendationsFor(actor: Actor, product: Id<'product'>): Promise<readonly RecommendationView[]> {
  if (actor.kind !== 'person') return [];
  const me = viewerOf(actor);
  return read(
    actor,
    sql`r.product_id = ${toUuid(product)}::uuid and r.person_id <> ${me}
      and (exists (select from social.person_follow f where f.person_id = ${me} and f.followed_id = r.person_id)
        or identity.are_friends(${me}, r.person_id))
      and not exists (select from social.person_mute m where m.person_id = ${me} and m.muted_id = r.person_id)`,
    sql`order by r.at desc, r.id desc limit 6`,
  );
}

/** The actor's own recommendation of a product; null while there is none. */
export async function ownRecommendation(
  actor: PersonActor,
  product: Id<'product'>,
): Promise<RecommendationView | null> {
  const [own] = await read(
    actor,
    sql`r.product_id = ${toUuid(product)}::uuid and r.person_id = ${toUuid(actor.personId)}::uuid`,
    sql``,
  );
  return own ?? null;
}

/** A recommendation among all that the actor shows: of what, to whom. */
export type ShownRecommendation = {
  readonly id: Id<'recommendation'>;
  readonly title: string;
  readonly audience: 'friends' | 'public';
};

/** Everything the actor recommends at present, newest first, at most two hundred. */
export async function shownRecommendations(actor: PersonActor): Promise<readonly ShownRecommendation[]> {
  const rows = await readSocial<{ id: string; title: string; audience: 'friends' | 'public' }>(sql`
    select r.id, d.title, r.audience from social.recommendation r join shop.product d on d.id = r.product_id
    where r.person_id = ${toUuid(actor.personId)}::uuid order by r.at desc, r.id limit 200`);
  return rows.map((row) => ({ ...row, id: fromUuid('recommendation', row.id) }));
}
