import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payOrder } from '@/db/schema/money/button/pay-order';
import { order } from '@/db/schema/money/order';
import { attempt, purchase } from '@/db/schema/money/purchase';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { bankProblems } from './bank/model';
import type { AttemptState } from './model';

/** How a purchase stands, as its buyer's screen shows it. */
export type PurchaseStatus = {
  purchaseId: Id<'purchase'>;
  state: 'paying' | 'action' | 'authorized' | 'settling' | 'paid' | 'declined' | 'undone' | 'expired';
  problem: string | null;
  actionUrl: string | null;
  undoUntil: Date | null;
  total: Money;
  /** The order of another site that it pays; null for what is bought here. */
  payOrder: Id<'payOrder'> | null;
  orders: { id: Id<'order'>; pageName: string; total: Money }[];
};

/** The buyer's view of a purchase; null for a missing one and for somebody else's. */
export async function purchaseStatus(actor: Actor, purchaseId: Id<'purchase'>): Promise<PurchaseStatus | null> {
  const rows = await asActor(actor, (tx) =>
    tx
      .select({
        currency: purchase.currency,
        totalMinor: purchase.totalMinor,
        state: attempt.state,
        problem: attempt.problem,
        actionUrl: attempt.actionUrl,
        undoUntil: attempt.undoUntil,
        orderId: order.id,
        pageName: order.pageName,
        orderMinor: order.totalMinor,
        payOrder: payOrder.id,
      })
      .from(purchase)
      .innerJoin(attempt, eq(attempt.purchaseId, purchase.id))
      .innerJoin(order, eq(order.purchaseId, purchase.id))
      .leftJoin(payOrder, eq(payOrder.purchaseId, purchase.id))
      .where(eq(purchase.id, purchaseId))
      .orderBy(asc(order.pageId)),
  );
  const first = rows[0];
  if (!first || !isCurrency(first.currency)) return null;
  const currency = first.currency;
  return {
    purchaseId,
    state: shownState(first.state as AttemptState, first.problem),
    problem: first.problem,
    actionUrl: first.actionUrl,
    undoUntil: first.undoUntil,
    total: money(first.totalMinor, currency),
    payOrder: first.payOrder,
    orders: rows.map((row) => ({ id: row.orderId, pageName: row.pageName, total: money(row.orderMinor, currency) })),
  };
}

const shown = {
  pending: 'paying',
  unknown: 'paying',
  action: 'action',
  authorized: 'authorized',
  capturing: 'paid',
  settling: 'settling',
  captured: 'paid',
  agreed: 'paid',
  declined: 'declined',
  expired: 'expired',
} as const;

function shownState(state: AttemptState, problem: string | null): PurchaseStatus['state'] {
  if (state !== 'voiding' && state !== 'voided') return shown[state];
  // Its bank said days later that it does not pay.
  if (bankProblems.some((one) => one === problem)) return 'declined';
  return problem === 'undo' ? 'undone' : 'expired';
}
