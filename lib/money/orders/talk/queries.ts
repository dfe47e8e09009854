import 'server-only';
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { orderTalk } from '@/db/schema/money/parcel';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { seen } from '@/lib/money/orders/inbox/queries';
import { sellerMay } from '@/lib/money/orders/seller-may';
import type { Side } from './schema';

/** Conversations of a page that are looked at for what is new in them, the latest ones. */
const talksMax = 500;

/** The condition of orders on whose one side the actor stands, once both sides see them; a buyer is no seller and the other way round. */
export function ofSide(actor: Actor, side: Side): SQL {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return sql`false`;
  return sql`(${side === 'buyer' ? eq(order.owner, owner) : sellerMay('see_buyers')} and ${seen})`;
}

/** The name of the conversation about an order for somebody on that side of it; null before it began and for everybody else. */
export async function talkOf(actor: Actor, orderId: Id<'order'>, side: Side): Promise<string | null> {
  const talks = await talksOf(actor, [orderId], side);
  return talks.get(orderId) ?? null;
}

/** The same for several orders, by order. */
export function talksOf(
  actor: Actor,
  orderIds: readonly Id<'order'>[],
  side: Side,
): Promise<ReadonlyMap<Id<'order'>, string>> {
  return readTalks(actor, inArray(order.id, [...orderIds]), side);
}

/** The conversations of a page's orders, by order, the latest begun first; none for who may not see buyers. */
export function talksOfPage(actor: Actor, pageId: Id<'page'>): Promise<ReadonlyMap<Id<'order'>, string>> {
  return readTalks(actor, eq(orderTalk.pageId, pageId), 'shop');
}

async function readTalks(actor: Actor, which: SQL, side: Side): Promise<ReadonlyMap<Id<'order'>, string>> {
  const rows = await asActor(actor, (tx) =>
    tx
      .select({ orderId: orderTalk.orderId, talk: orderTalk.talkId })
      .from(orderTalk)
      .innerJoin(order, eq(order.id, orderTalk.orderId))
      .where(and(which, ofSide(actor, side)))
      .orderBy(desc(orderTalk.createdAt))
      .limit(talksMax),
  );
  return new Map(rows.map((row) => [row.orderId, row.talk]));
}
