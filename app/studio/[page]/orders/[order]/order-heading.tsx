import { Chip } from '@/app/_ui/chip';
import { ArrowLeftIcon, PrinterIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import type { SellerOrder } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';
import { orderNumber, orderTitle, stateChip } from '../order-state';

/** Whose order it is, how it stands, its number, and the way back to the others. */
export async function OrderHeading({ page, order }: { page: OwnedPageView; order: SellerOrder }) {
  const { t, formatDate } = await requestI18n();
  const waits = order.state === 'paid' && order.gift?.state === 'waiting';
  const chip = waits ? { tone: 'due' as const, label: t('gifts.chip_waits') } : stateChip(t, order);
  return (
    <>
      <Link
        href={`/studio/${page.handle}/orders`}
        className="inline-flex min-h-11 items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline print:hidden"
      >
        <ArrowLeftIcon size={16} className="mirror" />
        {t('studio.orders')}
      </Link>
      <div>
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="wrap-anywhere min-w-0 text-xl md:text-2xl">{orderTitle(t, order)}</h1>
          <Chip tone={chip.tone}>{chip.label}</Chip>
          <LinkButton
            href={`/studio/${page.handle}/orders/slips?${new URLSearchParams({ 'orders[]': order.id })}`}
            variant="quiet"
            size="small"
          >
            <PrinterIcon size={16} />
            {t('inbox.slip_print')}
          </LinkButton>
        </div>
        <p className="mt-1 text-muted text-sm">
          {t('studio.order_placed', { moment: formatDate(order.placedAt, 'moment') })} ·{' '}
          <bdi dir="ltr" className="tabular-nums">
            {orderNumber(order)}
          </bdi>
        </p>
      </div>
    </>
  );
}
