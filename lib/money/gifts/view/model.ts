import type { OrderView, SellerOrder } from '@/lib/money/orders/model';
import type { GiftPart } from '@/lib/money/orders/stored/model';

/** Whether it is known where an order goes: not of a gift that nobody has accepted. */
export function isAddressed({ gift }: Pick<SellerOrder, 'gift'>): boolean {
  return gift === null || gift.state === 'accepted';
}

/** Of a gift what its buyer may see: that it left and came, and nothing that leads to where it went, or of how its receiver sent it back. */
export function untraced(gift: GiftPart | null, view: OrderView): OrderView {
  if (gift === null) return view;
  return {
    ...view,
    ...{ carrier: '', trackingCode: '', trackingUrl: null },
    parcels: view.parcels.map((one) => ({ ...one, carrier: '', trackingCode: '', trackingUrl: null })),
    events: view.events.flatMap(({ kind, at, detail }) => {
      if (kind === 'exchanged' || kind.startsWith('return_')) return [];
      const { carrier: _, trackingCode: __, ...rest } = detail;
      return [{ kind, at, detail: rest }];
    }),
  };
}
