'use server';

import { refresh } from 'next/cache';
import { payAndAnswer } from '@/app/(money)/_pay/pay-and-answer';
import { friendsOf } from '@/lib/identity/ties/queries';
import { ok, refuse } from '@/lib/kernel/result';
import { makeGiftLink } from '@/lib/money/gifts/make-gift-link';
import { GiftForm, SendGiftForm } from '@/lib/money/gifts/schema';
import { sendGift } from '@/lib/money/gifts/send-gift';
import { takeBackGift } from '@/lib/money/gifts/take-back-gift';
import { ordersOfPurchase } from '@/lib/money/orders/queries';
import { payByTap } from '@/lib/money/tap/pay-by-tap';
import { GiveForm } from '@/lib/money/tap/schema';
import { formAction } from '@/lib/platform/action';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';
import { networkOfRequest } from '@/lib/platform/visit';

/**
 * Pays for a gift and says to whom it goes. Where paying has to be confirmed first, or this is cut short, the order asks for the rest: a
 * gift that nobody was told of waits there.
 */
export const give = formAction(GiveForm, 'person', async (actor, input) => {
  const { country, region, choosable, handle, note, ...tap } = input;
  if (handle !== '' && !(await friendsOf(actor)).some((friend) => friend.handle === handle))
    return refuse('not_friend', 'handle');
  const pay = async () => {
    const gift = { country, region, choosable };
    const paid = await payByTap(actor, { ...tap, gift }, { network: await networkOfRequest() });
    if (!paid.ok) return paid;
    const [order] = await ordersOfPurchase(actor, paid.value.purchaseId);
    if (order && (handle !== '' || note !== '')) await sendGift(actor, { orderId: order.id, handle, note });
    return paid;
  };
  return payAndAnswer(pay(), false);
});

/** Names the friend it goes to, and what is written with it. */
export const send = formAction(SendGiftForm, 'person', async (actor, input) => {
  const sent = await sendGift(actor, input);
  if (sent.ok) refresh();
  return sent;
});

/** Makes its link, which is told in this answer and never again. */
export const makeLink = formAction(GiftForm, 'person', async (actor, input) => {
  const made = await makeGiftLink(actor, input);
  if (!made.ok) return made;
  const { href } = await requestI18n();
  return ok({ url: `${env().SOUK_ORIGIN}${href(made.value.path)}` });
});

/** Takes it back before anybody has accepted it. */
export const takeBack = formAction(GiftForm, 'person', async (actor, input) => {
  const taken = await takeBackGift(actor, input);
  refresh();
  return taken;
});
