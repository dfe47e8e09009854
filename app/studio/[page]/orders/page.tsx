import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { PackageIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Tabs } from '@/app/_ui/tabs';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import { openOrderCount, ordersOfPage, type SellerFilter } from '@/lib/money/orders/queries';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';
import { loadSellingPage, type StudioPageProps, titled } from '../load-page';
import { OrderRow } from './order-row';
import { Watch } from './watch';

const filters = ['all', 'to_ship', 'shipped', 'returns', 'closed'] as const satisfies readonly SellerFilter[];

export const generateMetadata = titled('studio.orders');

/** The orders of the page as they come, newest first. */
export default async function Orders({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadSellingPage((await params).page, 'see_orders');
  const asked = await searchParams;
  const show = filters.find((one) => one === asked.show) ?? 'all';
  const [{ t }, ...counts] = await Promise.all([
    requestI18n(),
    openOrderCount(actor, page.id),
    openOrderCount(actor, page.id, 'returns'),
  ]);
  const waiting: Partial<Record<SellerFilter, number>> = { to_ship: counts[0], returns: counts[1] };
  const home = `/studio/${page.handle}/orders`;
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <h1 className="text-xl md:text-2xl">{t('studio.orders')}</h1>
      <Tabs
        label={t('studio.orders_by_state')}
        tabs={filters.map((filter) => ({
          href: filter === 'all' ? home : `${home}?show=${filter}`,
          label: t(`studio.orders_${filter}`),
          current: filter === show,
          ...((waiting[filter] ?? 0) > 0 && { count: String(waiting[filter]) }),
        }))}
      />
      <Found actor={actor} page={page} show={show} cursor={parseId('order', asked.before)} />
    </div>
  );
}

type FoundProps = { actor: PersonActor; page: OwnedPageView; show: SellerFilter; cursor: Id<'order'> | null };

async function Found({ actor, page, show, cursor }: FoundProps) {
  const { t } = await requestI18n();
  const { orders, next } = await ordersOfPage(actor, page.id, { filter: show, cursor });
  const watch = cursor === null && <Watch newest={orders[0]?.id ?? ''} label={t('studio.new_order_came')} />;
  if (orders.length === 0) {
    return (
      <>
        {watch}
        <EmptyState picture={<PackageIcon size={32} />} title={t('studio.no_orders')}>
          <p>{show === 'all' ? t('studio.no_orders_body') : t('studio.no_orders_here')}</p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {watch}
      <Card className="divide-y divide-line p-0! sm:p-0!">
        {orders.map((order) => (
          <OrderRow key={order.id} page={page} order={order} />
        ))}
      </Card>
      {next && (
        <div className="flex justify-center">
          <LinkButton
            href={`/studio/${page.handle}/orders?${new URLSearchParams({ ...(show !== 'all' && { show }), before: next })}`}
            variant="quiet"
          >
            {t('studio.older_orders')}
          </LinkButton>
        </div>
      )}
    </>
  );
}
