/**
 * How what another site sells is delivered, chosen in our sheet.
 *
 * Invariants
 * - A way and its tax are the site's word, in the order or in its server's answer for a place; nothing of them is read from a form but
 *   which of them she chose.
 * - What she taps is what she saw: the total that follows from her choice is compared with the one of her form, and another is refused.
 */

/** A way in which a site delivers to a place, and the tax that comes with it, in minor units of the order's currency. */
export type DeliveryWay = {
  id: string;
  label: string;
  amountMinor: bigint;
  taxMinor: bigint;
  daysMin: number;
  daysMax: number;
};

type Sums = { itemsMinor: bigint; discountMinor: bigint };

/** The way that is chosen: the one asked for, else the first the site names; null of none. */
export function chosenWay(ways: readonly DeliveryWay[], asked: string | null): DeliveryWay | null {
  return ways.find((way) => way.id === asked) ?? ways[0] ?? null;
}

/** An order as it is paid when it goes by a way: its delivery, tax and total follow. */
export function goingBy<Order extends Sums>(order: Order, way: DeliveryWay) {
  const { amountMinor: deliveryMinor, taxMinor } = way;
  const totalMinor = order.itemsMinor + deliveryMinor + taxMinor - order.discountMinor;
  return { ...order, deliveryMinor, taxMinor, totalMinor, deliveryId: way.id };
}

/** Milliseconds a site's server has to answer; a shopper waits for it. */
export const answerMilliseconds = 5_000;

/** The largest answer of a site's server in bytes. */
export const answerBytes = 65_536;

/** The day (`YYYY-MM-DD`) so many days from now. */
export function dayAfter(days: number, now: Date = new Date()): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
