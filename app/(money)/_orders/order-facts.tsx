import type { ReactNode } from 'react';
import { isDonation } from '@/lib/money/donations/model';
import { isAllFiles } from '@/lib/money/orders/files/model';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { placeLine } from '@/lib/money/wallet/model';
import type { Translate } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { MethodMark } from '../_wallet/method-mark';

/** Where it goes, how it was paid and which number it has. */
export async function OrderFacts({ order }: { order: BuyerOrder }) {
  const { t, formatCountry, formatDate } = await requestI18n();
  const { shipTo, payment } = order;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <dl>
        <Fact label={whereTo(t, order)}>
          <address className="not-italic">
            {[
              order.gift ? '' : shipTo.name,
              shipTo.line1,
              shipTo.line2,
              placeLine(shipTo),
              formatCountry(shipTo.country),
            ]
              .filter(Boolean)
              .map((line) => (
                <span key={line} className="block">
                  <bdi>{line}</bdi>
                </span>
              ))}
            {order.gift && <span className="block text-muted text-sm">{t('gifts.hidden')}</span>}
            {shipTo.phone && (
              <span className="block">
                <bdi dir="ltr">{shipTo.phone}</bdi>
              </span>
            )}
          </address>
        </Fact>
      </dl>
      <dl className="space-y-5">
        {payment?.face && (
          <Fact label={t('orders.paid_with')}>
            <span className="flex items-center gap-2">
              <MethodMark face={payment.face} />
            </span>
          </Fact>
        )}
        {order.atDoor && <Fact label={t('orders.paid_with')}>{t('door.way')}</Fact>}
        <Fact label={t('orders.receipt_to')}>
          <bdi>{order.contactEmail}</bdi>
        </Fact>
        <Fact label={t('orders.number')}>
          <bdi className="tabular-nums">{orderNumber(order.id)}</bdi>
          <span className="block text-muted text-sm">{formatDate(order.placedAt, 'date')}</span>
        </Fact>
      </dl>
    </div>
  );
}

function whereTo(t: Translate, order: BuyerOrder): string {
  if (isDonation(order)) return t('donations.given_by');
  if (isAllFiles(order)) return t('files.billed_to');
  return order.pickup ? t('pickup.seller_card', { place: order.pickup.placeName }) : t('orders.sent_to');
}

/** The short number people read to each other: the last eight characters of the id. */
export function orderNumber(id: string): string {
  return id.slice(-8).toUpperCase();
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
