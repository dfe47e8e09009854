import { money } from '@/lib/kernel/money';
import { consented } from './model';
import type { Item, Offer, OfferProblem } from './queries';
import type { PlaceOrderInput } from './schema';

type Tap = Pick<PlaceOrderInput, 'expectedMinor' | 'pickups' | 'startNow' | 'donationBeside'>;

/** Why a tap does not buy what is offered now as it says; undefined when it does. What it gives besides (`donationBeside`) is no part of the offer. */
export function whyNotSo(
  offer: Offer | undefined,
  items: readonly Item[],
  { expectedMinor, pickups = [], startNow, donationBeside }: Tap,
): OfferProblem | 'start_now_required' | 'price_changed' | undefined {
  if (!offer) return 'sold_out';
  // Where nobody fetches any more, it is not delivered instead without a word.
  if (!pickups.every((place) => offer.orders.some((order) => order.pickup?.id === place))) return 'not_at_place';
  if (offer.problem) return offer.problem;
  const offered = offer.orders.flatMap((order) => order.lines).filter((line) => line.kind === 'goods').length;
  if (offered < new Set(items.map((item) => item.variantId)).size) return 'sold_out';
  if (!startNow && offer.orders.some((order) => order.asksStart)) return 'start_now_required';
  const seen = BigInt(expectedMinor) - BigInt(donationBeside?.minor ?? 0);
  return consented(money(seen, offer.currency), offer.total) ? undefined : 'price_changed';
}
