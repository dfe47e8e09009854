import 'server-only';
import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney, type MoneyTransaction } from '@/db/client/money';
import { gift, giftAddress } from '@/db/schema/money/gift';
import { order, orderLine, refund } from '@/db/schema/money/order';
import { type Actor, actorKey, personOfKey } from '@/lib/identity/actor/model';
import { apartFrom, cardsOf } from '@/lib/identity/ties/queries';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { forLink } from '@/lib/money/orders/model';
import type { StoredOrder } from '@/lib/money/orders/stored/model';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { trackingUrl } from '@/lib/money/orders/tracking/model';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { openGiftAddresses } from './gift-address';
import { openWords } from './gift-words';
import {
  type GiftChoice,
  type GiftPerson,
  type GivenGift,
  giftStates,
  type OfferedGift,
  type ReceivedGift,
} from './model';
import type { Opened } from './schema';

const system: Actor = { kind: 'system', name: 'gifts', locale: 'en' };

/** A gift's row, with whether it can be accepted now. */
export type GiftRow = Awaited<ReturnType<typeof readGifts>>[number];

/** A gift as its giver sees it; null for a missing one, one that is none, and somebody else's. */
export async function givenGift(actor: Actor, orderId: Id<'order'>): Promise<GivenGift | null> {
  const owner = actorKey(actor);
  if (owner === null) return null;
  const [row] = await asActor(actor, (tx) =>
    readGifts(tx, sql`${eq(gift.orderId, orderId)} and ${eq(gift.owner, owner)}`),
  );
  if (!row) return null;
  const [words, people] = await Promise.all([openWords([row]), cardsOf(row.receiverId ? [row.receiverId] : [])]);
  const { choosable, expiresAt, open, tokenHash, returned } = row;
  const state = stateOf(row.state);
  const note = words(orderId, 'note');
  const receiver = row.receiverId ? personOf(people.get(row.receiverId)) : null;
  return {
    orderId,
    state,
    open,
    choosable,
    receiver,
    hasLink: tokenHash !== null,
    note,
    answer: words(orderId, 'answer'),
    ...{ expiresAt, returned },
  };
}

/**
 * What a link or a person's own list opens: a gift she may accept, one that she accepted, or that there is nothing to accept any more
 * (`ended`: whoever holds the giver's link learns no more of it than that). Null for a link that nobody made, and for somebody else's.
 */
export async function openedGift(
  actor: Actor,
  { token, orderId }: Opened,
): Promise<{ offered: OfferedGift } | { received: ReceivedGift } | 'ended' | null> {
  const row = await findGift(actor, { token, orderId });
  if (!row) return null;
  if (row.mine) return receivedOf(row);
  return row.open ? { offered: await offeredOf(row) } : 'ended';
}

/** Gifts that wait for the actor by name, and those she accepted, the latest first. */
export async function giftsForMe(
  actor: Actor,
): Promise<{ orderId: Id<'order'>; giver: GiftPerson | null; title: string; accepted: boolean }[]> {
  if (actor.kind !== 'person') return [];
  const key = actorKey(actor) ?? '';
  const rows = await asActor(system, (tx) =>
    readGifts(tx, sql`(${eq(gift.receiverId, actor.personId)} or ${eq(gift.acceptedBy, key)})`),
  );
  const apart = await apartFrom(actor.personId);
  const shown = rows.filter((row) => row.acceptedBy === key || (row.open && !isFrom(apart, row.owner)));
  const people = await cardsOf(shown.flatMap((row) => personOfKey(row.owner) ?? []));
  return shown.map(({ orderId, owner, title, state }) => {
    const giver = personOfKey(owner);
    return { orderId, giver: giver && personOf(people.get(giver)), title, accepted: state === 'accepted' };
  });
}

/**
 * The row that a token or the actor's own name opens. `mine` when she accepted it: by the link she was given then, or by her account.
 * For verbs and queries of gifts alone.
 */
export async function findGift(
  actor: Actor,
  { token, orderId }: Opened,
): Promise<(GiftRow & { mine: boolean }) | null> {
  const hash = isToken(token) ? hashToken(token) : null;
  const person = actor.kind === 'person' ? actor : null;
  const key = person ? (actorKey(person) ?? '') : '';
  const byName =
    person && orderId
      ? and(eq(gift.orderId, orderId), or(eq(gift.receiverId, person.personId), eq(gift.acceptedBy, key)))
      : undefined;
  const byToken = hash === null ? undefined : or(eq(gift.tokenHash, hash), eq(gift.receiverHash, hash));
  const where = byToken ?? byName;
  if (!where) return null;
  const [row] = await asActor(system, (tx) => readGifts(tx, sql`${where}`));
  if (!row) return null;
  const mine =
    row.state === 'accepted' &&
    ((hash !== null && row.receiverHash === hash) || (key !== '' && row.acceptedBy === key));
  // What she accepted stays hers. What only her name opens is not there for somebody apart from who gave it.
  if (!mine && hash === null && person && isFrom(await apartFrom(person.personId), row.owner)) return null;
  return { ...row, mine };
}

