import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import type { PersonCard } from '@/lib/identity/ties/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { viewerOf } from '../liking/viewer';
import { type KeptId, type ListAudience, type ListKind, readKept } from './model';

/** A list as it stands among lists: what it is, whose, and the first things in it. */
export type ListCard = {
  readonly id: Id<'list'>;
  readonly kind: ListKind;
  readonly name: string;
  readonly audience: ListAudience;
  readonly by: PersonCard;
  readonly count: number;
  /** The first few products of it. */
  readonly faces: readonly Id<'product'>[];
  readonly mine: boolean;
  readonly shownAt: Date | null;
};

/** A thing in a list, and what its owner says beside it. */
export type ItemView = { readonly id: KeptId; readonly note: string };

/** A list with all that is in it. */
export type ListView = ListCard & {
  readonly note: string;
  readonly notices: boolean;
  readonly items: readonly ItemView[];
};

type CardRow = {
  id: string;
  kind: ListKind;
  name: string;
  audience: ListAudience;
  person_id: string;
  handle: string;
  person_name: string;
  avatar_key: string | null;
  count: number;
  faces: string[];
  mine: boolean;
  shown: string | null;
};

/** Pictures on a list's card. */
const facesShown = 4;

const cards = (me: SQL, from: SQL): SQL => sql`
  select l.id, l.kind, l.name, l.audience, l.person_id, p.handle, p.name as person_name, p.avatar_key, l.shown_at::text as shown,
    (select count(*)::int from social.list_item i where i.list_id = l.id) as count,
    coalesce((select jsonb_agg(f.subject_id order by f.position) from (
      select i.subject_id, i.position from social.list_item i
      where i.list_id = l.id and i.subject_kind = 'product' order by i.position limit ${facesShown}) f), '[]') as faces,
    coalesce(l.person_id = ${me}, false) as mine
  ${from} join identity.profile p on p.person_id = l.person_id`;

/** The actor's own lists, what is saved first; then the ones made last. */
export async function ownLists(actor: PersonActor): Promise<readonly ListCard[]> {
  const me = viewerOf(actor);
  const rows = await readSocial<CardRow>(sql`
    ${cards(me, sql`from social.list l`)} where l.person_id = ${me} order by (l.kind = 'saved') desc, l.created_at desc`);
  return rows.map(toCard);
}

/** The lists of a person that the actor sees without a link, those shown last first. */
export async function listsOf(actor: Actor, personId: Id<'person'>): Promise<readonly ListCard[]> {
  const me = viewerOf(actor);
  const rows = await readSocial<CardRow>(sql`
    ${cards(me, sql`from social.list l`)}
    where l.person_id = ${toUuid(personId)}::uuid and l.shown_at is not null and social.sees_list(${me}, l)
    order by l.shown_at desc limit 24`);
  return rows.map(toCard);
}

/** Those of the named lists that the actor sees without a link, in no order. */
export async function listsById(actor: Actor, ids: readonly Id<'list'>[]): Promise<readonly ListCard[]> {
  if (ids.length === 0) return [];
  const me = viewerOf(actor);
  const rows = await readSocial<CardRow>(sql`
    ${cards(me, sql`from social.list l`)}
    where l.id = any(${`{${ids.map(toUuid).join(',')}}`}::uuid[]) and social.sees_list(${me}, l)`);
  return rows.map(toCard);
}

/** A list and what is in it, for whoever sees it; null for everybody else. */
export async function listOf(actor: Actor, list: Id<'list'>): Promise<ListView | null> {
  return oneList(actor, sql`l.id = ${toUuid(list)}::uuid and social.sees_list(${viewerOf(actor)}, l)`);
}

/** The list a link opens; null for a link that was taken back, as for one that never was. */
export async function listByLink(actor: Actor, token: string): Promise<ListView | null> {
  if (!isToken(token)) return null;
  return oneList(
    actor,
    sql`l.link_hash = ${hashToken(token)} and l.audience = 'link' and not identity.held('list', l.id)
      and not coalesce(identity.apart(${viewerOf(actor)}, l.person_id), false)`,
  );
}

