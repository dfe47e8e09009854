import { Card } from '@/app/_ui/card';
import { Link } from '@/app/_ui/link';
import type { SellerOrder } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';
import { OrderRow } from './orders/order-row';

/** The orders that came last; nothing before the first one. */
export async function LatestOrders({ page, orders }: { page: OwnedPageView; orders: readonly SellerOrder[] }) {
  if (orders.length === 0) return null;
  const { t } = await requestI18n();
  const home = `/studio/${page.handle}/orders`;
  return (
    <Card className="p-0! sm:p-0!">
      <div className="flex items-baseline justify-between gap-3 px-4 pt-4 sm:px-5 sm:pt-6">
        <h2 className="font-semibold text-lg">{t('studio.latest_orders')}</h2>
        <Link href={home} className="min-h-11 text-sm underline-offset-4 hover:underline">
          {t('studio.all_orders')}
        </Link>
      </div>
      <div className="divide-y divide-line">
        {orders.map((order) => (
          <OrderRow key={order.id} page={page} order={order} />
        ))}
      </div>
    </Card>
  );
}
