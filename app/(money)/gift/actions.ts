'use server';

import { refresh } from 'next/cache';
import { payAndAnswer } from '@/app/(money)/_pay/pay-and-answer';
import { friendsOf } from '@/lib/identity/ties/queries';
import { ok, refuse } from '@/lib/kernel/result';
import { makeGiftLink } from '@/lib/money/gifts/make-gift-link';
import { GiftForm, SendGiftForm } from '@/lib/money/gifts/schema';
import { sendGift } from '@/lib/money/gifts/send-gift';
import { takeBackGift } from '@/lib/money/gifts/take-back-gift';
import { payByTap } from '@/lib/money/tap/pay-by-tap';
import { GiveForm } from '@/lib/money/tap/schema';
import { formAction } from '@/lib/platform/action';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';
import { networkOfRequest } from '@/lib/platform/visit';

/** Pays for a gift and says to whom it goes, in one: both are written down with the order, or wait with the tap until that is confirmed. */
export const give = formAction(GiveForm, 'person', async (actor, input) => {
  const { country, region, choosable, handle, note, ...tap } = input;
  const friend = handle === '' ? null : (await friendsOf(actor)).find((one) => one.handle === handle);
  if (friend === undefined) return refuse('not_friend', 'handle');
  const gift = { country, region, choosable, note, ...(friend && { to: friend.id }) };
  return payAndAnswer(payByTap(actor, { ...tap, gift }, { network: await networkOfRequest() }), false);
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
