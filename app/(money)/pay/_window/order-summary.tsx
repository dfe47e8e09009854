import { Price } from '@/app/_ui/price';
import { money } from '@/lib/kernel/money';
import type { PresentedOrder } from '@/lib/money/button/present-pay-order';
import { requestI18n } from '@/lib/platform/request';
import { SiteHeader } from './site-header';

type OrderSummaryProps = Pick<PresentedOrder, 'order' | 'site'> & {
  /** Delivery and tax are not known yet. */
  open?: boolean;
};

/** Who asks to be paid, under which host her browser stands, and what for. */
export async function OrderSummary({ order, site, open = false }: OrderSummaryProps) {
  const { t, formatNumber } = await requestI18n();
  const of = (minor: bigint) => money(minor, order.currency);
  const extra = [
    { name: t('orders.delivery'), minor: open ? 0n : order.deliveryMinor },
    { name: t('button.tax'), minor: open ? 0n : order.taxMinor },
    { name: t('orders.discount'), minor: -order.discountMinor },
  ].filter((line) => line.minor !== 0n);
  return (
    <section aria-labelledby="pay-site" className="space-y-4 rounded-lg bg-surface p-5 shadow-card">
      <SiteHeader site={site} id="pay-site" />
      <ul className="space-y-2 text-sm">
        {order.items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a site may name two lines alike, and the list never changes
          <li key={at} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0">
              <bdi className="wrap-anywhere">{item.title}</bdi>
              {item.quantity > 1 && <span className="text-muted"> × {formatNumber(item.quantity)}</span>}
            </span>
            <Price value={of(item.unitMinor * BigInt(item.quantity))} />
          </li>
        ))}
      </ul>
      <dl className="space-y-1 border-line border-t pt-3 text-sm">
        {extra.map((line) => (
          <div key={line.name} className="flex justify-between gap-3">
            <dt className="text-muted">{line.name}</dt>
            <dd>
              <Price value={of(line.minor)} />
            </dd>
          </div>
        ))}
        {open ? (
          <div className="flex justify-between gap-3 pt-1">
            <dt className="font-semibold text-base">{t('orders.total')}</dt>
            <dd className="text-end text-muted">{t('button.total_later')}</dd>
          </div>
        ) : (
          <div className="flex justify-between gap-3 pt-1 font-semibold text-base">
            <dt>{t('orders.total')}</dt>
            <dd>
              <Price value={of(order.totalMinor)} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
