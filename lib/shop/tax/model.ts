/**
 * Which tax a total carries. Pure: settings, the screens that say *estimate* and the checkout ask the same functions.
 *
 * Invariants
 * - A shop that names no places has one rate for all it sells; one that names some collects there and nowhere else.
 * - Where a shop collects, the most closely known rate of the place is taken, as it is on that day.
 * - Rounding has one name, `order_half_up`: once for an order, over goods, discounts and delivery together, half away from zero, to
 *   what a card can be charged. Line by line would add up to something else than the rate of what is paid.
 */
import type { Place } from '@/lib/shop/delivery/model';
import { type TaxRate, taxRates } from './rates/model';

/** What a total is taxed with; `name` is empty for a shop's own one rate. Basis points have at most two decimals. */
export type Tax = {
  readonly name: string;
  readonly basisPoints: number;
  readonly inclusive: boolean;
  /** Whether delivery is taxed with the goods. */
  readonly onDelivery: boolean;
  /** Whether it is by a rate of a file, which does not know everything, and is called an estimate. */
  readonly estimated: boolean;
};

/** What a tax service says of a place: the combined rate on goods, and whether their delivery is taxed with them. */
export type LocalRate = { readonly basisPoints: number; readonly onDelivery: boolean };

/** How a shop taxes: its own one rate, or by place where it says where it collects (`US-CA`, `AE`). */
export type TaxSettings = {
  readonly basisPoints: number;
  readonly inclusive: boolean;
  readonly places: readonly string[];
};

/** Places where a shop can collect, with the rate of the whole place. */
export const collectable: readonly TaxRate[] = taxRates.filter((rate) => rate.postal.length === 0);

/**
 * What goods of a shop sent to a place are taxed with on a day (`YYYY-MM-DD`); null for no tax, and while the place is not known.
 * `local` is what a tax service says of the very place, where it was asked and answered.
 */
export function taxFor(
  settings: TaxSettings,
  place: Place | null,
  day: string,
  local: LocalRate | null = null,
): Tax | null {
  const { basisPoints, inclusive, places } = settings;
  if (places.length === 0)
    return basisPoints === 0 ? null : { name: '', basisPoints, inclusive, onDelivery: true, estimated: false };
  if (place === null) return null;
  const rate = rateAt(place, day);
  if (!rate || !places.includes(rate.area)) return null;
  const taken = local ?? { basisPoints: rate.basisPoints, onDelivery: true };
  return taken.basisPoints === 0 ? null : { name: rate.name, ...taken, inclusive, estimated: local === null };
}

/** The rate that is known of a place on a day: of its city, its state or its country; null for none. */
export function rateAt(place: Place, day: string): TaxRate | null {
  const state = `${place.country}-${place.region.toUpperCase()}`;
  const known = taxRates.filter(
    (rate) => rate.validFrom <= day && (rate.area === place.country || rate.area === state),
  );
  const here = known.filter(
    ({ postal }) => postal.length === 0 || postal.some((code) => place.postalCode.startsWith(code)),
  );
  return here.findLast(() => true) ?? null;
}
