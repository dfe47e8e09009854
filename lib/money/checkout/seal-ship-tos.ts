import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { type SealedShipTo, sealShipTo } from '@/lib/money/orders/ship-to/seal-ship-to';
import type { PostalAddress } from '@/lib/money/wallet/model';
import { type PurchaseOrder, shipToOf } from './compose-purchase';

/** Seals where each order of a purchase goes to, in their sequence, each under a key of its own that is made here. */
export function sealShipTos(
  orders: readonly PurchaseOrder[],
  ids: readonly Id<'order'>[],
  address: PostalAddress,
): Promise<SealedShipTo[]> {
  return Promise.all(
    orders.map((order, index) => {
      const id = ids[index];
      if (!id) throw new Error('Invariant broken: an order without an id');
      return sealShipTo(id, order.pageId, shipToOf(order, address));
    }),
  );
}
