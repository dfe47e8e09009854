import type { LinkOrder } from '@/lib/money/orders/model';
import { BuyerParcels } from './buyer-parcels';
import { OrderHead } from './order-head';
import { OrderLines } from './order-lines';
import { SellerContact } from './seller-contact';
import { Timeline } from './timeline';

/** An order for whoever holds its link: what, how far, and whom to ask. */
export function LinkOrderScreen({ order }: { order: LinkOrder }) {
  return (
    <article className="space-y-8">
      <OrderHead order={order} />
      <BuyerParcels order={order} />
      <OrderLines order={order} />
      <Timeline order={order} />
      <SellerContact order={order} />
    </article>
  );
}
