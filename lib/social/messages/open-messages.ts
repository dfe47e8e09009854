import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { openTexts, type SealedText } from '@/lib/social/sealing/open-text';
import type { MessageKind, TalkSide } from './model';
import type { PhotoView } from './photos/model';
import { openPhotos, type SealedPhoto } from './photos/queries';
import { ownerOf, placeOf } from './write-message';

/** A message as a side of its conversation sees it; `words` null for none, and for what its writer took with her. */
export type MessageView = {
  readonly id: Id<'message'>;
  readonly number: number;
  readonly mine: boolean;
  readonly kind: MessageKind;
  readonly words: string | null;
  readonly product: Id<'product'> | null;
  /** Which of its variants is proposed to be paid. */
  readonly variant: Id<'variant'> | null;
  /** The random name of an order. */
  readonly order: string | null;
  /** How many photographs it has, and those that the reader may see; none of them in a list of conversations. */
  readonly photoCount: number;
  readonly photos: readonly PhotoView[];
  readonly reported: boolean;
  readonly at: Date;
  readonly removed: boolean;
};

/** A message as the database answers it: what `messageColumns` selects. */
export type MessageRow = {
  id: string;
  talk: string;
  number: number;
  side: TalkSide;
  writer: string | null;
  kind: MessageKind;
  words: string | null;
  product: string | null;
  variant: string | null;
  order: string | null;
  photos: number;
  reported: boolean;
  at: string;
  removed: boolean;
};

/** What a view needs of message `m`. */
export const messageColumns: SQL = sql`m.id, m.talk_id as talk, m.number, m.side, m.person_id as writer, m.kind, m.words, m.product_id as product, m.variant_id as variant,
  m.order_mark as "order", m.photos,
  exists (select from social.talk_report r where r.message_id = m.id) as reported,
  m.at::text as at, m.removed_at is not null as removed`;

/** Whose conversation it is, and on which side of it whoever reads stands. */
export type Owning = { pageId: Id<'page'> | null; side: TalkSide };

/** Messages with their words and those of their photographs that are given, each owner's key asked for once. */
export async function openMessages(
  sealed: readonly ({ row: MessageRow; standing: Owning } | null)[],
  photos: readonly SealedPhoto[] = [],
): Promise<readonly (MessageView | null)[]> {
  const texts = sealed.map((one) => one && sealedText(one));
  const [words, shown] = await Promise.all([openTexts(texts), openPhotos(photos)]);
  return sealed.map(
    (one, at) => one && toMessage(one.row, one.standing.side, words[at] ?? null, shown.get(one.row.id) ?? []),
  );
}

/** Nothing for what was removed, and for what its writer took with her. */
function sealedText({ row, standing }: { row: MessageRow; standing: Owning }): SealedText | null {
  const { side, words, writer } = row;
  const personId = writer === null ? null : fromUuid('person', writer);
  const owner = ownerOf({ ...standing, side }, { personId });
  return words === null || owner === null
    ? null
    : { owner, place: placeOf(fromUuid('message', row.id)), sealed: words };
}

function toMessage(row: MessageRow, side: TalkSide, words: string | null, photos: readonly PhotoView[]): MessageView {
  return {
    ...{ id: fromUuid('message', row.id), number: row.number, mine: row.side === side, kind: row.kind, words },
    ...{
      product: row.product === null ? null : fromUuid('product', row.product),
      variant: row.variant === null ? null : fromUuid('variant', row.variant),
      order: row.order,
      photoCount: row.photos,
      photos,
      reported: row.reported,
      at: new Date(row.at),
      removed: row.removed,
    },
  };
}
