import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readSocial, type SocialTransaction } from '@/db/client/social';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { openTexts } from '@/lib/social/sealing/open-text';
import { notePlace, type ShareView } from './model';

/** Shares shown of one person, or of one product, at once. */
const shownMax = 24;

type ShareRow = {
  id: string;
  person_id: string;
  handle: string;
  name: string;
  avatar_key: string | null;
  item: string | null;
  page_id: string | null;
  page_handle: string | null;
  page_name: string | null;
  donation: boolean;
  takes: boolean;
  product_id: string | null;
  slug: string | null;
  note: string;
  sealed_note: string | null;
  comments: boolean;
  width: number | null;
  height: number | null;
  price: string | null;
  currency: string | null;
  month: string | null;
  since: string;
};

/** Whom the database compares: the actor's person, or nobody in particular. */
export function viewerOf(actor: Actor): SQL {
  return actor.kind === 'person' ? sql`${toUuid(actor.personId)}::uuid` : sql`null::uuid`;
}

// Whoever's account is closed has none; page and product are named while they are there.
const from = sql`social.share s
  join identity.profile p on p.person_id = s.person_id
  left join shop.page g on g.id = s.page_id and g.state = 'published'
  left join shop.product d on d.id = s.product_id and d.page_id = g.id and d.state = 'published'
  left join shop.media m on m.key = s.photo_key`;
const columns = sql`s.id, s.person_id, p.handle, p.name, p.avatar_key, s.item, g.id as page_id, g.handle as page_handle, g.name as page_name,
  s.donation, s.donation and coalesce(shop.takes_donations(g.id), false) as takes,
  d.id as product_id, d.slug, s.note, s.sealed_note, s.comments, m.width, m.height, s.price::text as price, s.currency, s.month::text as month,
  s.starts_at::text as since`;
// One that says nothing any more, because all it named was a page that is gone, is not shown.
const says = sql`(s.item is not null or g.id is not null)`;

