import type { OrderView, ShownParcel } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';
import { ParcelUnits } from './parcel-units';
import { TrackLink } from './track-link';

/** What left, parcel by parcel; nothing while there is at most one, of which the head of the order says everything. */
export async function BuyerParcels({ order }: { order: OrderView }) {
  if (order.parcels.length === 0 || (order.parcels.length === 1 && order.shippedAt !== null)) return null;
  const { t } = await requestI18n();
  return (
    <section aria-labelledby="parcels" className="space-y-3">
      <h2 id="parcels" className="text-base">
        {t('orders.parcels')}
      </h2>
      <ol className="divide-y divide-line rounded-lg bg-surface shadow-card">
        {order.parcels.map((parcel, place) => (
          <Parcel key={parcel.id} order={order} parcel={parcel} place={place + 1} />
        ))}
      </ol>
    </section>
  );
}

async function Parcel({ order, parcel, place }: { order: OrderView; parcel: ShownParcel; place: number }) {
  const { t, formatNumber, formatAgo } = await requestI18n();
  const tracking = [parcel.carrier, parcel.trackingCode].filter(Boolean).join(' · ');
  return (
    <li className="space-y-1 p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-2">
        <span className="font-medium">{t('orders.parcel_number', { number: formatNumber(place) })}</span>
        {parcel.sentAt && <span className="text-muted text-sm">{formatAgo(parcel.sentAt)}</span>}
      </p>
      <ParcelUnits lines={order.lines} parcel={parcel} />
      {tracking && (
        <p className="text-sm">
          <bdi dir="ltr">{tracking}</bdi>
        </p>
      )}
      {parcel.trackingUrl && <TrackLink url={parcel.trackingUrl} />}
    </li>
  );
}
