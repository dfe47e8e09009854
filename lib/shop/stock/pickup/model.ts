/**
 * Fetching what one bought at a place of its seller. Pure: the settings, the product page and the checkout ask the same functions.
 *
 * Invariants
 * - Only what lies at the place itself is fetched there; units never travel between places for it.
 * - It costs nothing, and is taxed where the place is.
 * - It is ready after so many of the seller's working days, counted like her handling of a parcel.
 */
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';
import type { Place, Rate } from '@/lib/shop/delivery/model';

/** The most days that may be said until something lies ready. */
export const readyDaysMax = 30;

/** Where buyers fetch, as they are told. */
export type PickupPlace = {
  readonly id: Id<'place'>;
  readonly name: string;
  readonly line1: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
  readonly hours: string;
  readonly days: number;
};

/** Where it is, for tax and for the days of its country. */
export function placeOf({ country, region, postalCode }: PickupPlace): Place {
  return { country, region, postalCode };
}

/** The way of delivering that fetching is: nothing to pay, and no way to go. */
export function pickupRate({ name, days }: Pick<PickupPlace, 'name' | 'days'>, currency: Currency): Rate {
  return {
    ...{ place: 0, name, currency, basis: 'flat', bands: [{ from: 0n, minor: 0n }], most: null, freeFrom: null },
    ...{ processingDays: days, transitMin: 0, transitMax: 0, working: true },
  };
}

/** Units of a variant that lie at a place, as the database says it. */
export function unitsAt(at: { readonly units: Readonly<Record<string, number>> }, variantId: Id<'variant'>): number {
  return at.units[toUuid(variantId)] ?? 0;
}
