import { CheckIcon } from '@/app/_ui/buying-icons';
import { classNames } from '@/app/_ui/class-names';
import { Link } from '@/app/_ui/link';
import type { OfferOrder } from '@/lib/money/checkout/queries';
import { requestI18n } from '@/lib/platform/request';
import { arrivalDays } from '@/lib/shop/delivery/days/model';
import { pickupRate } from '@/lib/shop/stock/pickup/model';
import { arrivalDay } from '../_pay/arrival-day';
import { type AskedSheet, checkoutPath } from './asked';

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

type WayProps = { href: string; chosen: boolean; name: string; hint?: readonly string[] };

function Way({ href, chosen, name, hint = [] }: WayProps) {
  return (
    <li>
      <Link
        href={href}
        replace
        scroll={false}
        aria-current={chosen ? 'true' : undefined}
        className={classNames(
          'flex min-h-11 items-start justify-between gap-3 rounded-md border px-3 py-2 text-sm hover:border-ink',
          chosen ? 'border-ink ring-1 ring-ink' : 'border-edge',
        )}
      >
        <span className="min-w-0">
          <bdi className="font-medium">{name}</bdi>
          {hint.filter(Boolean).map((line) => (
            <bdi key={line} className="block text-muted">
              {line}
            </bdi>
          ))}
        </span>
        {chosen && <CheckIcon size={18} className="mt-0.5 shrink-0" />}
      </Link>
    </li>
  );
}
