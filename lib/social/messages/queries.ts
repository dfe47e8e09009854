import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { asReader, type SocialTransaction } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { smallMediaJson } from '@/lib/shop/cards/queries';
import type { MediaView } from '@/lib/shop/catalog/model';
import { shownStep, type TalkSide } from './model';
import { type MessageRow, type MessageView, messageColumns, type Owning, openMessages } from './open-messages';
import { between, type Partner } from './open-talk';
import { photosIn } from './photos/queries';
import type { Place } from './schema';
import { type Standing, standingIn } from './standing';

/** Who is on the other side; null for somebody whose account is gone. */
export type PartnerView =
  | {
      readonly kind: 'person';
      readonly id: Id<'person'>;
      readonly name: string;
      readonly handle: string;
      readonly avatarKey: string | null;
    }
  | {
      readonly kind: 'page';
      readonly id: Id<'page'>;
      readonly name: string;
      readonly handle: string;
      readonly logo: MediaView | null;
    };

/** A conversation in the list of them. */
export type TalkLine = {
  readonly id: Id<'talk'>;
  readonly partner: PartnerView | null;
  readonly last: MessageView | null;
  readonly lastAt: Date;
  /** How many messages it has that were not read. */
  readonly unread: number;
  readonly muted: boolean;
};

type PartnerRow = {
  a: string;
  b: string | null;
  page: string | null;
  person_name: string | null;
  person_handle: string | null;
  person_avatar: string | null;
  page_name: string | null;
  page_handle: string | null;
  logo: MediaView | null;
};

/** Conversations shown at once. */
const listedMax = 60;

/** Of conversation `t`, who is not on the reader's side. */
// What was said stays with both; a face is shown to a friend, and who is none does not see whether it is another by now.
function partner(side: SQL): { columns: SQL; joins: SQL } {
  return {
    columns: sql`t.person_a as a, t.person_b as b, t.page_id as page, p.name as person_name, p.handle as person_handle,
      case when t.person_b is null or identity.are_friends(t.person_a, t.person_b) and not identity.apart(t.person_a, t.person_b)
        then p.avatar_key end as person_avatar,
      g.name as page_name, g.handle as page_handle, (select ${smallMediaJson} from shop.media m where m.id = g.logo_media_id) as logo`,
    joins: sql`left join identity.profile p on p.person_id = case ${side} when 'a' then t.person_b else t.person_a end
      left join shop.page g on g.id = t.page_id`,
  };
}

function toPartner(row: PartnerRow, side: TalkSide): PartnerView | null {
  if (row.page !== null && side === 'a') {
    const { page_name: name, page_handle: handle, logo } = row;
    return name === null || handle === null
      ? null
      : { kind: 'page', id: fromUuid('page', row.page), name, handle, logo };
  }
  const id = side === 'a' ? row.b : row.a;
  const { person_name: name, person_handle: handle, person_avatar: avatarKey } = row;
  // Whoever has closed her account has no name any more.
  return id === null || !name || handle === null
    ? null
    : { kind: 'person', id: fromUuid('person', id), name, handle, avatarKey };
}

/**
 * The actor's conversations, those in which something was said last first, or those of a page she answers for; `named` keeps those
 * with somebody whose name holds it. None for who does not answer for the page.
 */
