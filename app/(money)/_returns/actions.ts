'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { askReturn } from '@/lib/money/returns/ask-return';
import { AskReturnForm, ReturnForm, SendReturnForm } from '@/lib/money/returns/schema';
import { sendReturn } from '@/lib/money/returns/send-return';
import { withdrawReturn } from '@/lib/money/returns/withdraw-return';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';

/** Asks the seller to take something back, and shows the order. A guest may too: her browser’s cookie names the order’s owner. */
export const askForReturn = formAction(AskReturnForm, 'anyone', async (actor, input): ReturnType<typeof askReturn> => {
  const asked = await askReturn(actor, input);
  if (asked.ok) redirect((await requestI18n()).href(`/orders/${input.orderId}`));
  return asked;
});

/** Says that it was sent back, or how it travels. */
export const sendBack = formAction(SendReturnForm, 'anyone', async (actor, input) => {
  const sent = await sendReturn(actor, input);
  refresh();
  return sent;
});

/** Keeps it after all. */
export const keepIt = formAction(ReturnForm, 'anyone', async (actor, input) => {
  const kept = await withdrawReturn(actor, input);
  refresh();
  return kept;
});