/** What the actor saved; null while she saved nothing yet. */
export async function savedList(actor: PersonActor): Promise<ListView | null> {
  return oneList(actor, sql`l.person_id = ${viewerOf(actor)} and l.kind = 'saved'`);
}

async function oneList(actor: Actor, which: SQL): Promise<ListView | null> {
  const me = viewerOf(actor);
  const [row] = await readSocial<
    CardRow & { note: string; notices: boolean; items: { id: string; kind: string; note: string }[] }
  >(sql`
    select c.*, l.note, l.notices, coalesce((select jsonb_agg(
        jsonb_build_object('id', i.subject_id, 'kind', i.subject_kind, 'note', i.note)
        order by i.position, i.at desc, i.subject_id) from social.list_item i where i.list_id = l.id), '[]') as items
    from (${cards(me, sql`from social.list l`)} where ${which}) c join social.list l on l.id = c.id`);
  if (!row) return null;
  const items = row.items.map(({ id, kind, note }) => ({
    id: kind === 'post' ? fromUuid('post', id) : fromUuid('product', id),
    note,
  }));
  const card = toCard(row);
  return { ...card, note: row.note, notices: card.mine && row.notices, items };
}

/** Those of the named things that are among what the actor saved; none for a guest. */
export async function savedAmong(actor: Actor, ids: readonly KeptId[]): Promise<ReadonlySet<KeptId>> {
  if (actor.kind !== 'person' || ids.length === 0) return new Set();
  const things = new Map(ids.map((id) => [readKept(id)?.uuid ?? '', id]));
  const rows = await readSocial<{ id: string }>(sql`
    select i.subject_id as id from social.list l join social.list_item i on i.list_id = l.id
    where l.person_id = ${viewerOf(actor)} and l.kind = 'saved' and i.subject_id = any(${`{${[...things.keys()].join(',')}}`}::uuid[])`);
  return new Set(rows.flatMap(({ id }) => things.get(id) ?? []));
}

/** All products that the actor saved, five hundred at most; none for a guest. */
export async function savedProducts(actor: Actor): Promise<ReadonlySet<Id<'product'>>> {
  if (actor.kind !== 'person') return new Set();
  const rows = await readSocial<{ id: string }>(sql`
    select i.subject_id as id from social.list l join social.list_item i on i.list_id = l.id
    where l.person_id = ${viewerOf(actor)} and l.kind = 'saved' and i.subject_kind = 'product'`);
  return new Set(rows.map(({ id }) => fromUuid('product', id)));
}

/** The actor's lists with whether a thing is in each, for choosing; what is saved is not among them. */
export async function listsToKeepIn(
  actor: PersonActor,
  thing: KeptId,
): Promise<readonly { id: Id<'list'>; name: string; kind: ListKind; holds: boolean }[]> {
  const kept = readKept(thing);
  const rows = await readSocial<{ id: string; name: string; kind: ListKind; holds: boolean }>(sql`
    select l.id, l.name, l.kind, exists (select from social.list_item i where i.list_id = l.id
      and i.subject_kind = ${kept?.kind ?? ''} and i.subject_id = ${kept?.uuid ?? null}::uuid) as holds
    from social.list l where l.person_id = ${viewerOf(actor)} and l.kind <> 'saved' order by l.created_at desc limit 50`);
  return rows.map((row) => ({ ...row, id: fromUuid('list', row.id) }));
}

function toCard(row: CardRow): ListCard {
  return {
    id: fromUuid('list', row.id),
    kind: row.kind,
    name: row.name,
    audience: row.audience,
    by: { id: fromUuid('person', row.person_id), handle: row.handle, name: row.person_name, avatarKey: row.avatar_key },
    count: row.count,
    faces: row.faces.map((uuid) => fromUuid('product', uuid)),
    mine: row.mine,
    shownAt: row.shown === null ? null : new Date(row.shown),
  };
}
