import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader, readSocial, type SocialTransaction } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sealText } from '@/lib/social/sealing/seal-text';
import { hourlyMax, type MessageKind, type WriteRefusal } from './model';
import { areKept, attachPhotos, type Chosen, sealDescriptions } from './photos/attach-photos';
import { isSaidToMany } from './said-to-many';
import type { Place } from './schema';
import { type Standing, standingIn } from './standing';
import { tellMessage } from './tell-message';

/** What a message brings, besides where it is said. */
export type Message = {
  readonly key: string;
  readonly words: string;
  readonly product?: Id<'product'> | undefined;
  /** A variant of the page's own that it proposes to be paid. */
  readonly pay?: Id<'variant'> | undefined;
  /** Photographs she chose for it, in their order, with what is to be seen on them. */
  readonly photos?: readonly Chosen[] | undefined;
  /** The random name of an order of hers at this page: given by the money ring alone. */
  readonly order?: string | undefined;
  /** The random name of a request to pay between two people: given by the money ring alone. */
  readonly request?: string | undefined;
};

/**
 * Writes a message into a conversation the actor stands in, for herself or for her page, and tells the other side. The same key is
 * the same message. Refusals: `not_found`, `cannot_write` (no friend any more, blocked, closed: neither side is told which),
 * `too_many_messages` of a side in an hour, `said_to_many`: the same words to many within an hour, `photo_gone`: no longer kept, or
 * sent with another message.
 */
export async function writeMessage(
  actor: PersonActor,
  place: Place,
  message: Message,
): Promise<Result<Id<'message'>, WriteRefusal>> {
  const me = toUuid(actor.personId);
  const standing = await asReader(me, (tx) => standingIn(tx, actor, place));
  if (!standing) return refuse('not_found');
  if (!standing.open) return refuse('cannot_write');
  const brings = await broughtBy(standing, message);
  if (brings === null) return refuse('not_found');
  if (await isSaidToMany(actor, standing, message.words)) return refuse('said_to_many');
  // The key that seals is asked for before the transaction: whoever keeps keys may be another machine.
  const id = newId('message');
  const owner = ownerOf(standing, actor);
  const sealed = message.words === '' ? null : await sealText(owner, placeOf(id), message.words);
  const photos = await sealDescriptions(owner, message.photos ?? []);
  return asReader(me, async (tx) => {
    const now = await standingIn(tx, actor, place, { lock: true });
    if (!now) return refuse('not_found');
    const [known] = await tx.execute<{ id: string }>(sql`
      select id from social.talk_message
      where talk_id = ${toUuid(now.talk)}::uuid and side = ${now.side} and key = ${message.key}`);
    if (known) return ok(fromUuid('message', known.id));
    if (!now.open) return refuse('cannot_write');
    if (await wroteTooMuch(tx, now)) return refuse('too_many_messages');
    if (!(await areKept(tx, now, photos))) return refuse('photo_gone');
    await insert(tx, { id, standing: now, writer: actor.personId, sealed, key: message.key, brings, photos });
    await attachPhotos(tx, id, photos);
    await tellMessage(tx, now, actor);
    return ok(id);
  });
}

/** Whose words are: the person's who wrote them, or the page's for which somebody did. */
export function ownerOf<Person extends Id<'person'> | null>(
  { side, pageId }: Pick<Standing, 'side' | 'pageId'>,
  { personId }: { personId: Person },
): Id<'page'> | Person {
  return side === 'b' && pageId !== null ? pageId : personId;
}

/** Where a message's words lie, for the vault. */
export function placeOf(id: Id<'message'>): { table: string; id: string } {
  return { table: 'social.talk_message', id };
}

async function wroteTooMuch(tx: SocialTransaction, { talk, side }: Standing): Promise<boolean> {
  const [row] = await tx.execute<{ lately: number }>(sql`
    select count(*)::int as lately from social.talk_message
    where talk_id = ${toUuid(talk)}::uuid and side = ${side} and at > now() - interval '1 hour'`);
  return (row?.lately ?? 0) >= hourlyMax;
}

type Written = {
  id: Id<'message'>;
  standing: Standing;
  writer: Id<'person'>;
  sealed: string | null;
  key: string;
  brings: Brings;
  photos: readonly Chosen[];
};

/** Whoever writes has read what was there. */
async function insert(
  tx: SocialTransaction,
  { id, standing, writer, sealed, key, brings, photos }: Written,
): Promise<void> {
  const [talk, number] = [toUuid(standing.talk), standing.messages + 1];
  await tx.execute(sql`
    update social.talk set messages = ${number}, last_at = clock_timestamp() where id = ${talk}::uuid`);
  await tx.execute(sql`
    insert into social.talk_message (id, talk_id, number, side, person_id, key, kind, words, product_id, variant_id, order_mark, photos)
    values (${toUuid(id)}::uuid, ${talk}::uuid, ${number}, ${standing.side}, ${toUuid(writer)}::uuid, ${key},
      ${brings.kind}, ${sealed}, ${brings.product}::uuid, ${brings.variant}::uuid, ${brings.order}::uuid, ${photos.length})`);
  await tx.execute(sql`
    insert into social.talk_side (talk_id, side, read) values (${talk}::uuid, ${standing.side}, ${number})
    on conflict (talk_id, side) do update set read = excluded.read`);
}

/** What a message brings besides words, by its uuid. */
type Brings = { kind: MessageKind; product: string | null; variant: string | null; order: string | null };

const nothing = { product: null, variant: null, order: null };

/** Null for what cannot be brought: only a page proposes to be paid, and only what is its own; only who buys there speaks of an order. */
async function broughtBy(
  { side, pageId }: Standing,
  { product, pay, order, request }: Message,
): Promise<Brings | null> {
  if (request !== undefined) return pageId === null ? { ...nothing, kind: 'request', order: request } : null;
  if (order !== undefined) return side === 'a' && pageId !== null ? { ...nothing, kind: 'order', order } : null;
  if (pay === undefined)
    return product ? { ...nothing, kind: 'product', product: toUuid(product) } : { ...nothing, kind: 'words' };
  if (side !== 'b' || pageId === null) return null;
  const [row] = await readSocial<{ product: string }>(sql`
    select v.product_id as product from shop.variant v
    where v.id = ${toUuid(pay)}::uuid and v.page_id = ${toUuid(pageId)}::uuid and v.removed_at is null`);
  return row ? { ...nothing, kind: 'pay', product: row.product, variant: toUuid(pay) } : null;
}
