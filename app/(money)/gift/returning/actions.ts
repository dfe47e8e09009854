'use server';

import { refresh } from 'next/cache';
import { askGiftReturn } from '@/lib/money/gifts/returning/ask-gift-return';
import { keepGift } from '@/lib/money/gifts/returning/keep-gift';
import { AskGiftReturnForm, KeepGiftForm, SendGiftReturnForm } from '@/lib/money/gifts/returning/schema';
import { sendGiftReturn } from '@/lib/money/gifts/returning/send-gift-return';
import { formAction } from '@/lib/platform/action';

/** Asks the seller to take a gift back, by its receiver. */
export const askForGiftReturn = formAction(AskGiftReturnForm, 'anyone', async (actor, input) => {
  const asked = await askGiftReturn(actor, input);
  if (asked.ok) refresh();
  return asked;
});

/** Says that it was sent back, or how it travels. */
export const sendGiftBack = formAction(SendGiftReturnForm, 'anyone', async (actor, input) => {
  const sent = await sendGiftReturn(actor, input);
  refresh();
  return sent;
});

/** Keeps it after all. */
export const keepTheGift = formAction(KeepGiftForm, 'anyone', async (actor, input) => {
  const kept = await keepGift(actor, input);
  refresh();
  return kept;
});
