'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { acceptGift } from '@/lib/money/gifts/accept-gift';
import { declineGift } from '@/lib/money/gifts/decline-gift';
import { AcceptGiftForm, DeclineGiftForm } from '@/lib/money/gifts/schema';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';

/** Accepts a gift, by its link or by name: leads to where its receiver finds it from now on. */
export const accept = formAction(AcceptGiftForm, 'anyone', async (actor, input) => {
  const accepted = await acceptGift(actor, input);
  if (!accepted.ok) return accepted;
  const { href } = await requestI18n();
  redirect(href(accepted.value.path));
});

/** Declines it: its money goes back to whoever gave it. */
export const decline = formAction(DeclineGiftForm, 'anyone', async (actor, input) => {
  const declined = await declineGift(actor, input);
  if (declined.ok) refresh();
  return declined;
});
