import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import type { Place } from '@/lib/shop/delivery/model';
import { placeOf } from '@/lib/shop/stock/pickup/model';
import { findRate } from '@/lib/shop/tax/local/find-rate';
import type { LocalRate } from '@/lib/shop/tax/model';
import type { OfferRows } from './schema';

/** The places at which a buyer wants to fetch, one of a seller at most. */
export type Fetched = readonly Id<'place'>[];

/** What the tax service says of a place, as far as it was asked. */
export type LocalRates = (place: Place) => LocalRate | null;

/**
 * What the tax service says of where things go and where they are fetched, if one is used and a seller of what was read collects
 * there: asked, and waited for, outside any transaction. Null of a place of which what is known here is all there is.
 */
export async function localRatesOf(
  { rows, pickups }: Pick<OfferRows, 'rows' | 'pickups'>,
  place: Place | null,
  fetched: Fetched = [],
): Promise<LocalRates> {
  const collected = new Set(rows.flatMap((row) => row.taxPlaces));
  const chosen = Object.values(pickups).flatMap((ofSeller) => ofSeller.filter((one) => fetched.includes(one.id)));
  const places = [...(place === null ? [] : [place]), ...chosen.map(placeOf)];
  const known = await Promise.all(places.map(async (one) => [nameOf(one), await findRate(one, collected)] as const));
  const byName = new Map(known);
  return (one) => byName.get(nameOf(one)) ?? null;
}

const nameOf = ({ country, region, postalCode }: Place) => `${country} ${region} ${postalCode}`;
