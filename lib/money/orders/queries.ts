import 'server-only';
import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { dispute } from '@/db/schema/money/dispute';
import { gift } from '@/db/schema/money/gift';
import { order, orderEvent } from '@/db/schema/money/order';
import { purchase } from '@/db/schema/money/purchase';
import { returnRequest } from '@/db/schema/money/return';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type BuyerOrder, forBuyer, forLink, forSeller, type LinkOrder, type SellerOrder } from './model';
import { mayOnPage, sellerMay } from './seller-may';
import type { StoredOrder } from './stored/model';
import { readOrders } from './stored/queries';

/** A page of a list, newest first; `next` is the cursor of the following page or null at the end. */
export type OrderPage<Order> = { orders: Order[]; next: Id<'order'> | null };

/** Which of a page's orders: `open` wait for their seller, `returns` have something on its way back, `closed` are delivered or all given back. */
export type SellerFilter = 'all' | 'open' | 'to_ship' | 'shipped' | 'returns' | 'closed';

const pageSize = 20;
const system: Actor = { kind: 'system', name: 'orders', locale: 'en' };

/** The actor's own orders, also those that failed; after `cursor` when given. A guest sees what this browser bought. */
export async function myOrders(actor: Actor, cursor: Id<'order'> | null = null): Promise<OrderPage<BuyerOrder>> {
  const mine = boughtBy(actor);
  if (!mine) return { orders: [], next: null };
  return asActor(actor, async (tx) =>
    listPage(await readOrders(tx, sql`${mine} and ${olderThan(cursor)}`, pageSize + 1), forBuyer),
  );
}

/** One of the actor's own orders; null for a missing one and for somebody else's. */
export async function orderForBuyer(actor: Actor, orderId: Id<'order'>): Promise<BuyerOrder | null> {
  const mine = boughtBy(actor);
  if (!mine) return null;
  const [found] = await asActor(actor, (tx) => readOrders(tx, sql`${mine} and ${eq(order.id, orderId)}`));
  return found ? forBuyer(found) : null;
}

/** The orders of a purchase of the actor's own, by seller; empty for a missing one and for somebody else's. */
export async function ordersOfPurchase(actor: Actor, purchaseId: Id<'purchase'>): Promise<BuyerOrder[]> {
  const mine = boughtBy(actor);
  if (!mine) return [];
  const found = await asActor(actor, (tx) => readOrders(tx, sql`${mine} and ${eq(order.purchaseId, purchaseId)}`));
  return found.map(forBuyer);
}

/**
 * The orders that a mailed link opens, for whoever holds it: without street, phone, e-mail or method.
 * `tokenHash` is the SHA-256 (hex) of the token in the address; null when nothing has it.
 */
export async function ordersByToken(
  tokenHash: string,
): Promise<{ purchaseId: Id<'purchase'>; orders: LinkOrder[] } | null> {
  const found = await asActor(system, (tx) => readOrders(tx, eq(purchase.openTokenHash, tokenHash)));
  const first = found[0];
  return first ? { purchaseId: first.purchaseId, orders: found.map(forLink) } : null;
}

/** A page's orders for who may see them, from the moment its money is on its way, after `cursor` when given; empty for everybody else. */
export async function ordersOfPage(
  actor: Actor,
  pageId: Id<'page'>,
  options: { filter: SellerFilter; cursor?: Id<'order'> | null },
): Promise<OrderPage<SellerOrder>> {
  const where = sql`${eq(order.pageId, pageId)} and ${soldByActor} and ${filters[options.filter]} and ${olderThan(options.cursor ?? null)}`;
  return asActor(actor, async (tx) => {
    const buyers = await mayOnPage(tx, pageId, 'see_buyers');
    return listPage(await readOrders(tx, where, pageSize + 1), (stored) => forSeller(stored, buyers));
  });
}

/** An order for who may see it of the page that sells it, from the moment its money is on its way; null for a missing one and for everybody else. */
export async function orderForSeller(actor: Actor, orderId: Id<'order'>): Promise<SellerOrder | null> {
  return asActor(actor, async (tx) => {
    const [found] = await readOrders(tx, sql`${eq(order.id, orderId)} and ${soldByActor}`);
    if (!found) return null;
    const seen = forSeller(found, await mayOnPage(tx, found.pageId, 'see_buyers'));
    if (seen.refundable.amount === 0n) return seen;
    // What the bank of one of several payers has of it is not given back a second time.
    const [now] = await tx.execute<{ left: string }>(
      sql`select money.refundable_now(${toUuid(orderId)}::uuid) as left`,
    );
    return { ...seen, refundable: { ...seen.refundable, amount: BigInt(now?.left ?? '0') } };
  });
}

