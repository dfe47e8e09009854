import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { orderMark } from '@/db/schema/money/order-mark';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type BuyerOrder, forBuyer, forSeller, type SellerOrder } from '@/lib/money/orders/model';
import { readOrders } from '@/lib/money/orders/stored/queries';
import { ofSide } from '@/lib/money/orders/talk/queries';

/** An order that stands in a conversation, as whoever reads there sees it, under the random name by which the conversation knows it. */
export type SpokenOrder = { readonly mark: string } & (
  | { readonly side: 'buyer'; readonly order: BuyerOrder }
  | { readonly side: 'shop'; readonly order: SellerOrder }
);

/** Orders of a conversation that are looked for. */
const spokenMax = 50;
/** Orders of a page that are offered, the latest. */
const offeredMax = 30;

/**
 * The orders that stand in a conversation: its buyer sees hers, the people of the page who may see buyers see those of the page;
 * nobody else sees any.
 */
export function spokenOrders(actor: Actor, talk: Id<'talk'>): Promise<readonly SpokenOrder[]> {
  return asActor(actor, async (tx) => {
    const marked = await marksIn(tx, and(eq(orderMark.talkId, talk), ofSide(actor, 'buyer')));
    const sold = await marksIn(tx, and(eq(orderMark.talkId, talk), ofSide(actor, 'shop')));
    const mine = await ordersNamed(tx, marked);
    const theirs = await ordersNamed(tx, sold);
    return [
      ...mine.map(({ mark, stored }) => ({ mark, side: 'buyer', order: forBuyer(stored) }) as const),
      ...theirs.map(({ mark, stored }) => ({ mark, side: 'shop', order: forSeller(stored, true) }) as const),
    ];
  });
}

type Marks = ReadonlyMap<Id<'order'>, string>;

async function marksIn(tx: MoneyTransaction, where: SQL | undefined): Promise<Marks> {
  const rows = await tx
    .select({ orderId: orderMark.orderId, mark: orderMark.mark })
    .from(orderMark)
    .innerJoin(order, eq(order.id, orderMark.orderId))
    .where(where)
    .limit(spokenMax);
  return new Map(rows.map(({ orderId, mark }) => [orderId, mark]));
}

async function ordersNamed(tx: MoneyTransaction, marks: Marks) {
  if (marks.size === 0) return [];
  const ids = sql.join(
    [...marks.keys()].map((id) => sql.param(id, order.id)),
    sql`, `,
  );
  const found = await readOrders(tx, sql`${order.id} in (${ids})`);
  return found.flatMap((stored) => {
    const mark = marks.get(stored.id);
    return mark ? [{ mark, stored }] : [];
  });
}

/** An order of the actor's own that she can put into a conversation: from the moment its seller sees it. Null for every other. */
export async function orderToSpeakOf(actor: Actor, orderId: Id<'order'>): Promise<BuyerOrder | null> {
  if (actorKey(actor) === null) return null;
  const [found] = await asActor(actor, (tx) =>
    readOrders(tx, sql`${eq(order.id, orderId)} and ${ofSide(actor, 'buyer')}`, 1),
  );
  return found ? forBuyer(found) : null;
}

/** The actor's orders at a page that she can put into a conversation with it, the latest first. */
export async function ordersToSpeakOf(actor: Actor, pageId: Id<'page'>): Promise<readonly BuyerOrder[]> {
  if (actorKey(actor) === null) return [];
  const found = await asActor(actor, (tx) =>
    readOrders(tx, sql`${eq(order.pageId, pageId)} and ${ofSide(actor, 'buyer')}`, offeredMax),
  );
  return found.map(forBuyer);
}
