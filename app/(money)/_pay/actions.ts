'use server';

import { payAndAnswer } from '@/app/(money)/_pay/pay-and-answer';
import { noteTap } from '@/app/(money)/note-steps';
import { wasShown } from '@/app/(money)/pay/_window/was-shown';
import { ok, refuse } from '@/lib/kernel/result';
import { payBySheet } from '@/lib/money/tap/pay-by-sheet';
import { payByTap } from '@/lib/money/tap/pay-by-tap';
import { ListForm, PurchaseForm, SheetForm, TapForm } from '@/lib/money/tap/schema';
import { formAction } from '@/lib/platform/action';
import { networkOfRequest } from '@/lib/platform/visit';
import { tapsOfList } from './taps-of-list';
import { undoAndAnswer } from './undo-and-answer';

/** The one tap. With a script it answers the state for the button, without one it leads to the order. */
export const payNow = formAction(TapForm, 'anyone', async (actor, input) => {
  if (!(await wasShown(input))) return refuse('order_ended');
  await noteTap(actor, input.items);
  return payAndAnswer(payByTap(actor, input, { network: await networkOfRequest() }), input.live);
});

/** The sheet: keeps what was typed, then pays like a tap. */
export const paySheet = formAction(SheetForm, 'anyone', async (actor, input) => {
  if (!(await wasShown(input))) return refuse('order_ended');
  await noteTap(actor, input.items);
  return payAndAnswer(payBySheet(actor, input, { network: await networkOfRequest() }), input.live);
});

/** What is wrong with a sheet besides its card, without paying. */
export const lookAtSheet = formAction(SheetForm, 'anyone', async () => ok(null));

/** Takes a purchase back within its undo time. */
export const undoPayment = formAction(PurchaseForm, 'anyone', undoAndAnswer);

/** How products of a list are paid in one tap; nothing of those that cannot be. */
export const readTaps = formAction(ListForm, { who: 'anyone', limit: 'list-taps' }, async (actor, input) =>
  ok(await tapsOfList(actor, input.product)),
);
