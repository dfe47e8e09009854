import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { PackageIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { OnlyYou } from '@/app/_ui/only-you';
import { unreadOf } from '@/app/(social)/_talk/unread-of';
import { parseId } from '@/lib/kernel/ids';
import { myOrders } from '@/lib/money/orders/queries';
import { talksOf } from '@/lib/money/orders/talk/queries';
import { requestI18n } from '@/lib/platform/request';
import { GiftsForMe } from '../../_orders/gifts-for-me';
import { OrderTile } from '../../_orders/order-tile';
import { SharesForMe } from '../../_orders/shares-for-me';
import { buyingActor } from '../../own-actor';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('common.orders'), robots: { index: false } };
}

type OrdersProps = { searchParams: Promise<{ after?: string | string[] }> };

/** Everything one has bought, newest first. */
export default async function OrdersPage({ searchParams }: OrdersProps) {
  const [{ after }, actor, { t }] = await Promise.all([searchParams, buyingActor(), requestI18n()]);
  const { orders, next } = await myOrders(actor, parseId('order', after));
  const talks = await talksOf(
    actor,
    orders.map((order) => order.id),
    'buyer',
  );
  const unread = await unreadOf(talks, 'buyer');
  return (
    <div className="mx-auto w-full max-w-3xl space-y-6 px-4 py-6 md:px-8 md:py-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-2xl">{t('common.orders')}</h1>
        <OnlyYou />
      </div>
      {after === undefined && <GiftsForMe actor={actor} />}
      {after === undefined && <SharesForMe actor={actor} />}
      {orders.length === 0 ? (
        <EmptyState
          picture={<PackageIcon size={32} />}
          title={t('orders.none')}
          action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
        >
          {t(actor.kind === 'person' ? 'orders.none_more' : 'orders.none_guest')}
        </EmptyState>
      ) : (
        <ul className="space-y-3">
          {orders.map((order) => (
            <li key={order.id}>
              <OrderTile order={order} unread={unread.has(order.id)} />
            </li>
          ))}
        </ul>
      )}
      {next && (
        <LinkButton href={`/orders?after=${next}`} variant="quiet" wide>
          {t('orders.older')}
        </LinkButton>
      )}
    </div>
  );
}
