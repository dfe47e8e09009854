import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { add, chargeStep, compare, money, zero } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { PurchaseOffer } from '@/lib/money/checkout/compose-purchase';
import { atDoor } from '@/lib/money/checkout/model';
import type { PlaceOrderInput } from '@/lib/money/checkout/schema';
import { homeCountry } from '@/lib/money/wallet/queries';
import { isMoreThanAtOnce } from '@/lib/platform/stripe-amount';
import { charityBeside } from '@/lib/shop/charities/queries';
import { donationOrder } from './donation-order';
import { leastDonation } from './model';

/** Why nothing could be given beside a purchase. */
export type DonateBesideCode = 'donation_gone' | 'donating_closed' | 'account_needed' | 'total_too_high';

/**
 * An offer with the donation that a tap adds to it: one more order, of the charity that its sellers chose. It is what she added herself, so nothing
 * is added for fees, and nobody is told her name. Refusals: `account_needed` to a guest; `donation_gone` where its sellers did not choose this charity
 * (any more), for too little, and beside what is given, paid at the door, by several people or on another site; `total_too_high`.
 */
export async function withDonation(
  actor: Actor,
  input: Pick<PlaceOrderInput, 'donationBeside' | 'locale' | 'gift' | 'split' | 'payOrder' | 'methodId'>,
  offer: PurchaseOffer,
): Promise<Result<PurchaseOffer, DonateBesideCode>> {
  const { donationBeside: donation, locale } = input;
  if (actor.kind !== 'person') return refuse('account_needed');
  if (!donation || input.gift || input.split || input.payOrder || input.methodId === atDoor)
    return refuse('donation_gone');
  const charity = await charityBeside(
    offer.orders.map((order) => order.pageId),
    offer.currency,
  );
  if (charity?.pageId !== donation.charityId) return refuse('donation_gone');
  const given = money(BigInt(donation.minor), charity.currency);
  if (compare(given, leastDonation(charity.currency)) < 0) return refuse('donation_gone');
  if (given.amount % chargeStep(charity.currency) !== 0n) return refuse('donation_gone');
  const total = add(offer.total, given);
  if (isMoreThanAtOnce(total)) return refuse('total_too_high');
  const from = await homeCountry(actor);
  const order = donationOrder(charity, {
    ...{ given, cover: zero(charity.currency), total: given, shown: false, from, locale },
  });
  return ok({ ...offer, total, orders: [...offer.orders, order] });
}