export async function talksOf(
  actor: PersonActor,
  { as, named = '' }: { as?: Id<'page'> | undefined; named?: string } = {},
): Promise<readonly TalkLine[]> {
  const me = toUuid(actor.personId);
  const mine = as
    ? sql`select t.*, 'b' as side from social.talk t where t.page_id = ${toUuid(as)}::uuid
          and shop.answers_for(t.page_id, ${me}::uuid)`
    : sql`select t.*, 'a' as side from social.talk t where t.person_a = ${me}::uuid
          union all select t.*, 'b' from social.talk t where t.person_b = ${me}::uuid`;
  const { columns, joins } = partner(sql`t.side`);
  const like = `%${named.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await asReader(me, (tx) =>
    tx.execute<PartnerRow & TalkRow>(sql`
      select t.id as talk_id, t.side as my_side, t.last_at::text as last_at, ${columns},
        greatest(t.messages - coalesce(s.read, 0), 0) as unread, coalesce(s.muted, false) as muted, to_jsonb(l) as last
      from (${mine}) t ${joins}
      left join social.talk_side s on s.talk_id = t.id and s.side = t.side
      left join lateral (select ${messageColumns} from social.talk_message m where m.talk_id = t.id order by m.number desc limit 1) l on true
      where t.messages > 0 and (${named} = '' or case when t.page_id is not null and t.side = 'a' then g.name else p.name end ilike ${like})
      order by t.last_at desc, t.id limit ${listedMax}`),
  );
  const lasts = await openMessages(rows.map((row) => row.last && { row: row.last, standing: standingOf(row) }));
  return rows.map((row, at) => ({
    ...{ id: fromUuid('talk', row.talk_id), partner: toPartner(row, row.my_side), last: lasts[at] ?? null },
    ...{ lastAt: new Date(row.last_at), unread: row.unread, muted: row.muted },
  }));
}

type TalkRow = {
  talk_id: string;
  my_side: TalkSide;

  last_at: string;
  unread: number;
  muted: boolean;
  last: MessageRow | null;
};

function standingOf(row: { page: string | null; my_side: TalkSide }): Owning {
  return { pageId: row.page === null ? null : fromUuid('page', row.page), side: row.my_side };
}

/** A conversation as the actor has it in front of her. */
export type TalkView = {
  readonly id: Id<'talk'>;
  readonly kind: Standing['kind'];
  readonly side: TalkSide;
  readonly pageId: Id<'page'> | null;
  readonly partner: PartnerView | null;
  readonly open: boolean;
  readonly muted: boolean;
  /** Whether the actor's own side wants nothing more of the other. */
  readonly closedByMe: boolean;
  /** Whether the actor shows that she is writing, and then sees it of others. */
  readonly typing: boolean;
  /** How far the other side is told to have read; 0 where one of the two does not say or want to know. */
  readonly seen: number;
  readonly read: number;
  readonly latest: number;
  readonly messages: readonly MessageView[];
  /** Whether there are some before these. */
  readonly earlier: boolean;
};

/** A conversation with its latest messages, or those before a number; null for everybody who does not stand in it. */
export async function talkFor(
  actor: PersonActor,
  place: Place,
  { before = null, shown = shownStep }: { before?: number | null; shown?: number } = {},
): Promise<TalkView | null> {
  const me = toUuid(actor.personId);
  const found = await asReader(me, async (tx) => {
    const standing = await standingIn(tx, actor, place);
    if (!standing) return null;
    const rows = await readMessages(tx, standing, before, shown);
    const photos = await photosIn(tx, withPhotos(rows));
    return { standing, ...(await readAround(tx, standing, me)), rows, photos };
  });
  if (!found) return null;
  const { standing, head, rows, photos } = found;
  const latestRows = rows.slice(0, shown).reverse();
  const messages = await openMessages(
    latestRows.map((row) => ({ row, standing })),
    photos,
  );
  const { talk: id, kind, side, pageId, open, messages: latest } = standing;
  return {
    ...{
      id,
      kind,
      side,
      pageId,
      open,
      latest,
      partner: toPartner(head, side),
      messages: messages.filter((one) => one !== null),
    },
    ...{
      muted: head.muted,
      closedByMe: head.closed,
      typing: head.typing,
      read: head.read,
      seen: head.seen,
      earlier: rows.length > shown,
    },
  };
}

const withPhotos = (rows: readonly MessageRow[]) => rows.flatMap(({ id, photos }) => (photos > 0 ? [id] : []));

function readMessages(
  tx: SocialTransaction,
  { talk }: Standing,
  before: number | null,
  shown: number,
): Promise<readonly MessageRow[]> {
  return tx.execute<MessageRow>(sql`
    select ${messageColumns} from social.talk_message m
    where m.talk_id = ${toUuid(talk)}::uuid and (${before}::int is null or m.number < ${before}::int)
    order by m.number desc limit ${shown + 1}`);
}

/** One message of a conversation and the side of it the actor stands on; null for everybody else, and for those of another one. */
export async function messageAt(
  actor: PersonActor,
  place: Place,
  id: Id<'message'>,
): Promise<{ message: MessageView; side: TalkSide } | null> {
  const found = await asReader(toUuid(actor.personId), async (tx) => {
    const standing = await standingIn(tx, actor, place);
    if (!standing) return null;
    const [row] = await tx.execute<MessageRow>(sql`
      select ${messageColumns} from social.talk_message m
      where m.id = ${toUuid(id)}::uuid and m.talk_id = ${toUuid(standing.talk)}::uuid`);
    return row ? { row, standing, photos: await photosIn(tx, withPhotos([row])) } : null;
  });
  const [message] = await openMessages([found], found?.photos);
  return found && message ? { message, side: found.standing.side } : null;
}

type HeadRow = PartnerRow & {
  typing: boolean;
  muted: boolean;
  closed: boolean;
  read: number;
  seen: number;
};

async function readAround(tx: SocialTransaction, { talk, side }: Standing, me: string): Promise<{ head: HeadRow }> {
  const { columns, joins } = partner(sql`${side}::text`);
  const [head] = await tx.execute<HeadRow>(sql`
    select ${columns}, coalesce(s.muted, false) as muted, coalesce(s.closed, false) as closed, coalesce(s.read, 0) as read,
      coalesce((select c.typing from social.talk_setting c where c.person_id = ${me}::uuid), true) as typing,
      case when coalesce((select c.reads from social.talk_setting c where c.person_id = ${me}::uuid), true)
        then coalesce(o.told, 0) else 0 end as seen
    from social.talk t ${joins}
    left join social.talk_side s on s.talk_id = t.id and s.side = ${side}
    left join social.talk_side o on o.talk_id = t.id and o.side <> ${side}
    where t.id = ${toUuid(talk)}::uuid`);
  if (!head) throw new Error('a conversation one stands in is there');
  return { head };
}

/** Of conversations by their uuids, those the actor stands in; of pages, those she answers for: what her browser may hear of. */
export async function hearable(
  actor: PersonActor,
  { talks, pages }: { talks: readonly string[]; pages: readonly string[] },
): Promise<ReadonlySet<string>> {
  const me = toUuid(actor.personId);
  const rows = await asReader(me, (tx) =>
    tx.execute<{ topic: string }>(sql`
      select 'talk:' || t.id as topic from social.talk t where t.id = any(${`{${talks.join(',')}}`}::uuid[])
      union all
      select 'inbox:' || g from unnest(${`{${pages.join(',')}}`}::uuid[]) g where shop.answers_for(g, ${me}::uuid)`),
  );
  return new Set(rows.map((row) => row.topic));
}

/** The conversation the actor has with a page or a person already; null when there is none. */
export async function knownTalk(actor: PersonActor, partner: Partner): Promise<Id<'talk'> | null> {
  const me = toUuid(actor.personId);
  const [row] = await asReader(me, (tx) =>
    tx.execute<{ id: string }>(sql`select t.id from social.talk t where t.messages > 0 and ${between(me, partner)}`),
  );
  return row ? fromUuid('talk', row.id) : null;
}
