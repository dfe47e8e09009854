import 'server-only';
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order, orderLine } from '@/db/schema/money/order';
import { attempt, purchase } from '@/db/schema/money/purchase';
import { splitPart, splitPurchase, splitRefund } from '@/db/schema/money/split';
import { type Actor, actorKey, type PersonActor, personOfKey, type SystemActor } from '@/lib/identity/actor/model';
import { apartFrom, cardsOf } from '@/lib/identity/ties/queries';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { moneyOf } from '@/lib/money/orders/stored/model';
import { hashToken, isToken } from '@/lib/platform/tokens';
import type { PartState, SplitEnd, SplitState } from './model';
import { partToken } from './part-token';
import { type PartPromise, promiseOf } from './quotes/queries';

const system: SystemActor = { kind: 'system', name: 'parts', locale: 'en' };

/** One thing of what is bought, as everybody who has a share may see it. */
export type SharedThing = {
  title: string;
  optionText: string;
  mediaKey: string | null;
  quantity: number;
  pageName: string;
};

/** What everybody who has a share may know of the purchase: what it is, the total, and how it stands. */
export type SharedPurchase = {
  purchaseId: Id<'purchase'>;
  state: SplitState;
  why: SplitEnd | null;
  deadline: Date;
  total: Money;
  things: SharedThing[];
};

/**
 * What whoever pays a share is owed still, because her bank sent back what she was given: by the seller, or, where nothing was bought, by Souk; in the
 * currency she pays in.
 */
export type OwedShare = { amount: Money; by: 'seller' | 'souk' };

/** A share as whoever opened its link sees it: her own, and nothing of what anybody else pays, or with what. */
export type OpenedPart = {
  id: Id<'part'>;
  token: string;
  state: PartState;
  amount: Money;
  /** Whether it is asked of her by name, or she is the one who pays it. */
  isYours: boolean;
  isPayer: boolean;
  isStarter: boolean;
  /** Empty for a closed account; null where the two are apart. */
  starter: string | null;
  /** Where her bank asks her, while it does. */
  actionUrl: string | null;
  /** Whether she pays another share of it. */
  paysAnother: boolean;
  owed: OwedShare | null;
  /** At what she pays it, where that is in a currency of her own: told to nobody else. */
  promise: PartPromise | null;
  /** What she was given back of it and has, in the currency she pays in; null before anything was. */
  back: Money | null;
  of: SharedPurchase;
};

/** A share by its link's token; null for a link that opens nothing, and for who is not asked where somebody is asked by name. */
export async function openedPart(actor: Actor, token: string): Promise<OpenedPart | null> {
  if (!isToken(token)) return null;
  const owner = actorKey(actor);
  const found = await asActor(system, async (tx) => {
    const [part] = await tx
      .select()
      .from(splitPart)
      .where(eq(splitPart.tokenHash, hashToken(token)));
    if (!part) return null;
    const [paying] = part.attemptId
      ? await tx
          .select({ state: attempt.state, url: attempt.actionUrl })
          .from(attempt)
          .where(eq(attempt.id, part.attemptId))
      : [];
    const [other] = owner
      ? await tx
          .select({ id: splitPart.id })
          .from(splitPart)
          .where(and(eq(splitPart.purchaseId, part.purchaseId), eq(splitPart.payer, owner), ne(splitPart.id, part.id)))
      : [];
    return { part, paying, other };
  });
  if (!found) return null;
  const { part, paying, other } = found;
  const named = part.personId !== null;
  const isNamed = actor.kind === 'person' && actor.personId === part.personId;
  const isStarter = part.owner === owner;
  // A link that was sent on shows nothing where somebody is asked by name.
  if (named && !isNamed && !isStarter) return null;
  const of = await sharedPurchase(part.purchaseId);
  if (!of) return null;
  const isPayer = owner !== null && part.payer === owner;
  return {
    ...{ id: part.id, token, state: part.state as PartState, amount: money(part.amountMinor, of.total.currency) },
    ...{ isYours: isNamed || isPayer, isPayer, isStarter, of },
    starter: (await isApart(actor, part.owner)) ? null : await nameOf(part.owner),
    actionUrl: isPayer && paying?.state === 'action' ? paying.url : null,
    paysAnother: other !== undefined && !isStarter,
    owed: isPayer ? await owedShare(owner, of) : null,
    promise: isPayer && actor.kind === 'person' ? await promiseOf(actor, part.id) : null,
    back: isPayer ? await backOf(part.id, of) : null,
  };
}

