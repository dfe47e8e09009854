import { Card } from '@/app/_ui/card';
import { CopyText } from '@/app/_ui/copy-text';
import { MapPinIcon } from '@/app/_ui/icons';
import type { SellerOrder } from '@/lib/money/orders/model';
import { type PostalAddress, placeLine } from '@/lib/money/wallet/model';
import { requestI18n } from '@/lib/platform/request';
import { buyerName } from '../order-state';

/** The label for the parcel, ready to copy. */
export async function ShipTo({ to, order }: { to: PostalAddress; order: SellerOrder }) {
  const { t, formatCountry, formatDate } = await requestI18n();
  const { line1, line2, country, phone } = to;
  const lines = [buyerName(t, order) ?? '', line1, line2, placeLine(to), formatCountry(country)];
  const label = lines.filter((line) => line !== '');
  return (
    <Card>
      <div className="mb-2 flex items-center justify-between gap-2">
        <h2 className="flex items-center gap-2 font-semibold text-lg">
          <MapPinIcon size={18} />
          {t('studio.ship_to')}
        </h2>
        {!order.addressGone && (
          <CopyText text={label.join('\n')} label={t('studio.copy_address')} copied={t('studio.copied')} />
        )}
      </div>
      <address className="not-italic">
        {label.map((line) => (
          <span key={line} className="block">
            <bdi>{line}</bdi>
          </span>
        ))}
        {phone && (
          <span className="mt-1 block text-muted text-sm">
            <bdi dir="ltr">{phone}</bdi>
          </span>
        )}
      </address>
      {order.addressGone && <p className="mt-2 text-muted text-sm">{t('inbox.address_gone')}</p>}
      <p className="mt-3 text-muted text-sm">
        {t('studio.promised_by', { day: formatDate(new Date(`${order.arrivesBy}T12:00:00Z`), 'date') })}
      </p>
    </Card>
  );
}
