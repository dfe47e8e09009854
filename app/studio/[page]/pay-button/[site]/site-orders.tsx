import { Chip } from '@/app/_ui/chip';
import { ChevronRightIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Price } from '@/app/_ui/price';
import { RowList } from '@/app/_ui/row-list';
import type { PayOrderRow } from '@/lib/money/button/schema';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';

const tones = { authorized: 'due', captured: 'done' } as const;

type SiteOrdersProps = {
  orders: readonly PayOrderRow[];
  hasMore: boolean;
  page: Pick<OwnedPageView, 'handle'>;
  home: string;
};

/** What a site asked to be paid, newest first; each that was paid leads to the page's own order. */
export async function SiteOrders({ orders, hasMore, page, home }: SiteOrdersProps) {
  const { t } = await requestI18n();
  const last = orders.at(-1);
  return (
    <section className="space-y-3" aria-labelledby="orders">
      <h2 id="orders" className="font-semibold text-lg">
        {t('button.site_orders')}
      </h2>
      {orders.length === 0 ? (
        <p className="text-muted">{t('button.site_orders_none')}</p>
      ) : (
        <RowList>
          {orders.map((order) => (
            <li key={order.id}>
              {order.order === null ? (
                <div className="flex items-center gap-3 px-4 py-3 sm:px-6">
                  <OrderLine order={order} />
                </div>
              ) : (
                <Link
                  href={`/studio/${page.handle}/orders/${order.order}`}
                  className="flex items-center gap-3 px-4 py-3 hover:bg-sunken sm:px-6"
                >
                  <OrderLine order={order} />
                  <ChevronRightIcon className="mirror shrink-0 text-muted" />
                </Link>
              )}
            </li>
          ))}
        </RowList>
      )}
      {hasMore && last && (
        <LinkButton href={`${home}?after=${last.id}#orders`} variant="quiet">
          {t('button.site_orders_more')}
        </LinkButton>
      )}
    </section>
  );
}

async function OrderLine({ order }: { order: PayOrderRow }) {
  const { t, formatAgo } = await requestI18n();
  const tone = order.state in tones ? tones[order.state as keyof typeof tones] : 'neutral';
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline justify-between gap-3">
        <bdi className="truncate font-medium">{order.items.map((item) => item.title).join(' · ')}</bdi>
        <Price value={{ amount: order.totalMinor, currency: order.currency }} className="font-medium" />
      </span>
      <span className="mt-1 flex flex-wrap items-center gap-2 text-muted text-sm">
        <Chip tone={tone}>{t(`button.site_state_${order.state}`)}</Chip>
        {order.merchantRef && <bdi className="truncate">{order.merchantRef}</bdi>}
        {formatAgo(new Date(order.createdAt))}
      </span>
    </span>
  );
}
