/**
 * What a tax service is asked about, and what of its answer is believed. Pure.
 *
 * Invariants
 * - Only places are asked about of which no more than their state is known here, and only by what names them: state and postal code.
 * - A rate is asked for, not an amount: what is bought, by whom and for how much stays here, and every total is reckoned by one rule.
 * - An answer that cannot be right is none.
 */
import type { Place } from '@/lib/shop/delivery/model';
import { rateAt } from '@/lib/shop/tax/model';

/** A place to ask about: `US-CO`, `80203`. */
export type AskedPlace = { readonly area: string; readonly postalCode: string };

/** More than any place of the United States takes. */
export const basisPointsMost = 2_500;

/** The place to ask about when goods go somewhere on a day (`YYYY-MM-DD`); null where it is known well enough, or not well enough to ask. */
export function placeToAsk(place: Place, day: string): AskedPlace | null {
  const postalCode = /^(\d{5})(-?\d{4})?$/.exec(place.postalCode.trim())?.[1];
  const known = rateAt(place, day);
  if (place.country !== 'US' || !postalCode || !known || known.postal.length > 0) return null;
  return { area: known.area, postalCode };
}

/** Percentages (`6.25`) of the parts of a rate, as one rate in basis points; null when that cannot be one. */
export function combined(percentages: readonly string[]): number | null {
  if (!percentages.every((text) => /^\d{1,2}(\.\d{1,6})?$/.test(text))) return null;
  const millionths = percentages.reduce((sum, text) => sum + Math.round(Number(text) * 1_000_000), 0);
  const basisPoints = Math.round(millionths / 100) / 100;
  return basisPoints <= basisPointsMost ? basisPoints : null;
}
