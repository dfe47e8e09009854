/** Delivery as schema.org says it. */
import { toDecimal } from '@/lib/kernel/money';
import type { VariantView } from '@/lib/shop/catalog/model';
import {
  cheapest,
  type DeliverySettings,
  everywhere,
  type Parcel,
  type Zone,
  zonesOf,
} from '@/lib/shop/delivery/model';

type Data = Record<string, unknown>;

/**
 * What delivery costs, where it goes and when it arrives, by zone where the shop has zones. Simple settings say one number of days,
 * counted from the order to the arrival: all of them are the way, and none is added for handling. It is said in full once for all
 * variants, which refer to it: of a hundred with two hundred countries each, the page would be nothing else.
 */
export function describeShipping(
  delivery: DeliverySettings,
  address: string,
  variant: Pick<VariantView, 'price' | 'weightGrams'>,
  inFull: boolean,
): Data {
  if (delivery.countries.length === 0) return {};
  const own = { '@id': `${address}#delivery` };
  if (!inFull) return { shippingDetails: own };
  const parcel = { goods: variant.price, grams: BigInt(variant.weightGrams ?? 0), units: 1n };
  const details = zonesOf(delivery).flatMap((zone) => describeZone(zone, parcel));
  const [first, ...more] = details;
  return { shippingDetails: more.length === 0 ? { ...own, ...first } : [{ ...own, ...first }, ...more] };
}

/** A zone for one thing sent there; of everywhere else nothing is said, for no word of schema.org means it. */
function describeZone(zone: Zone, parcel: Parcel): Data[] {
  const shippingDestination = zone.areas.flatMap((area) => (area === everywhere ? [] : [describeArea(area)]));
  if (shippingDestination.length === 0) return [];
  const found = cheapest(zone.rates, parcel);
  if (!found) return [{ '@type': 'OfferShippingDetails', shippingDestination, doesNotShip: true }];
  const { rate, price } = found;
  return [
    {
      '@type': 'OfferShippingDetails',
      shippingRate: { '@type': 'MonetaryAmount', value: toDecimal(price), currency: price.currency },
      shippingDestination,
      deliveryTime: {
        '@type': 'ShippingDeliveryTime',
        handlingTime: describeDays(rate.processingDays, rate.processingDays),
        transitTime: describeDays(rate.transitMin, rate.transitMax),
      },
    },
  ];
}

function describeArea(area: string): Data {
  const [, addressCountry, kind, part] = /^(..)([-:]?)(.*)$/.exec(area) ?? [];
  const within = kind === '-' ? { addressRegion: part } : kind === ':' ? { postalCodePrefix: part } : {};
  return { '@type': 'DefinedRegion', addressCountry, ...within };
}

function describeDays(minValue: number, maxValue: number): Data {
  return { '@type': 'QuantitativeValue', minValue, maxValue, unitCode: 'DAY' };
}
