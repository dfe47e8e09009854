import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { EmptyState } from '@/app/_ui/empty-state';
import { ChevronRightIcon, PackageIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Photo } from '@/app/_ui/photo';
import { Price } from '@/app/_ui/price';
import { Skeleton } from '@/app/_ui/skeleton';
import { Tabs } from '@/app/_ui/tabs';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import type { SellerOrder } from '@/lib/money/orders/model';
import { openOrderCount, ordersOfPage, type SellerFilter } from '@/lib/money/orders/queries';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { loadPage } from '../load-page';
import { stateChip } from './order-state';
import { Watch } from './watch';

type PageProps = {
  params: Promise<{ page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const filters = ['all', 'to_ship', 'shipped', 'closed'] as const satisfies readonly SellerFilter[];

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { page } = await loadPage((await params).page);
  const { t } = await requestI18n();
  return { title: `${t('studio.orders')} · ${page.name}`, robots: { index: false } };
}

/** The orders of the page as they come, newest first. */
export default async function Orders({ params, searchParams }: PageProps) {
  const { actor, page } = await loadPage((await params).page);
  const asked = await searchParams;
  const show = filters.find((one) => one === asked.show) ?? 'all';
  const [{ t }, toShip] = await Promise.all([requestI18n(), openOrderCount(actor, page.id)]);
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
          ...(filter === 'to_ship' && toShip > 0 && { count: String(toShip) }),
        }))}
      />
      <Suspense key={show} fallback={<ListSkeleton />}>
        <Found actor={actor} page={page} show={show} cursor={parseId('order', asked.before)} />
      </Suspense>
    </div>
  );
}

type FoundProps = { actor: PersonActor; page: PageSettings; show: SellerFilter; cursor: Id<'order'> | null };

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

async function OrderRow({ page, order }: { page: PageSettings; order: SellerOrder }) {
  const { t, formatAgo } = await requestI18n();
  const goods = order.lines.filter((line) => line.kind === 'goods');
  const picture = goods.find((line) => line.picture !== null)?.picture;
  const chip = stateChip(t, order);
  return (
    <Link
      href={`/studio/${page.handle}/orders/${order.id}`}
      className="flex items-center gap-3 p-3 hover:bg-sunken sm:gap-4 sm:px-5"
    >
      <span className="block h-16 w-13 shrink-0 overflow-hidden rounded-sm bg-sunken">
        {picture && <Photo media={{ ...picture, alt: '' }} shape="fill" sizes="52px" widths={[96, 192]} />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-3">
          <bdi className="truncate font-medium">{order.shipTo.name}</bdi>
          <Price value={order.total} className="font-medium" />
        </span>
        <bdi className="block truncate text-muted text-sm">
          {goods.map((line) => `${line.quantity} × ${line.title}`).join(' · ')}
        </bdi>
        <span className="mt-1 flex items-center gap-2 text-muted text-sm">
          <Chip tone={chip.tone}>{chip.label}</Chip>
          {formatAgo(order.placedAt)}
        </span>
      </span>
      <ChevronRightIcon className="mirror shrink-0 text-muted" />
    </Link>
  );
}

function ListSkeleton() {
  return (
    <div className="space-y-3">
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} className="h-22" />
      ))}
    </div>
  );
}
