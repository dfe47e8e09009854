import { MapPinIcon } from '@/app/_ui/icons';
import { afterDelivery, type BuyerOrder, isReady } from '@/lib/money/orders/model';
import { makePickupCode } from '@/lib/money/orders/pickup/make-code';
import { placeLine } from '@/lib/money/wallet/model';
import { requestI18n } from '@/lib/platform/request';
import { HandOverCode } from './hand-over-code';
import { QrCode } from './qr-code';

/** Where the buyer fetches her order, and, as soon as it lies ready, the code by which it is handed to her. */
export async function PickupCard({ order }: { order: BuyerOrder }) {
  const { pickup, shipTo } = order;
  if (!pickup || order.deliveredAt !== null || afterDelivery(order.state) === null) return null;
  const { t } = await requestI18n();
  const code = isReady(order) ? makePickupCode(order.id) : null;
  return (
    <section aria-label={t('pickup.chip')} className="space-y-3 rounded-lg bg-surface p-5 shadow-card">
      <p className="flex items-start gap-2">
        <MapPinIcon size={18} className="mt-1 shrink-0 text-muted" />
        <span>
          <bdi className="block font-semibold">{pickup.placeName}</bdi>
          <bdi className="block">{shipTo.line1}</bdi>
          <bdi className="block">{placeLine(shipTo)}</bdi>
          {pickup.hours && (
            <span className="block text-muted text-sm">{t('pickup.open', { hours: pickup.hours })}</span>
          )}
        </span>
      </p>
      {code ? (
        <HandOverCode
          code={code}
          label={t('pickup.code')}
          hint={t('pickup.code_hint')}
          drawn={<QrCode text={code} label={t('pickup.code_drawn')} />}
        />
      ) : (
        <p className="text-muted text-sm">{t('pickup.code_wait')}</p>
      )}
    </section>
  );
}
