import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { EmptyState } from '@/app/_ui/empty-state';
import { PackageIcon } from '@/app/_ui/icons';
import { OnlyYou } from '@/app/_ui/only-you';
import { ordersToSpeakOf } from '@/lib/money/orders/spoken/queries';
import { requestI18n } from '@/lib/platform/request';
import { pageByHandle } from '@/lib/shop/pages/queries';
import { OrderTile } from '../../_orders/order-tile';
import { buyingActor } from '../../own-actor';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('talk.which_order'), robots: { index: false } };
}

/** One's orders at a page, to choose the one to ask about in the conversation with it. */
export default async function WhichOrder({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  const [{ page: handle }, actor, { t, href }] = await Promise.all([searchParams, buyingActor(), requestI18n()]);
  if (typeof handle !== 'string') notFound();
  const here = href(`/orders/message?${new URLSearchParams({ page: handle })}`);
  if (actor.kind !== 'person') redirect(href(`/sign-in?next=${encodeURIComponent(here)}`));
  const page = await pageByHandle(actor, handle);
  if (!page) notFound();
  const orders = await ordersToSpeakOf(actor, page.id);
  return (
    <div className="mx-auto w-full max-w-3xl space-y-6 px-4 py-6 md:px-8 md:py-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('talk.which_order')}</h1>
        <OnlyYou />
      </div>
      {orders.length === 0 ? (
        <EmptyState picture={<PackageIcon size={32} />} title={t('talk.no_order', { shop: page.name })}>
          {t('talk.no_order_more')}
        </EmptyState>
      ) : (
        <ul className="space-y-3">
          {orders.map((order) => (
            <li key={order.id}>
              <OrderTile order={order} href={`/orders/message/${order.id}`} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
