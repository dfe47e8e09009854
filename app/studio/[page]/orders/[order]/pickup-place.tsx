import { Card } from '@/app/_ui/card';
import { MapPinIcon } from '@/app/_ui/icons';
import { arrivalSpan } from '@/app/(money)/_pay/arrival-day';
import type { SellerOrder } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';
import { buyerName } from '../order-state';

/** Where its buyer fetches it, under whose name, and by when it was promised to lie ready. */
export async function PickupPlace({ order }: { order: SellerOrder }) {
  const voice = await requestI18n();
  const { t } = voice;
  return (
    <Card>
      <h2 className="mb-2 flex items-center gap-2 font-semibold text-lg">
        <MapPinIcon size={18} />
        {t('pickup.seller_card', { place: order.pickup?.placeName ?? '' })}
      </h2>
      {order.shipTo && <bdi className="block">{buyerName(t, order)}</bdi>}
      <p className="mt-2 text-muted text-sm">
        {t('pickup.ready_by', { days: arrivalSpan(voice, order.arrivesFrom, order.arrivesBy) })}
      </p>
    </Card>
  );
}
