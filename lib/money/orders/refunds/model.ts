/**
 * What became of an order whose refund a bank sent back.
 *
 * Invariants: what of the order is on the shelf again is not sent to anybody, whether its money arrived or not. How much is owed is the
 * database's to say (`money.owed_back`), and so is the list of such orders of a page (`money.on_shelf`).
 */
import type { StoredOrder } from '@/lib/money/orders/stored/model';

/** Whether all of an order is on the shelf again though its money came back: then nothing of it is packed, sent or handed over. */
export function isOnShelf(order: Pick<StoredOrder, 'events' | 'lines'>): boolean {
  const goods = order.lines.filter(({ kind }) => kind === 'goods');
  return (
    order.events.some(({ kind }) => kind === 'refund_came_back') &&
    goods.every(({ quantity, returned }) => returned >= quantity)
  );
}