/** Those of the named shares that the actor sees, in the order asked for. */
export async function sharesById(actor: Actor, ids: readonly Id<'share'>[]): Promise<readonly ShareView[]> {
  if (ids.length === 0) return [];
  const found = await seenShares(actor, sql`s.id = any(${`{${ids.map(toUuid).join(',')}}`}::text::uuid[])`);
  const byId = new Map(found.map((share) => [share.id, share]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What of one person's shares the actor sees, latest first. */
export function sharesOfPerson(actor: Actor, person: Id<'person'>): Promise<readonly ShareView[]> {
  return seenShares(actor, sql`s.person_id = ${toUuid(person)}::uuid`);
}

/**
 * What the actor sees of what others shared of one product, her friends' first. Nothing for who is not signed in: a product's page
 * as a stranger sees it is kept by browsers for when they are offline.
 */
export async function sharesOfProduct(actor: Actor, product: Id<'product'>): Promise<readonly ShareView[]> {
  if (actor.kind !== 'person') return [];
  const viewer = viewerOf(actor);
  return seenShares(
    actor,
    sql`s.product_id = ${toUuid(product)}::uuid and d.id is not null and s.person_id <> ${viewer}
      and not exists (select from social.person_mute u where u.person_id = ${viewer} and u.muted_id = s.person_id)`,
    sql`identity.are_friends(${viewer}, s.person_id) desc,`,
  );
}

async function seenShares(actor: Actor, which: SQL, first: SQL = sql``): Promise<ShareView[]> {
  const viewer = viewerOf(actor);
  const rows = await readSocial<ShareRow>(sql`
    select ${columns} from ${from}
    where ${which} and ${says} and social.sees_share(${viewer}, s)
    order by ${first} s.starts_at desc, s.id limit ${shownMax}`);
  return viewsOf(rows, actor, (id) => `/shares/${id}`);
}

/** The share that a link opens for the actor; null for any other text. */
export async function shareByLink(actor: Actor, token: string): Promise<ShareView | null> {
  if (!isToken(token)) return null;
  const which = sql`s.link_hash = ${hashToken(token)} and social.opens_share(${viewerOf(actor)}, s)`;
  const [view] = await viewsOf(await readSocial<ShareRow>(one(which)), actor, () => `/s/${token}`);
  return view ?? null;
}

/**
 * How a share that this transaction wrote is answered to somebody who comes by its address or by its link: the same statement as
 * everywhere, for whoever looks at it before it is shared. Its words are not in it: nothing is opened within a transaction.
 */
export async function shareAs(
  tx: SocialTransaction,
  actor: Actor,
  { share, by }: { share: Id<'share'>; by: 'address' | 'link' },
): Promise<ShareView | null> {
  const may = by === 'link' ? sql`social.opens_share` : sql`social.sees_share`;
  const [row] = await tx.execute<ShareRow>(one(sql`s.id = ${toUuid(share)}::uuid and ${may}(${viewerOf(actor)}, s)`));
  return row ? viewOf(row, '', actor, `/shares/${share}`) : null;
}

function one(which: SQL): SQL {
  return sql`select ${columns} from ${from} where ${which} and ${says}`;
}

/** The storage key of the picture of a share that the actor sees, or whose link she has; null where there is none for her. */
export async function photoOfShare(
  actor: Actor,
  by: { share: Id<'share'> } | { token: string },
): Promise<string | null> {
  if ('token' in by && !isToken(by.token)) return null;
  const viewer = viewerOf(actor);
  const which =
    'token' in by
      ? sql`s.link_hash = ${hashToken(by.token)} and social.opens_share(${viewer}, s)`
      : sql`s.id = ${toUuid(by.share)}::uuid and social.sees_share(${viewer}, s)`;
  const [row] = await readSocial<{ key: string }>(sql`
    select m.key from ${from} where ${which} and ${says} and m.key is not null`);
  return row?.key ?? null;
}

/** Whether a share names the actor. */
export async function isNamedIn(actor: PersonActor, share: Id<'share'>): Promise<boolean> {
  const rows = await readSocial(sql`
    select 1 from social.share_person where share_id = ${toUuid(share)}::uuid and person_id = ${viewerOf(actor)}`);
  return rows.length > 0;
}

/** Rows as they are answered, with their words opened; the picture of each lies below its place. */
async function viewsOf(
  rows: readonly ShareRow[],
  actor: Actor,
  place: (share: Id<'share'>) => string,
): Promise<ShareView[]> {
  const notes = await openTexts(
    rows.map(({ id, sealed_note: sealed }) => {
      const share = fromUuid('share', id);
      return sealed === null ? null : { owner: share, place: notePlace(share), sealed };
    }),
  );
  // One of before the sealing has its words in the open still.
  return rows.map((row, at) => viewOf(row, notes[at] ?? row.note, actor, place(fromUuid('share', row.id))));
}

/** A row as it is answered; its picture lies below `place`. */
function viewOf(row: ShareRow, note: string, actor: Actor, place: string): ShareView {
  const by = fromUuid('person', row.person_id);
  const page =
    row.page_id !== null && row.page_handle !== null && row.page_name !== null
      ? { id: fromUuid('page', row.page_id), handle: row.page_handle, name: row.page_name }
      : null;
  return {
    id: fromUuid('share', row.id),
    by: { id: by, handle: row.handle, name: row.name, avatarKey: row.avatar_key },
    mine: actor.kind === 'person' && actor.personId === by,
    item: row.item,
    page,
    donation: row.donation ? { takes: row.takes } : null,
    product:
      row.product_id !== null && row.slug !== null ? { id: fromUuid('product', row.product_id), slug: row.slug } : null,
    note,
    photo:
      row.width !== null && row.height !== null
        ? { src: `${place}/photo`, width: row.width, height: row.height }
        : null,
    price: row.price !== null && isCurrency(row.currency) ? money(BigInt(row.price), row.currency) : null,
    month: row.month,
    since: new Date(row.since),
    comments: row.comments,
  };
}
