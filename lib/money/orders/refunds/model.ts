/**
 * What became of an order's refunds, read from its timeline.
 *
 * Invariants: a refund that a bank sent back is owed until something is given back after it; what of the order is on the
 * shelf again is not sent to anybody, whether its money arrived or not.
 */
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import type { StoredOrder } from '@/lib/money/orders/stored/model';

/** What a bank sent back of an order's refunds, as long as nothing was given back since; null when nothing waits to be. */
export function cameBack({ events }: Pick<StoredOrder, 'events'>): Money | null {
  const last = events.findLast(({ kind }) => kind === 'refunded' || kind === 'refund_came_back');
  const { amount = '0', currency = '' } = last?.detail ?? {};
  return last?.kind === 'refund_came_back' && isCurrency(currency) ? money(BigInt(amount), currency) : null;
}

/** Whether all of an order is on the shelf again and only its money is missing: then nothing of it is packed or sent. */
export function isOwed(order: Pick<StoredOrder, 'events' | 'lines'>): boolean {
  const goods = order.lines.filter(({ kind }) => kind === 'goods');
  return cameBack(order) !== null && goods.every(({ quantity, returned }) => returned >= quantity);
}