/** A share as its starter sees it: who is asked and whether she is in, and nothing of how she pays. */
export type StartedPart = {
  id: Id<'part'>;
  turn: number;
  token: string;
  state: PartState;
  amount: Money;
  isOwn: boolean;
  /** The person who is asked by name, or who pays by the link. */
  name: string | null;
};

/** A purchase that its starter shares, with its shares; null for a missing one and for everybody else. */
export async function mySplit(
  actor: PersonActor,
  purchaseId: Id<'purchase'>,
): Promise<
  | (SharedPurchase & {
      begun: boolean;
      endsOnDecline: boolean;
      orderId: Id<'order'>;
      parts: StartedPart[];
      owed: OwedShare | null;
    })
  | null
> {
  const owner = actorKey(actor) ?? '';
  const mine = await asActor(actor, async (tx) => {
    const [split] = await tx
      .select()
      .from(splitPurchase)
      .where(and(eq(splitPurchase.purchaseId, purchaseId), eq(splitPurchase.owner, owner)));
    const parts = await tx
      .select()
      .from(splitPart)
      .where(and(eq(splitPart.purchaseId, purchaseId), eq(splitPart.owner, owner)))
      .orderBy(asc(splitPart.position));
    const [first] = await tx
      .select({ id: order.id })
      .from(order)
      .where(eq(order.purchaseId, purchaseId))
      .orderBy(asc(order.pageId));
    return split && first ? { split, parts, orderId: first.id } : null;
  });
  const of = mine && (await sharedPurchase(purchaseId));
  if (!mine || !of) return null;
  const people = mine.parts.flatMap(({ personId, payer }) => personId ?? personOfKey(payer) ?? []);
  const [cards, apart] = await Promise.all([cardsOf(people), apartFrom(actor.personId)]);
  const parts = mine.parts.map((part) => {
    const who = personOfKey(part.payer) ?? part.personId;
    return {
      ...{ id: part.id, turn: part.turn, token: partToken(part.id, part.turn), state: part.state as PartState },
      amount: money(part.amountMinor, of.total.currency),
      isOwn: part.payer === owner || part.position === 1,
      name: who && !apart.has(who) ? (cards.get(who)?.name ?? null) : null,
    };
  });
  const { begunAt, endsOnDecline } = mine.split;
  const owed = await owedShare(owner, of);
  return { ...of, begun: begunAt !== null, endsOnDecline, orderId: mine.orderId, parts, owed };
}

/** How the purchase stands by which the actor pays a share, with that share's token; null for any other. */
export async function partPurchase(actor: PersonActor, purchaseUuid: string) {
  const purchaseId = fromUuid('purchase', purchaseUuid);
  const [own] = await asActor(actor, (tx) =>
    tx
      .select({
        ...{
          state: attempt.state,
          actionUrl: attempt.actionUrl,
          undoUntil: attempt.undoUntil,
          partId: purchase.partId,
        },
      })
      .from(purchase)
      .innerJoin(attempt, eq(attempt.purchaseId, purchase.id))
      .where(and(eq(purchase.id, purchaseId), sql`${purchase.partId} is not null`)),
  );
  return own ? { ...own, purchaseId, undoUntil: own.undoUntil ?? new Date() } : null;
}

