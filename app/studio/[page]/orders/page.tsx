import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { PackageIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { SkipLink } from '@/app/_ui/skip-link';
import { unreadOf } from '@/app/(social)/_talk/unread-of';
import { parseId } from '@/lib/kernel/ids';
import { inboxCounts, inboxOf } from '@/lib/money/orders/inbox/queries';
import { inboxOfAddress } from '@/lib/money/orders/inbox/schema';
import { talksOfPage } from '@/lib/money/orders/talk/queries';
import { requestI18n } from '@/lib/platform/request';
import { loadSellingPage, type StudioPageProps, titled } from '../load-page';
import { addressWith, InboxFilters } from './inbox-filters';
import { InboxList } from './inbox-list';
import { UnreadOrders } from './unread-orders';
import { Watch } from './watch';

export const generateMetadata = titled('studio.orders');

/** The orders of the page: lists by what they wait for, a search, and what can be done with several at once. */
export default async function Orders({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadSellingPage((await params).page, 'see_orders');
  const asked = await searchParams;
  const filter = inboxOfAddress(asked);
  const cursor = parseId('order', asked.after);
  const home = `/studio/${page.handle}/orders`;
  const [{ t, href }, counts, { orders, next }, talks] = await Promise.all([
    requestI18n(),
    inboxCounts(actor, page.id),
    inboxOf(actor, page.id, filter, cursor),
    talksOfPage(actor, page.id),
  ]);
  const unread = await unreadOf(talks, 'shop');
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      {orders.length > 0 && <SkipLink to="orders">{t('studio.skip_to_orders')}</SkipLink>}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl md:text-2xl">{t('studio.orders')}</h1>
        <div className="flex flex-wrap gap-x-5">
          <a
            href={href(addressWith(`${home}/orders.csv`, filter))}
            download
            className="flex min-h-11 items-center text-sm underline-offset-4 hover:underline"
          >
            {t('inbox.export_list')}
          </a>
        </div>
      </div>
      <UnreadOrders home={home} unread={unread} />
      <InboxFilters home={home} filter={filter} counts={counts} />
      {cursor === null && filter.sort === 'newest' && (
        <Watch newest={orders[0]?.id ?? ''} label={t('studio.new_order_came')} />
      )}
      {orders.length === 0 ? (
        <Card>
          <EmptyState picture={<PackageIcon size={32} />} title={t('studio.no_orders')}>
            <p>{counts.all === 0 ? t('studio.no_orders_body') : t('studio.no_orders_here')}</p>
          </EmptyState>
        </Card>
      ) : (
        <div id="orders" tabIndex={-1} className="scroll-mt-36 outline-none">
          <InboxList page={page} orders={orders} unread={unread} />
        </div>
      )}
      {next && (
        <div className="flex justify-center">
          <LinkButton href={addressWith(home, filter, { after: next })} variant="quiet">
            {t(filter.sort === 'newest' ? 'studio.older_orders' : 'inbox.newer')}
          </LinkButton>
        </div>
      )}
    </div>
  );
}
