/**
 * What everybody pays for one unit while a shop takes something off by itself, and from when to when: what may be said of a product
 * where nobody has a cart yet.
 *
 * Invariants
 * - The price is the cart's: it is reckoned by the same function, for one unit and its delivery.
 * - It is everybody's: where it would differ by where something is sent, there is none.
 */
import { type Currency, type Money, money } from '@/lib/kernel/money';
import { cheapest, type Zone } from '@/lib/shop/delivery/model';
import type { DiscountRule, DiscountTerms, Targeted } from '../model';
import { reckonDiscounts } from '../reckoning/model';

/** A discount that is nobody's alone, with its time. */
export type Offer = DiscountTerms &
  Pick<DiscountRule, 'id' | 'title'> & { readonly startsAt: Date; readonly endsAt: Date | null };

/** One unit of something, and what a parcel of it weighs. */
export type Unit = Targeted & { readonly price: Money; readonly grams: bigint };

/** A price for a time: `endsAt` is null where no end is known. */
export type Sale = { readonly price: Money; readonly startsAt: Date; readonly endsAt: Date | null };

/** How a discount is limited, as far as it decides whether it is everybody's. */
type Limits = {
  readonly method: string;
  readonly usesMax: number | null;
  readonly perPersonMax: number | null;
  readonly givenMaxMinor: bigint | null;
};

/**
 * Whether a discount is everybody's for one unit: by itself, off single things, without a minimum and without a limit to how often. A
 * code, a sum, "buy and get" or "the first hundred" is no price.
 */
export function isEverybodys(one: DiscountTerms & Limits): boolean {
  return (
    one.method === 'automatic' &&
    (one.kind === 'percent_items' || one.kind === 'amount_items') &&
    one.minimumMinor === 0n &&
    one.minimumQuantity <= 1 &&
    one.usesMax === null &&
    one.perPersonMax === null &&
    one.givenMaxMinor === null
  );
}

/** The sale of a unit that runs now, or else the next one that is known; null where there is none. `zones` are where it is sent to. */
export function saleOf(unit: Unit, offers: readonly Offer[], zones: readonly Zone[], now: Date): Sale | null {
  const changes = offers.flatMap(({ startsAt, endsAt }) => [startsAt, ...(endsAt ? [endsAt] : [])]);
  const later = [...new Set(changes.map(Number))].filter((at) => at > now.getTime()).sort((one, other) => one - other);
  const moments = [now.getTime(), ...later];
  const prices = moments.map((at) => priceAt(unit, runningAt(offers, at), zones));
  const first = prices.findIndex((price) => price < unit.price.amount);
  const price = prices[first];
  if (price === undefined) return null;
  const end = moments.find((_, at) => at > first && prices[at] !== price);
  const begun = runningAt(offers, moments[first] ?? 0).map(({ startsAt }) => startsAt.getTime());
  return {
    price: money(price, unit.price.currency),
    startsAt: new Date(first === 0 ? Math.max(...begun) : (moments[first] ?? 0)),
    endsAt: end === undefined ? null : new Date(end),
  };
}

/** Whether a sale has begun; its end is the next look's. */
export function isRunning({ startsAt }: Sale, now: Date): boolean {
  return startsAt <= now;
}

function runningAt(offers: readonly Offer[], at: number): Offer[] {
  return offers.filter(
    ({ startsAt, endsAt }) => startsAt.getTime() <= at && (endsAt === null || endsAt.getTime() > at),
  );
}

const everybodys = { version: 0, code: null, barred: null, givenLeftMinor: null };

/** What one unit costs, wherever it is sent; its own price where that differs. */
function priceAt(unit: Unit, running: readonly Offer[], zones: readonly Zone[]): bigint {
  const rules = running.map((one): DiscountRule => ({ ...one, ...everybodys }));
  const goods = [{ ...unit, quantity: 1, unit: unit.price }];
  const { currency } = unit.price;
  const going = zones.filter(({ rates }) => rates.length > 0);
  const prices = (going.length > 0 ? going : [null]).map((zone) => {
    const deliveryFor = (of: Money) => deliveryOf(zone, of, unit.grams, currency);
    const { taken } = reckonDiscounts({ goods, currency, deliveryFor }, rules);
    return taken.reduce((left, { ofGoods }) => left - (ofGoods[0] ?? 0n), unit.price.amount);
  });
  return prices.every((price) => price === prices[0]) ? (prices[0] ?? unit.price.amount) : unit.price.amount;
}

function deliveryOf(zone: Zone | null, goods: Money, grams: bigint, currency: Currency): Money {
  return (zone && cheapest(zone.rates, { goods, grams, units: 1n })?.price) ?? money(0n, currency);
}
