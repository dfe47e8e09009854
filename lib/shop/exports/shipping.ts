import { type Money, money, toDecimal } from '@/lib/kernel/money';
import type { VariantDocument } from '@/lib/shop/catalog/product-document';
import { cheapest, everywhere, placeIn, type Rate, type Zone, zoneFor } from '@/lib/shop/delivery/model';
import { isRunning, type Sale } from '@/lib/shop/discounts/sale/model';
import type { ExportShop } from './model';

/** Google reads so many for an item. */
const placesMax = 100;

/**
 * What one unit costs to deliver and how long that takes, by country and by state where the shop's zones know one:
 * `country:region:service:price:handling from:to:transit from:to`. Free above a sum and bands are judged by what is paid for it now. Of a country that a shop delivers to by postal codes nothing is said: no price would be
 * true of all of it.
 */
export function shippingOf(variant: VariantDocument, sale: Sale | undefined, shop: ExportShop): readonly string[] {
  if (variant.priceMinor === null) return [];
  const goods = sale && isRunning(sale, new Date()) ? sale.price : money(variant.priceMinor, shop.currency);
  const parcel = { goods, grams: BigInt(variant.weightGrams ?? 0), units: 1n };
  const { zones, countries } = shop.delivery;
  const said = (zone: Zone | null, country: string, region: string): string[] => {
    const found = zone && cheapest(zone.rates, parcel);
    return found
      ? [[country, region, plain(found.rate.name), priceOf(found.price), ...daysOf(found.rate)].join(':')]
      : [];
  };
  return countries
    .filter((country) => !zones.some(({ areas }) => areas.some((area) => area.startsWith(`${country}:`))))
    .flatMap((country) => [
      ...said(zoneFor(zones, placeIn(country)), country, ''),
      ...zones.flatMap((zone) => regionsOf(zone, country).flatMap((region) => said(zone, country, region))),
    ])
    .slice(0, placesMax);
}

function regionsOf({ areas }: Zone, country: string): string[] {
  return areas.flatMap((area) => (area !== everywhere && area.startsWith(`${country}-`) ? [area.slice(3)] : []));
}

function priceOf(price: Money): string {
  return `${toDecimal(price)} ${price.currency}`;
}

/** Google counts days of work. Of days that a shop counts by the calendar it is told as many: they end later, and never before they are promised. */
function daysOf({ processingDays, transitMin, transitMax }: Rate): readonly number[] {
  return [processingDays, processingDays, transitMin, transitMax];
}

/** Colons and commas part what is written here. */
function plain(name: string): string {
  return name.replaceAll(/[,:]/g, ' ').trim();
}