/** How many orders of a page wait in one of its lists; 0 for who may not see them. */
export async function openOrderCount(
  actor: Actor,
  pageId: Id<'page'>,
  filter: 'to_ship' | 'returns' = 'to_ship',
): Promise<number> {
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({ count: sql<number>`count(*)::int` })
      .from(order)
      .where(sql`${eq(order.pageId, pageId)} and ${soldByActor} and ${filters[filter]}`),
  );
  return row?.count ?? 0;
}

function boughtBy(actor: Actor): SQL | null {
  const owner = actorKey(actor);
  return owner === null || actor.kind === 'system' ? null : eq(order.owner, owner);
}

// Row security lets a buyer see her order too, so a seller's question names the seller's side itself.
const soldByActor = sql`${sellerMay('see_orders')} and (${inArray(order.state, ['settling', 'paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed', 'due', 'collected', 'not_taken'])} or (${order.state} = 'failed' and ${order.settlesBy} is not null) or (${order.state} = 'canceled' and ${order.atDoor}))`;
const has = (kind: 'shipped' | 'delivered' | 'refund_came_back') =>
  sql`exists (select 1 from ${orderEvent} e where e.order_id = ${order.id} and e.kind = ${kind})`;
const arrived = sql`(${order.state} = 'delivered' or ${has('delivered')})`;
const left = sql`(${order.state} = 'fulfilled' or ${has('shipped')})`;
// A gift that nobody has accepted is nothing to send yet, and perhaps never.
const given = sql`not exists (select from ${gift} g where g.order_id = ${order.id} and g.state <> 'accepted')`;
const waits = sql`(${order.state} in ('paid', 'partially_refunded', 'due') and ${given} and not ${left} and not ${arrived})`;
// All of it is on the shelf again though its money came back: it is sent to nobody, and ended once that was given in another way.
const onShelf = sql`(case when ${has('refund_came_back')} then ${order.id} = any(money.on_shelf(${order.pageId})) else false end)`;
const toShip = sql`(${waits} and not ${onShelf})`;
const owed = sql`(${waits} and ${onShelf} and money.owed_back(${order.id}) > 0)`;
const settled = sql`(${waits} and ${onShelf} and money.owed_back(${order.id}) = 0)`;

const openReturn = sql`exists (select 1 from ${returnRequest} r where r.order_id = ${order.id} and r.state in ('requested', 'accepted', 'sent', 'received'))`;
// A buyer who lets her days go by without sending it keeps no page open for ever.
const awaitedReturn = sql`exists (select 1 from ${returnRequest} r where r.order_id = ${order.id} and (r.state in ('requested', 'sent', 'received')
  or (r.state = 'accepted' and r.send_by >= (now() at time zone 'utc')::date)))`;

// Of a share that somebody paid: its order stands as it stood.
const shareDisputed = sql`exists (select 1 from ${dispute} where ${dispute.orderId} = ${order.id} and ${dispute.partId} is not null and ${dispute.state} = 'needs_response')`;

/** The condition of orders whose seller still has something to do: a parcel to send, a return to end, a dispute to settle, money to give once more. */
export const openForSeller: SQL = sql`(${toShip} or ${shareDisputed} or ${owed} or ${awaitedReturn} or ${order.state} in ('disputed', 'due'))`;

const filters: Record<SellerFilter, SQL> = {
  all: sql`true`,
  open: openForSeller,
  to_ship: toShip,
  shipped: sql`${order.state} in ('fulfilled', 'partially_refunded', 'due') and ${left} and not ${arrived}`,
  returns: openReturn,
  closed: sql`(${order.state} in ('refunded', 'failed', 'not_taken', 'canceled') or ${settled} or ${arrived})`,
};

function olderThan(cursor: Id<'order'> | null): SQL {
  if (cursor === null) return sql`true`;
  return sql`(${order.createdAt}, ${order.id}) < (select c.created_at, c.id from ${order} c where ${eq(sql`c.id`, sql.param(cursor, order.id))})`;
}

function listPage<View>(found: StoredOrder[], view: (stored: StoredOrder) => View): OrderPage<View> {
  const shown = found.slice(0, pageSize);
  return { orders: shown.map((one) => view(one)), next: found.length > pageSize ? (shown.at(-1)?.id ?? null) : null };
}
