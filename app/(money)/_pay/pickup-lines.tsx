import { MapPinIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import type { OfferOrder } from '@/lib/money/checkout/queries';
import { requestI18n } from '@/lib/platform/request';
import { arrivalDays } from '@/lib/shop/delivery/days/model';
import { pickupRate } from '@/lib/shop/stock/pickup/model';
import { arrivalDay } from './arrival-day';

/** Where one unit could be fetched now, and when it would lie ready; each leads to the sheet that is priced for it. */
export async function PickupLines({ order, variantId }: { order: OfferOrder; variantId: string }) {
  if (order.pickups.length === 0) return null;
  const voice = await requestI18n();
  return (
    <ul className="space-y-1 text-sm">
      {order.pickups.map((place) => {
        const way = { from: place.country, to: place.country };
        const { by } = arrivalDays(pickupRate(place, order.terms.currency), way, new Date());
        const words = { place: place.name, city: place.city, day: arrivalDay(voice, by) };
        return (
          <li key={place.id}>
            <Link
              href={`/checkout?variant=${variantId}&quantity=1&pickup=${place.id}`}
              className="flex min-h-11 items-center gap-2 underline-offset-4 hover:underline"
            >
              <MapPinIcon size={18} className="shrink-0 text-muted" />
              <span>{voice.t('pickup.product_line', words)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
