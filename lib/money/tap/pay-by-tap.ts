import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { windowPath } from '@/lib/money/button/model';
import type { atDoor } from '@/lib/money/checkout/model';
import { type PlacedOrder, type PlaceOrderCode, placeOrder } from '@/lib/money/checkout/place-order';
import { returnPath } from '@/lib/money/checkout/return-url';
import { sealTapNote } from '@/lib/money/gifts/giving/tap-note';
import type { GiftWish } from '@/lib/money/gifts/model';
import { millisecondsLeft, type TapAnswer, type TapToConfirm } from './model';
import { receiptEmail } from './queries';
import type { TapInput } from './schema';
import { tapKey } from './tap-key';

/** Why a tap bought nothing, or that its sign-in has ended. */
export type TapCode = PlaceOrderCode | 'sign_in';

/**
 * Buys one thing, or the cart's part in one currency, with a stored card to a stored address. The total the
 * shopper saw is the most that is taken. The same tap sent again answers what the first one came to.
 *
 * Refusals are `placeOrder`'s, and `sign_in` when the form was made for a person whose session has ended.
 */
export async function payByTap(
  actor: Actor,
  input: Omit<TapInput, 'methodId' | 'addressId'> & {
    /** Missing where another site's order asks for none. */
    addressId?: TapInput['addressId'] | undefined;
    methodId: TapInput['methodId'] | typeof atDoor;
    email?: string;
    pickups?: Id<'place'>[];
    startNow?: boolean;
    donationBeside?: { charityId: Id<'page'>; minor: string };
    /** Somebody else receives it: then there is no address of hers. Its note as it was typed. */
    gift?: GiftWish;
  },
  visit: Pick<Visit, 'network'>,
): Promise<Result<TapAnswer, TapCode> | TapToConfirm> {
  if (input.signedIn && actor.kind !== 'person') return refuse('sign_in');
  const email = input.email ?? (await receiptEmail(actor));
  if (!email) return refuse('email_missing', 'email');
  const {
    items,
    payOrder,
    currency,
    methodId,
    addressId,
    expectedMinor,
    cartVersion,
    leaveOut,
    pickups,
    startNow,
    donationBeside,
    gift,
  } = input;
  const key = tapKey(input.seed, {
    ...{ items, currency, methodId, addressId: addressId ?? '', email, leaveOut },
    ...(payOrder && { payOrder }),
    ...(pickups && { pickups }),
    ...(startNow && { startNow }),
    ...(donationBeside && { donationBeside }),
    ...(gift && { gift }),
  });
  const note = gift?.note && actor.kind === 'person' ? await sealTapNote(actor, key, gift.note) : undefined;
  const order = {
    ...{ items, currency, methodId, expectedMinor, email, locale: actor.locale },
    ...(addressId && { addressId }),
    ...(payOrder && { payOrder }),
    ...(cartVersion === undefined ? {} : { cartVersion }),
    ...(leaveOut && { leaveOut }),
    ...(pickups && { pickups }),
    ...(startNow && { startNow }),
    ...(donationBeside && { donationBeside }),
    ...(gift && { gift: { ...gift, note } }),
    key,
    returnPath: returnPath(actor.locale),
  };
  const placed = await placeOrder(actor, order, visit);
  if (placed.ok) return ok(answerOf(actor, placed.value));
  if ('confirmationId' in placed)
    return { ...refuse('confirm'), confirmPath: `/checkout/confirm/${placed.confirmationId}` };
  return placed;
}

/** What a screen is told of a placed order; of another site's, the way leads back to where its window tells that site. */
export function answerOf(actor: Actor, placed: PlacedOrder): TapAnswer {
  const { purchaseId } = placed;
  return {
    state: placed.state === 'unknown' ? 'checking' : placed.state,
    purchaseId,
    actionUrl: placed.state === 'action' ? placed.actionUrl : null,
    undoMilliseconds: placed.state === 'authorized' ? millisecondsLeft(new Date(placed.undoUntil), new Date()) : 0,
    orderPath: placed.payOrder ? windowPath(placed.payOrder) : orderPathOf(actor, placed),
  };
}

/** A person's order has its own page; a guest's opens by the link that also opens it elsewhere. */
function orderPathOf(actor: Actor, { orderId, openToken }: PlacedOrder): string {
  return actor.kind === 'person' ? `/orders/${orderId}` : `/orders/open/${openToken}`;
}