/** The token of the share that a purchase of the actor's pays, so that her bank's page leads her back to it; null for any other purchase. */
export async function shareOfPurchase(actor: Actor, purchaseId: Id<'purchase'>): Promise<string | null> {
  const [own] = await asActor(actor, (tx) =>
    tx.select({ partId: purchase.partId }).from(purchase).where(eq(purchase.id, purchaseId)),
  );
  const partId = own?.partId;
  if (!partId) return null;
  const [part] = await asActor(system, (tx) =>
    tx
      .select({ ...{ turn: splitPart.turn, payer: splitPart.payer, personId: splitPart.personId } })
      .from(splitPart)
      .where(eq(splitPart.id, partId)),
  );
  // Whoever stepped out is not led to the link of whoever came after her.
  const hers = part && [part.payer, part.personId && `person:${toUuid(part.personId)}`];
  return part && (part.turn === 0 || hers?.includes(actorKey(actor))) ? partToken(partId, part.turn) : null;
}

async function sharedPurchase(purchaseId: Id<'purchase'>): Promise<SharedPurchase | null> {
  return asActor(system, async (tx) => {
    const [row] = await tx
      .select({
        ...{ state: splitPurchase.state, why: splitPurchase.why, deadline: splitPurchase.deadline },
        ...{ currency: purchase.currency, total: purchase.totalMinor },
      })
      .from(splitPurchase)
      .innerJoin(purchase, eq(purchase.id, splitPurchase.purchaseId))
      .where(eq(splitPurchase.purchaseId, purchaseId));
    if (!row || !isCurrency(row.currency)) return null;
    const things = await tx
      .select({
        ...{ title: orderLine.title, optionText: orderLine.optionText, mediaKey: orderLine.mediaKey },
        ...{ quantity: orderLine.quantity, pageName: order.pageName },
      })
      .from(orderLine)
      .innerJoin(order, eq(order.id, orderLine.orderId))
      .where(and(eq(order.purchaseId, purchaseId), eq(orderLine.kind, 'goods')))
      .orderBy(asc(order.pageId), asc(orderLine.position));
    const { state, why, deadline } = row;
    const total = money(row.total, row.currency);
    return { purchaseId, state: state as SplitState, why: why as SplitEnd | null, deadline, total, things };
  });
}

/** What one payer is owed of a purchase, of all shares she pays of it; whoever pays in a currency of her own pays one. */
async function owedShare(payer: string, of: SharedPurchase): Promise<OwedShare | null> {
  if (of.state !== 'captured' && of.state !== 'ended') return null;
  const rows = await asActor(system, (tx) =>
    tx.execute<{ owed: string; charged: string | null; currency: string | null }>(sql`
      select o.owed::text as owed, money.charged_back(q.id, o.owed)::text as charged, (money.promise_of(q.id)).charged_currency as currency
      from money.split_part q cross join lateral (select money.part_owed(q.id) as owed) o
      where q.purchase_id = ${toUuid(of.purchaseId)}::uuid and q.payer = ${payer} and o.owed > 0`),
  );
  const [first] = rows;
  if (!first) return null;
  const own = first.charged !== null && first.currency !== null;
  const amount = own
    ? moneyOf(BigInt(first.charged ?? 0), first.currency ?? '')
    : money(
        [...rows].reduce((sum, { owed }) => sum + BigInt(owed), 0n),
        of.total.currency,
      );
  return { amount, by: of.state === 'captured' ? 'seller' : 'souk' };
}

async function backOf(partId: Id<'part'>, of: SharedPurchase): Promise<Money | null> {
  const [row] = await asActor(system, (tx) =>
    tx
      .select({
        minor: sql<string | null>`sum(coalesce(${splitRefund.chargedMinor}, ${splitRefund.amountMinor}))`,
        currency: sql<string | null>`min(${splitRefund.chargedCurrency})`,
      })
      .from(splitRefund)
      .where(and(eq(splitRefund.partId, partId), eq(splitRefund.state, 'succeeded'))),
  );
  return row?.minor ? moneyOf(BigInt(row.minor), row.currency ?? of.total.currency) : null;
}

async function isApart(actor: Actor, owner: string): Promise<boolean> {
  const other = personOfKey(owner);
  return actor.kind === 'person' && other !== null && (await apartFrom(actor.personId)).has(other);
}

async function nameOf(owner: string): Promise<string> {
  const id = personOfKey(owner);
  return (id && (await cardsOf([id])).get(id)?.name) ?? '';
}
