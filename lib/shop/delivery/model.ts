/**
 * Where a shop delivers, for how much and how fast. Pure: the product page, the preview of the studio, what machines read and the
 * checkout all ask the same functions.
 *
 * Invariants
 * - A place belongs to one zone at most: the one that names it most closely (postal code, then state or region, then country, then
 *   everywhere else). No area stands in two zones of a shop.
 * - A zone without rates is where the shop does not deliver, however far its other zones reach.
 * - What a parcel costs is the cheapest rate that carries it; of equal ones the one that stands first.
 * - A band begins where it says and ends where the next one begins; the first begins at nothing.
 */
import type { Id } from '@/lib/kernel/ids';
import { type Currency, type Money, money } from '@/lib/kernel/money';
import { arrivalDays, type Pace } from './days/model';

/** Where something is sent to. Region and postal code may be empty, when only the country is known yet. */
export type Place = { readonly country: string; readonly region: string; readonly postalCode: string };

/** Somewhere in a country of which no more is known. */
export function placeIn(country: string): Place {
  return { country, region: '', postalCode: '' };
}

/** What a rate depends on. */
export const bases = ['flat', 'weight', 'price', 'count'] as const;
/** One of them: nothing, grams, minor units of the goods after discounts, or units. */
export type Basis = (typeof bases)[number];

/** From this much on, in what its rate depends on, it costs this much, in minor units. */
export type Band = { readonly from: bigint; readonly minor: bigint };

/** One way of delivering in a zone. */
export type Rate = Pace & {
  /** Which of its zone's rates it is, from 0. */
  readonly place: number;
  readonly name: string;
  readonly currency: Currency;
  readonly basis: Basis;
  /** Ascending; the first begins at 0. */
  readonly bands: readonly Band[];
  /** The most it carries, in what it depends on; null for any. */
  readonly most: bigint | null;
  /** Goods of this much and more are delivered for nothing; null for none. */
  readonly freeFrom: bigint | null;
};

/** Places that are delivered to alike. An area is `US`, `US-CA` (state or region), `US:941` (postal codes that begin so) or `*`. */
export type Zone = {
  readonly id: Id<'zone'> | null;
  readonly name: string;
  readonly areas: readonly string[];
  readonly rates: readonly Rate[];
  /** What paying at the door asks there; null where it is not offered. */
  readonly door?: DoorTerms | null;
};

/** The highest total that may be paid at a door, in minor units; the database holds zones and orders to it too. */
export const doorMinorMax = 500_000n;

/** Paying at the door: what it costs more, and the highest total of an order that may be. */
export type DoorTerms = { readonly fee: Money; readonly most: Money };

/** What is delivered together. */
export type Parcel = { readonly goods: Money; readonly grams: bigint; readonly units: bigint };

/** Everywhere that no other zone names. */
export const everywhere = '*';

/** The zone a place belongs to, or null. */
export function zoneFor(zones: readonly Zone[], place: Place): Zone | null {
  let [best, found]: [number, Zone | null] = [-1, null];
  for (const zone of zones) {
    const close = Math.max(-1, ...zone.areas.map((area) => closeness(area, place)));
    if (close > best) [best, found] = [close, zone];
  }
  return found;
}

/** The ways to deliver to a place; none where the shop does not go. While it is not known, those of its first zone. */
export function ratesFor(zones: readonly Zone[], place: Place | null): readonly Rate[] {
  return (place === null ? zones.find((zone) => zone.rates.length > 0) : zoneFor(zones, place))?.rates ?? [];
}

/** What a parcel costs by a rate, or null when it is too much for it. */
export function priceOf(rate: Rate, parcel: Parcel): Money | null {
  if (rate.currency !== parcel.goods.currency) return null;
  const measure = measureOf(rate.basis, parcel);
  if (rate.most !== null && measure > rate.most) return null;
  if (rate.freeFrom !== null && parcel.goods.amount >= rate.freeFrom) return money(0n, rate.currency);
  const band = rate.bands.findLast(({ from }) => from <= measure);
  return band ? money(band.minor, rate.currency) : null;
}

/** The cheapest of some rates for a parcel, with its price; null when none carries it. */
export function cheapest(rates: readonly Rate[], parcel: Parcel): { rate: Rate; price: Money } | null {
  const priced = rates.flatMap((rate) => {
    const price = priceOf(rate, parcel);
    return price ? [{ rate, price }] : [];
  });
  return priced.reduce<(typeof priced)[number] | null>(
    (best, one) => (best === null || one.price.amount < best.price.amount ? one : best),
    null,
  );
}

/** What an owner is told of a parcel to a place: whether it goes there, by which zone, for how much, and when it arrives. */
export function previewOf(zones: readonly Zone[], parcel: Parcel, place: Place, seller: string, now: Date) {
  const zone = zoneFor(zones, place);
  const found = cheapest(zone?.rates ?? [], parcel);
  if (!zone || !found) return null;
  return { zone, ...found, days: arrivalDays(found.rate, { from: seller, to: place.country }, now) };
}

/** The countries of a list into which something is delivered, to all of it or to a part. */
export function countriesOf(zones: readonly Zone[], all: readonly string[]): string[] {
  const going = zones.filter((zone) => zone.rates.length > 0);
  const parts = new Set(going.flatMap((zone) => zone.areas).map((area) => area.slice(0, 2)));
  return all.filter((country) => parts.has(country) || (zoneFor(zones, placeIn(country))?.rates.length ?? 0) > 0);
}

/** The zone that simple settings are: one price and one span of days for every country. */
export function simpleZone(price: Money, days: { min: number; max: number }, countries: readonly string[]): Zone {
  const rate = {
    ...{
      place: 0,
      name: '',
      currency: price.currency,
      basis: 'flat' as const,
      bands: [{ from: 0n, minor: price.amount }],
    },
    ...{ most: null, freeFrom: null },
    ...{ processingDays: 0, transitMin: days.min, transitMax: days.max, working: false },
  };
  return { id: null, name: '', areas: countries, rates: [rate] };
}

/** The settings of a page's delivery, as far as they are a price, a span of days and countries. */
export type DeliverySettings = {
  readonly price: Money;
  readonly daysMin: number;
  readonly daysMax: number;
  readonly countries: readonly string[];
  readonly zones: readonly Zone[];
};

/** The zones of a page, or the one that its simple settings are. */
export function zonesOf({ price, daysMin, daysMax, countries, zones }: DeliverySettings): readonly Zone[] {
  return zones.length > 0 ? zones : [simpleZone(price, { min: daysMin, max: daysMax }, countries)];
}

function measureOf(basis: Basis, { goods, grams, units }: Parcel): bigint {
  return { flat: 0n, weight: grams, price: goods.amount, count: units }[basis];
}

/** How closely an area names a place; negative when it does not. */
function closeness(area: string, place: Place): number {
  if (area === everywhere) return 0;
  if (!area.startsWith(place.country)) return -1;
  const rest = area.slice(2);
  if (rest === '') return 1;
  if (rest.startsWith('-')) return place.region !== '' && folded(place.region) === folded(rest.slice(1)) ? 2 : -1;
  const prefix = folded(rest.slice(1));
  return place.postalCode !== '' && folded(place.postalCode).startsWith(prefix) ? 2 + prefix.length : -1;
}

/** Postal codes and regions are compared without case, blanks and hyphens. */
function folded(text: string): string {
  return text.toUpperCase().replace(/[\s-]+/g, '');
}
