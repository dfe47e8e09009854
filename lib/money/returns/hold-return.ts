import 'server-only';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { MoneyTransaction } from '@/db/client/money';
import { order, orderEvent, refund } from '@/db/schema/money/order';
import { returnRequest } from '@/db/schema/money/return';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { sellerMay } from '@/lib/money/orders/seller-may';
import type { OrderEventKind } from '@/lib/money/orders/stored/model';
import { mayMove, type ReturnState } from './model';
import { stateOf } from './stored/model';

/** A return that nobody else moves until the transaction ends. `owner` is the order's, also of a gift; `paying` while its money is on the way. */
export type HeldReturn = {
  id: Id<'return'>;
  orderId: Id<'order'>;
  owner: string;
  pageId: Id<'page'>;
  state: ReturnState;
  paying: boolean;
};

/**
 * For whom a return is held: its buyer, somebody of the page that sold it who may, or the receiver of the gift that its order is, of whom
 * the caller has found that she is (then the system acts).
 */
export type ReturnSide = 'buyer' | 'seller' | { giftOf: Id<'order'> };

/**
 * Holds a return with its order, for one of its sides; null for everybody else. The order is held first, as everywhere: refunds hold it too.
 * Of a gift's return whoever gave it is no side: row security shows her none.
 */
export async function holdReturn(
  tx: MoneyTransaction,
  actor: Actor,
  returnId: Id<'return'>,
  side: ReturnSide,
): Promise<HeldReturn | null> {
  const [found] = await tx
    .select({ id: order.id, owner: order.owner })
    .from(order)
    .where(
      sql`${sideOf(actor, side)} and ${order.id} = (select r.order_id from ${returnRequest} r where r.id = ${toUuid(returnId)}::uuid)`,
    )
    .for('update');
  if (!found) return null;
  // The lock may have been waited for: a second statement sees what is true now.
  const [held] = await tx
    .select({
      ...{ id: returnRequest.id, orderId: returnRequest.orderId },
      ...{ pageId: returnRequest.pageId, state: returnRequest.state },
      paying: sql<boolean>`coalesce(${refund.state} = 'pending', false)`,
    })
    .from(returnRequest)
    .leftJoin(refund, eq(refund.id, returnRequest.refundId))
    .where(eq(returnRequest.id, returnId));
  return held ? { ...held, owner: found.owner, state: stateOf(held.state) } : null;
}

function sideOf(actor: Actor, side: ReturnSide): SQL {
  if (side === 'seller') return sellerMay('change_orders');
  return side === 'buyer' ? eq(order.owner, actorKey(actor) ?? '') : eq(order.id, side.giftOf);
}

/** What a move writes beside the state, and the moment it leaves in the timeline. */
type Move = {
  to: ReturnState;
  event: OrderEventKind;
  set?: PgUpdateSetSource<typeof returnRequest>;
  detail?: Record<string, string>;
};

/**
 * Moves a held return, writes the timeline and has the other side told by mail; false where it may not go there (any more).
 * What ends it must wait while its money is on the way: the provider may still say yes.
 */
export async function moveReturn(tx: MoneyTransaction, held: HeldReturn, move: Move): Promise<boolean> {
  const { to, event, set = {}, detail = {} } = move;
  const ends = to === 'declined' || to === 'withdrawn';
  if (!mayMove(held.state, to) || (ends && held.paying)) return false;
  const { id, orderId, owner, pageId } = held;
  await tx
    .update(returnRequest)
    .set({ ...set, state: to })
    .where(eq(returnRequest.id, id));
  await tx.insert(orderEvent).values({ orderId, owner, pageId, kind: event, detail });
  await tx.execute(sql`select money.mail_return(${toUuid(id)}::uuid, ${to})`);
  return true;
}
