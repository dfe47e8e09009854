import { Chip } from '@/app/_ui/chip';
import { ChevronRightIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { Price } from '@/app/_ui/price';
import type { SellerOrder } from '@/lib/money/orders/model';
import { openReturn, waitsForSeller } from '@/lib/money/returns/model';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';
import { Underway } from '../underway';
import { buyerName, orderTitle, stateChip } from './order-state';

/** An order in a list: whose, what, how much, and what it waits for. */
export async function OrderRow({
  page,
  order,
  unread = false,
}: {
  page: OwnedPageView;
  order: SellerOrder;
  /** Its buyer wrote something that nobody of the page has read. */
  unread?: boolean;
}) {
  const { t, formatAgo, formatMoney } = await requestI18n();
  const goods = order.lines.filter((line) => line.kind === 'goods');
  const picture = goods.find((line) => line.picture !== null)?.picture;
  const chip = stateChip(t, order);
  const asked = openReturn(order);
  return (
    <Link
      href={`/studio/${page.handle}/orders/${order.id}`}
      className="relative flex items-center gap-3 p-3 hover:bg-sunken sm:gap-4 sm:px-5"
    >
      <span className="block h-16 w-13 shrink-0 overflow-hidden rounded-sm bg-sunken">
        {picture && <Photo media={{ ...picture, alt: '' }} shape="fill" sizes="52px" widths={[96, 192]} />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-3">
          <bdi className="truncate font-medium">{buyerName(t, order) ?? orderTitle(t, order)}</bdi>
          <Price value={order.total} className="font-medium" />
        </span>
        <bdi className="block truncate text-muted text-sm">
          {goods.map((line) => `${line.quantity} × ${line.title}`).join(' · ')}
        </bdi>
        <span className="mt-1 flex flex-wrap items-center gap-2 text-muted text-sm">
          <Chip tone={chip.tone}>{chip.label}</Chip>
          {goods.some((line) => line.asFiles && line.variantId !== null) && <Chip>{t('files.chip')}</Chip>}
          {order.state === 'due' && <Chip tone="due">{t('door.chip_due', { total: formatMoney(order.total) })}</Chip>}
          {order.gift && (
            <Chip tone={order.gift.state === 'waiting' ? 'due' : 'neutral'}>
              {t(order.gift.state === 'waiting' ? 'gifts.chip_waits' : 'gifts.chip')}
            </Chip>
          )}
          {order.pickup && <Chip>{t('pickup.chip')}</Chip>}
          {asked && <Chip tone={waitsForSeller(asked) ? 'due' : 'neutral'}>{t('returns.chip')}</Chip>}
          {unread && <Chip tone="due">{t('talk.unread')}</Chip>}
          {formatAgo(order.placedAt)}
        </span>
      </span>
      <ChevronRightIcon className="mirror shrink-0 text-muted" />
      <Underway />
    </Link>
  );
}
