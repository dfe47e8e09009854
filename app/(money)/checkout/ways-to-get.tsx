import type { OfferOrder } from '@/lib/money/checkout/queries';
import { requestI18n } from '@/lib/platform/request';
import { arrivalDays } from '@/lib/shop/delivery/days/model';
import { pickupRate } from '@/lib/shop/stock/pickup/model';
import { arrivalDay } from '../_pay/arrival-day';
import { type AskedSheet, checkoutPath } from './asked';
import { Way } from './way';

/**
 * How a seller's part is got, delivered or fetched at one of her places, where it can be fetched; each way is the address of the sheet
 * priced for it, so that it can be chosen without a script.
 */
export async function WaysToGet({ order, asked }: { order: OfferOrder; asked: AskedSheet }) {
  if (order.pickups.length === 0 && order.pickup === null) return null;
  const voice = await requestI18n();
  const { t } = voice;
  const own = new Set([order.pickup, ...order.pickups].map((place) => place?.id));
  const others = asked.pickups.filter((id) => !own.has(id));
  const to = (pickups: AskedSheet['pickups']) => checkoutPath({ ...asked, pickups });
  return (
    <ul className="space-y-2">
      <Way href={to(others)} chosen={order.pickup === null} name={t('pickup.delivered')} />
      {order.pickups.map((place) => {
        const way = { from: place.country, to: place.country };
        const { by } = arrivalDays(pickupRate(place, order.terms.currency), way, new Date());
        return (
          <Way
            key={place.id}
            href={to([...others, place.id])}
            chosen={order.pickup?.id === place.id}
            name={t('pickup.at', { place: place.name, city: place.city })}
            hint={[t('pickup.at_hint', { street: place.line1, day: arrivalDay(voice, by) }), place.hours]}
          />
        );
      })}
    </ul>
  );
}
