import 'server-only';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { order, orderLine } from '@/db/schema/money/order';
import { purchase } from '@/db/schema/money/purchase';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { makeOpenToken } from '@/lib/money/checkout/make-open-token';
import { type PurchaseStatus, purchaseStatus } from '@/lib/money/checkout/queries';
import { millisecondsLeft, type TapStanding } from './model';

/** How one of the actor's own purchases stands; null for a missing one and for somebody else's. */
export async function tapStanding(actor: Actor, purchaseId: Id<'purchase'>): Promise<TapStanding | null> {
  const status = await purchaseStatus(actor, purchaseId);
  return status && standingOf(actor, status);
}

/** A purchase just made of a product, so that a reloaded page or a second tab can tell. */
export type RecentTap = TapStanding & { purchaseId: Id<'purchase'> };

const recentMinutes = 10;

/** The actor's latest purchase of a product within the last ten minutes, whatever came of it; else null. */
export async function recentTap(actor: Actor, productId: Id<'product'>): Promise<RecentTap | null> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return null;
  const [found] = await asActor(actor, (tx) =>
    tx
      .select({ purchaseId: order.purchaseId })
      .from(order)
      .innerJoin(orderLine, and(eq(orderLine.orderId, order.id), eq(orderLine.productId, productId)))
      .where(and(eq(order.owner, owner), gt(order.createdAt, sql`now() - make_interval(mins => ${recentMinutes})`)))
      .orderBy(desc(order.createdAt))
      .limit(1),
  );
  const status = found && (await purchaseStatus(actor, found.purchaseId));
  return status ? { purchaseId: status.purchaseId, ...standingOf(actor, status) } : null;
}

/**
 * Where the actor's receipts go: a person's own address, for a guest the one she gave last in this browser; null
 * when she gave none yet.
 */
export async function receiptEmail(actor: Actor): Promise<string | null> {
  if (actor.kind === 'person') return actor.email;
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return null;
  const [latest] = await asActor(actor, (tx) =>
    tx
      .select({ email: purchase.contactEmail })
      .from(purchase)
      .where(eq(purchase.owner, owner))
      .orderBy(desc(purchase.createdAt))
      .limit(1),
  );
  return latest?.email ?? null;
}

function standingOf(actor: Actor, status: PurchaseStatus): TapStanding {
  const { purchaseId, state, problem, undoUntil, orders } = status;
  const first = orders[0];
  return {
    state: state === 'paying' ? 'checking' : state,
    problem,
    undoMilliseconds: state === 'authorized' ? millisecondsLeft(undoUntil, new Date()) : 0,
    orderPath: actor.kind === 'person' && first ? `/orders/${first.id}` : `/orders/open/${makeOpenToken(purchaseId)}`,
  };
}
