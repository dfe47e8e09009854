import type { SellerOrder } from '@/lib/money/orders/model';
import { isReady, unpacked } from '@/lib/money/orders/model';
import { isOnShelf } from '@/lib/money/orders/refunds/model';
import type { Translate } from '@/lib/platform/i18n';
import { shownName } from '@/lib/platform/shown-name';

/** Whose an order is: a deleted user's when her name is gone with her account; null to who may not see buyers. */
export function buyerName(t: Translate, { shipTo }: Pick<SellerOrder, 'shipTo'>): string | null {
  return shipTo && shownName(t, shipTo.name);
}

/** What an order is called: by its buyer, or by its number to who may not see buyers. */
export function orderTitle(t: Translate, order: SellerOrder): string {
  const person = buyerName(t, order);
  if (person !== null) return t('studio.order_of', { person });
  return t('studio.order_numbered', { number: orderNumber(order) });
}

/** The last letters of an order's id, as both sides name it. */
export function orderNumber({ id }: Pick<SellerOrder, 'id'>): string {
  return id.slice(-8).toUpperCase();
}

/** What an order is to its seller: a short word and how urgent it is. */
export function stateChip(
  t: Translate,
  order: SellerOrder,
): { label: string; tone: 'neutral' | 'due' | 'done' | 'danger' } {
  if (order.state === 'disputed') return { label: t('studio.order_disputed'), tone: 'danger' };
  if (order.state === 'settling') return { label: t('bank.seller_chip'), tone: 'neutral' };
  if (order.state === 'failed') return { label: t('bank.seller_failed'), tone: 'neutral' };
  if (order.state === 'refunded') return { label: t('studio.order_refunded'), tone: 'neutral' };
  if (order.state === 'not_taken') return { label: t('door.chip_not_taken'), tone: 'danger' };
  if (order.state === 'canceled') return { label: t('door.chip_called_off'), tone: 'neutral' };
  if (order.state === 'collected') return { label: t('door.chip_collected'), tone: 'done' };
  if (order.deliveredAt !== null)
    return { label: t(order.pickup ? 'pickup.chip_fetched' : 'studio.order_delivered'), tone: 'done' };
  if (order.shippedAt === null && isOnShelf(order))
    return order.owed
      ? { label: t('orders.phase_owed'), tone: 'danger' }
      : { label: t('studio.order_refunded'), tone: 'neutral' };
  if (isReady(order)) return { label: t('pickup.chip_ready'), tone: 'due' };
  if (order.shippedAt !== null) return { label: t('studio.order_shipped'), tone: 'done' };
  if (order.parcels.some((parcel) => parcel.sentAt !== null)) return { label: t('inbox.part_sent'), tone: 'due' };
  if (order.parcels.length > 0 && unpacked(order).length === 0) return { label: t('inbox.packed'), tone: 'due' };
  return { label: t('studio.order_to_ship'), tone: 'due' };
}