function isFrom(people: ReadonlySet<Id<'person'>>, owner: string): boolean {
  const giver = personOfKey(owner);
  return giver !== null && people.has(giver);
}

function readGifts(tx: MoneyTransaction, where: SQL) {
  return tx
    .select({
      ...{
        orderId: gift.orderId,
        owner: gift.owner,
        state: gift.state,
        choosable: gift.choosable,
        region: gift.region,
      },
      ...{ receiverId: gift.receiverId, tokenHash: gift.tokenHash, note: gift.note, answer: gift.answer },
      ...{ acceptedBy: gift.acceptedBy, receiverHash: gift.receiverHash, expiresAt: gift.expiresAt },
      open: sql<boolean>`money.gift_is_open(gift, "order")`,
      // By the refund, which is its giver's to read; the return is not.
      returned: sql<boolean>`${gift.state} = 'accepted' and exists (select from ${refund} r where r.order_id = ${order.id} and r.state = 'succeeded' and starts_with(r.key, 'return:'))`,
      country: sql<string>`coalesce(${order.shipTo}->>'country', '')`,
      title: sql<string>`coalesce((select l.title from ${orderLine} l where l.order_id = ${order.id} and l.kind = 'goods' limit 1), '')`,
    })
    .from(gift)
    .innerJoin(order, eq(order.id, gift.orderId))
    .where(where)
    .orderBy(desc(gift.createdAt))
    .limit(50);
}

async function offeredOf(row: GiftRow): Promise<OfferedGift> {
  const [shown, choices] = await Promise.all([
    shownOf(row),
    row.choosable ? otherOptions(row.orderId) : Promise.resolve([]),
  ]);
  const own = shown.stored.lines.find((line) => line.kind === 'goods');
  const all = own?.variantId ? [{ variantId: own.variantId, optionText: own.optionText }, ...choices] : [];
  return { ...shown.view, expiresAt: row.expiresAt, choices: all };
}

async function receivedOf(row: GiftRow): Promise<{ received: ReceivedGift } | null> {
  const { stored, view } = await shownOf(row);
  const [sealed] = await asActor(system, (tx) =>
    tx.select({ giftSealed: giftAddress.shipSealed }).from(giftAddress).where(eq(giftAddress.orderId, row.orderId)),
  );
  const addressOf = await openGiftAddresses([{ id: row.orderId, giftSealed: sealed?.giftSealed ?? null }]);
  const { shippedAt, deliveredAt } = forLink(stored);
  const parcels = stored.parcels.filter((one) => one.sentAt !== null);
  const { state, arrivesFrom, arrivesBy } = stored;
  return {
    received: {
      ...{ ...view, state, arrivesFrom, arrivesBy, shippedAt, deliveredAt },
      shipTo: addressOf(row.orderId) ?? stored.shipTo,
      parcels: parcels.map(({ id, carrier, trackingCode, sentAt }) => ({
        ...{ id, carrier, trackingCode, sentAt },
        trackingUrl: trackingUrl(carrier, trackingCode),
      })),
    },
  };
}

async function shownOf(row: GiftRow) {
  const giver = personOfKey(row.owner);
  const [[stored], words, people] = await Promise.all([
    storedOrders({ orderId: row.orderId }),
    openWords([row]),
    cardsOf(giver ? [giver] : []),
  ]);
  if (!stored) throw new Error('Invariant broken: a gift without an order');
  const view = {
    ...{ orderId: row.orderId, country: row.country, region: row.region, seller: stored.pageName },
    giver: giver && personOf(people.get(giver)),
    note: words(row.orderId, 'note'),
    ...goodsOf(stored),
  };
  return { stored, view };
}

function goodsOf({ lines }: StoredOrder) {
  const { title = '', optionText = '', picture = null } = lines.find((line) => line.kind === 'goods') ?? {};
  return { title, optionText, picture };
}

const Options = z.array(z.object({ id: z.uuid(), text: z.string() }));

async function otherOptions(orderId: Id<'order'>): Promise<GiftChoice[]> {
  const rows = await callMoney(Options, sql`money.gift_options(${toUuid(orderId)}::uuid)`);
  return rows.map(({ id, text }) => ({ variantId: fromUuid('variant', id), optionText: text }));
}

/** By her card, which is missing once her account is closed. */
function personOf(card: GiftPerson | undefined): GiftPerson {
  return { name: card?.name ?? '', handle: card?.handle ?? '' };
}

function stateOf(word: string) {
  const known = giftStates.find((state) => state === word);
  if (!known) throw new Error('Invariant broken: unknown state of a gift');
  return known;
}
