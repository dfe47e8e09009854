import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { type BuyerOrder, hasReceipt } from '@/lib/money/orders/model';
import { myOrders } from '@/lib/money/orders/queries';
import type { CopiedRow } from '@/lib/platform/copied/model';

/** Every order the actor placed, also those that failed, newest first. */
export async function allOrders(actor: PersonActor): Promise<readonly BuyerOrder[]> {
  const found: BuyerOrder[] = [];
  let next: Id<'order'> | null = null;
  do {
    const page: Awaited<ReturnType<typeof myOrders>> = await myOrders(actor, next);
    found.push(...page.orders);
    next = page.next;
  } while (next !== null);
  return found;
}

/** Where the receipt of an order lies in the copy. */
export function receiptPath({ id }: BuyerOrder): string {
  return `receipts/${id.slice(-8).toUpperCase()}.html`;
}

/** An order as the copy says it; without what its seller wrote. */
export function orderRow(order: BuyerOrder): CopiedRow {
  const { postalCode, ...where } = order.shipTo;
  return {
    ...{ order: order.id, at: order.placedAt, page: order.pageHandle, state: order.state, total: amount(order.total) },
    ...{ refunded: amount(order.refunded), email: order.contactEmail, arrives_from: order.arrivesFrom },
    ...{ arrives_by: order.arrivesBy, paid_with: order.payment?.face ?? null },
    receipt: hasReceipt(order) ? receiptPath(order) : null,
    ship_to: { ...where, postal_code: postalCode },
    lines: order.lines.map(({ kind, title, optionText, quantity, amount: sum }) => ({
      ...{ kind, title, option: optionText, count: quantity, amount: amount(sum) },
    })),
    events: order.events.map(({ kind, at }) => ({ kind, at })),
    refunds: order.refunds.map((refund) => ({ amount: amount(refund.amount), state: refund.state, at: refund.at })),
    returns: order.returns.map(({ state, reason, wish, note, at }) => ({ state, reason, wish, words: note, at })),
    parcels: order.parcels.map(({ carrier, trackingCode, sentAt }) => ({ carrier, number: trackingCode, at: sentAt })),
  };
}

/** Minor units as digits, as everywhere in the copy. */
function amount(value: Money): { minor: string; currency: string } {
  return { minor: value.amount.toString(), currency: value.currency };
}
