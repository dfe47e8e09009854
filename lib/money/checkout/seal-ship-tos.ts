import 'server-only';
import type { KeyedOrder } from '@/lib/money/orders/ship-to/order-key';
import { type SealedShipTo, sealShipTo } from '@/lib/money/orders/ship-to/seal-ship-to';
import type { PostalAddress } from '@/lib/money/wallet/model';
import { type PurchaseOrder, shipToOf } from './compose-purchase';

/** Seals where each order of a purchase goes to, in their sequence, each under its own key; a donation under its donor's name. */
export function sealShipTos(
  orders: readonly PurchaseOrder[],
  keys: readonly KeyedOrder[],
  address: PostalAddress,
  donor: string,
): Promise<SealedShipTo[]> {
  return Promise.all(
    orders.map((order, index) => {
      const keyed = keys[index];
      if (!keyed) throw new Error('Invariant broken: an order without a key');
      return sealShipTo(keyed, order.pageId, shipToOf(order, address, donor));
    }),
  );
}
