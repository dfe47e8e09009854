import 'server-only';
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { enqueue } from '@/db/enqueue';
import { gift } from '@/db/schema/money/gift';
import { order, orderEvent, orderLine } from '@/db/schema/money/order';
import { parcel, parcelLine } from '@/db/schema/money/parcel';
import { orderPickup } from '@/db/schema/money/pickup';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import type { OrderState } from '@/lib/money/checkout/model';
import { afterShipping } from '@/lib/money/orders/model';
import { sellerMay } from '@/lib/money/orders/seller-may';
import { orderStateOf } from '@/lib/money/orders/stored/model';

/** An order that somebody of its page holds for packing. */
export type HeldOrder = {
  id: Id<'order'>;
  owner: string;
  pageId: Id<'page'>;
  state: OrderState;
  shipped: boolean;
  arrived: boolean;
  /** Its buyer fetches it: nothing of it is sent. */
  fetched: boolean;
  /** It is paid in cash when it is handed over. */
  atDoor: boolean;
  /** A gift of which nobody has said yet where it goes, or never will. */
  unaddressed: boolean;
  /** All of it is on the shelf again though its money came back: what has not left goes to nobody any more. */
  onShelf: boolean;
};

/** The condition of gifts that cannot be sent: nobody has accepted them. */
export const isUnaddressed = sql<boolean>`exists (select from ${gift} g where g.order_id = ${order.id} and g.state <> 'accepted')`;

/** Locks the order that answers `which` for somebody of the page that sells it who may change it; null for everybody else. */
export async function holdOrder(tx: MoneyTransaction, which: SQL): Promise<HeldOrder | null> {
  const [found] = await tx
    .select({
      id: order.id,
      owner: order.owner,
      pageId: order.pageId,
      state: order.state,
      shipped: sql<boolean>`${order.shippedAt} is not null`,
      arrived: sql<boolean>`${order.deliveredAt} is not null`,
      fetched: sql<boolean>`exists (select from ${orderPickup} k where k.order_id = ${order.id})`,
      atDoor: order.atDoor,
      unaddressed: isUnaddressed,
    })
    .from(order)
    .where(sql`${which} and ${sellerMay('change_orders')}`)
    .for('update');
  if (!found) return null;
  // Asked once it is held: what a bank sent back meanwhile counts.
  const isBack = sql`${eq(order.id, found.id)} and ${order.id} = any(money.on_shelf(${order.pageId}))`;
  const onShelf = !found.shipped && !found.arrived && (await tx.$count(order, isBack)) > 0;
  return { ...found, state: orderStateOf(found.state), onShelf };
}

/** Whether parcels of it may still be made: it is paid for, and not all of it has left or is on the shelf again. */
export function mayPack(held: HeldOrder): boolean {
  return !held.shipped && !held.arrived && !held.onShelf && !held.unaddressed && afterShipping(held.state) !== null;
}

/** Makes a parcel of everything that lies in none; null when nothing is left. */
export async function packRest(
  tx: MoneyTransaction,
  held: HeldOrder,
  part: { key: string; carrier?: string; trackingCode?: string },
): Promise<Id<'parcel'> | null> {
  const rest = await tx
    .select({
      id: orderLine.id,
      units: sql<number>`${orderLine.quantity} - ${orderLine.returned} - ${orderLine.packed}`,
    })
    .from(orderLine)
    .where(sql`${eq(orderLine.orderId, held.id)} and ${isLeft}`);
  if (rest.length === 0) return null;
  return makeParcel(tx, held, part, new Map(rest.map((line) => [line.id, line.units])));
}

const isLeft = sql`${orderLine.kind} = 'goods' and not ${orderLine.asFiles} and ${orderLine.quantity} - ${orderLine.returned} - ${orderLine.packed} > 0`;

/** Writes a parcel down; the database refuses more of a line than was sold. */
export async function makeParcel(
  tx: MoneyTransaction,
  held: HeldOrder,
  part: { key: string; carrier?: string; trackingCode?: string },
  units: ReadonlyMap<Id<'line'>, number>,
): Promise<Id<'parcel'>> {
  const id = newId('parcel');
  await tx.insert(parcel).values({ id, orderId: held.id, ...part });
  const lines = [...units].map(([lineId, quantity]) => ({ parcelId: id, lineId, orderId: held.id, quantity }));
  await tx.insert(parcelLine).values(lines);
  return id;
}

/** The parcels of an order that wait for their carrier, oldest first. */
export async function waitingParcels(tx: MoneyTransaction, orderId: Id<'order'>): Promise<Id<'parcel'>[]> {
  const rows = await tx
    .select({ id: parcel.id })
    .from(parcel)
    .where(and(eq(parcel.orderId, orderId), isNull(parcel.sentAt)))
    .orderBy(asc(parcel.packedAt), asc(parcel.id));
  return rows.map((row) => row.id);
}

/**
 * Brings an order up to its parcels, after they changed: `packed` when nothing is left to pack, sent when nothing waits either.
 * `sent` are parcels that left just now: the buyer is mailed once, of all of them together.
 */
export async function followParcels(
  tx: MoneyTransaction,
  held: HeldOrder,
  sent: { ids: readonly Id<'parcel'>[]; carrier: string; trackingCode: string } | null = null,
): Promise<void> {
  const { id, owner, pageId } = held;
  const left = await tx.$count(orderLine, sql`${eq(orderLine.orderId, id)} and ${isLeft}`);
  const waiting = await waitingParcels(tx, id);
  const event = (kind: string, detail: Record<string, string> = {}) =>
    tx.insert(orderEvent).values({ orderId: id, owner, pageId, kind, detail });
  const all = left === 0 && waiting.length === 0;
  if (sent) {
    const { carrier, trackingCode } = sent;
    const state = all ? (afterShipping(held.state) ?? held.state) : held.state;
    await tx.update(order).set({ state, carrier, trackingCode }).where(eq(order.id, id));
    await event(all ? 'shipped' : 'part_shipped', { carrier, trackingCode });
    const [first] = sent.ids;
    const payload = { order: toUuid(id), ...(!all && first && { parcel: toUuid(first) }) };
    await enqueue(tx, 'money:mail-shipped', { payload, key: all ? `shipped:${id}` : `shipped:${first}` });
  }
  const packed = left === 0 && waiting.length > 0;
  const [noted] = await tx
    .update(order)
    .set({ packedAt: packed ? sql`coalesce(packed_at, clock_timestamp())` : all ? sql`packed_at` : null })
    .where(sql`${eq(order.id, id)} and (packed_at is not null) <> ${packed}`)
    .returning({ packedAt: order.packedAt });
  if (!packed || !noted?.packedAt) return;
  await event('packed');
  if (held.fetched) await enqueue(tx, 'money:mail-ready', { payload: { order: toUuid(id) }, key: `ready:${id}` });
}
