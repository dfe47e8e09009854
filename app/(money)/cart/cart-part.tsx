import type { ReactNode } from 'react';
import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { PayLink } from '@/app/_ui/pay-button';
import { Price } from '@/app/_ui/price';
import type { CartPart, CartSeller } from '@/lib/money/cart/model';
import { sayDiscount } from '@/lib/money/orders/say-receipt';
import { requestI18n } from '@/lib/platform/request';
import { DiscountNotes } from '../_codes/discount-notes';
import { arrivalSpan } from '../_pay/arrival-day';
import { PayLabel } from '../_pay/pay-label';
import { CartLine } from './cart-line';

/** Everything of one currency: sellers with their lines, and the button that pays for all of it at once. */
export async function CartPartView({ part, title }: { part: CartPart; title: string | null }) {
  const { t, href, formatMoney } = await requestI18n();
  const count = part.sellers.length;
  return (
    <section aria-label={title ?? undefined} className="space-y-6">
      {title && <h2 className="text-lg">{title}</h2>}
      {part.sellers.map((seller) => (
        <SellerPart key={seller.pageId} seller={seller} />
      ))}
      <div className="space-y-4 rounded-lg bg-surface p-5 shadow-card">
        <p className="flex items-baseline justify-between font-semibold">
          {t('orders.total')}
          <Price value={part.total} className="text-lg" />
        </p>
        {part.payable ? (
          <PayLink
            href={href(`/checkout?cart=1&currency=${part.currency}`)}
            label={
              <PayLabel
                pay={t('money.pay', { total: formatMoney(part.total) })}
                seller={count > 1 ? t('money.shops_count', { count }) : (part.sellers[0]?.pageName ?? null)}
                day={null}
              />
            }
          />
        ) : (
          <Notice>{t(part.tooHigh ? 'money.cannot_total_too_high' : 'money.cart_mend')}</Notice>
        )}
      </div>
    </section>
  );
}

async function SellerPart({ seller }: { seller: CartSeller }) {
  const voice = await requestI18n();
  const { t } = voice;
  const days = arrivalSpan(voice, seller.arrivesFrom, seller.arrivesBy);
  return (
    <section aria-label={seller.pageName} className="space-y-4">
      <h3 className="flex items-baseline justify-between gap-3 border-line border-b pb-2 text-base">
        <Link href={`/${seller.pageHandle}`} className="min-w-0 truncate underline-offset-4 hover:underline">
          <bdi>{seller.pageName}</bdi>
        </Link>
        {!seller.problem && (
          <span className="shrink-0 font-normal text-muted text-sm">{t('money.arrives', { days })}</span>
        )}
      </h3>
      {seller.problem && <Notice tone="danger">{t(`money.cannot_${seller.problem}`)}</Notice>}
      <ul className="space-y-5">
        {seller.lines.map((line) => (
          <CartLine key={line.variantId} line={line} />
        ))}
      </ul>
      <dl className="space-y-1 text-muted text-sm">
        {seller.discounts.map((one) => (
          <Row key={one.title + one.code} label={sayDiscount(voice, one)}>
            <Price value={one.amount} />
          </Row>
        ))}
        <Row label={t('orders.delivery')}>{seller.delivery ? <Price value={seller.delivery} /> : t('money.free')}</Row>
        {seller.tax && (
          <Row
            label={[
              t(seller.tax.included ? 'money.tax_of_which' : 'money.tax'),
              ...(seller.tax.estimated ? [t('delivery.tax_estimate')] : []),
            ].join(' · ')}
          >
            <Price value={seller.tax.amount} />
          </Row>
        )}
      </dl>
      <DiscountNotes codes={seller.discounts.flatMap(({ code }) => code || [])} left={seller.left} />
    </section>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-3">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
