/**
 * Gifts: an order that somebody else receives.
 *
 * Invariants
 * - The giver pays as for any order; nothing is ever charged to, or given to, whoever receives.
 * - Where it goes is known to the receiver and to those who send. What the giver reads names the country she chose and no more: her order
 *   goes to that country, and the address stands in a record that row security never shows her.
 * - Whoever receives reads no price, no way of paying and no refund.
 * - Another option is chosen at the price that was paid, so that no difference is owed to anybody.
 * - What is sent back is asked for by the receiver; its money goes to the giver, who reads that it came back, and neither why nor how.
 * - A gift waits for `giftDays`; declined, taken back or run out, all of its money goes back and its units are for sale again.
 */
import type { Id } from '@/lib/kernel/ids';
import { usState } from '@/lib/kernel/us-states';
import type { OrderState } from '@/lib/money/checkout/model';
import type { OrderPicture, ParcelView } from '@/lib/money/orders/stored/model';
import { type PostalAddress, regionOf, ruleOf } from '@/lib/money/wallet/model';

/** Days in which a gift can be accepted. */
export const giftDays = 14;

/** Characters of a note, and of what is said to it, at most. */
export const noteMost = 500;

/** How a gift stands. */
export const giftStates = ['waiting', 'accepted', 'declined', 'expired', 'taken_back'] as const;
/** One of `giftStates`. */
export type GiftState = (typeof giftStates)[number];

/** A person as a gift names her; both are empty of whoever has closed her account. */
export type GiftPerson = { name: string; handle: string };

/**
 * What a tap says of a gift: the country it goes to (ISO alpha-2) and its part where one has to be known, whether the option may be chosen,
 * to which friend it goes, and its note, sealed for this tap.
 */
export type GiftWish = {
  country: string;
  region: string;
  choosable: boolean;
  to?: Id<'person'> | undefined;
  note?: string | undefined;
};

/** A gift as its giver sees it: nothing of whoever received it but whom she named, and what was said. */
export type GivenGift = {
  orderId: Id<'order'>;
  state: GiftState;
  /** Whether it can be accepted now: paid for, in time, not given back. */
  open: boolean;
  choosable: boolean;
  receiver: GiftPerson | null;
  hasLink: boolean;
  note: string;
  /** What she wrote who declined it. */
  answer: string;
  /** It was accepted and came back, and its money with it; by whom, why and when it travelled is not hers to know. */
  returned: boolean;
  expiresAt: Date;
};

/** An option that can be taken at the price that was paid. */
export type GiftChoice = { variantId: Id<'variant'>; optionText: string };

/** A gift as whoever may accept it sees it, before she has: no price in it. */
export type OfferedGift = {
  orderId: Id<'order'>;
  giver: GiftPerson | null;
  note: string;
  title: string;
  optionText: string;
  picture: OrderPicture | null;
  seller: string;
  country: string;
  region: string;
  expiresAt: Date;
  /** The options she may take, the one that was paid for first; fewer than two where there is nothing to choose. */
  choices: readonly GiftChoice[];
};

/** A gift as whoever accepted it sees it: on which way it is. */
export type ReceivedGift = Omit<OfferedGift, 'choices' | 'expiresAt'> & {
  state: OrderState;
  shipTo: PostalAddress;
  arrivesFrom: string;
  arrivesBy: string;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  parcels: readonly (Pick<ParcelView, 'id' | 'carrier' | 'trackingCode' | 'sentAt'> & { trackingUrl: string | null })[];
};

/** Whether an address in a country needs its part named before it can be priced. */
export function asksRegion(country: string): boolean {
  return ruleOf(country).region !== 'none';
}

/** The part of a country as it was typed, as it is priced for: of the United States the state's two letters; null for a state that there is not. */
export function regionFor(country: string, region: string): string | null {
  return country === 'US' && region !== '' ? usState(region) : region;
}

/** Why an address is not where a gift was priced for. */
export type ElsewhereCode = 'other_country' | 'other_region';

/**
 * What speaks against sending a gift to an address: it has to lie in the country it was priced for, and in its part where that was named.
 * What people call a part is compared without case and spaces.
 */
export function elsewhere(
  gift: Pick<OfferedGift, 'country' | 'region'>,
  address: Pick<PostalAddress, 'country' | 'region' | 'postalCode'>,
): ElsewhereCode | null {
  if (address.country !== gift.country) return 'other_country';
  if (gift.region === '') return null;
  return plain(regionOf(address)) === plain(gift.region) ? null : 'other_region';
}

const plain = (region: string) => region.toLowerCase().replace(/[\s.]/g, '');
