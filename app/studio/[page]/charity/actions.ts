'use server';

import { refresh } from 'next/cache';
import { VoidForm } from '@/lib/money/donations/schema';
import { voidReceipt } from '@/lib/money/donations/void-receipt';
import { formAction } from '@/lib/platform/action';
import { askCharity } from '@/lib/shop/charities/ask-charity';
import { chooseCharity } from '@/lib/shop/charities/choose-charity';
import { AskCharity, ChooseCharity, SetGoal } from '@/lib/shop/charities/schema';
import { setGoal } from '@/lib/shop/charities/set-goal';
import { owner } from '../../owner';

/** Asks that the page be verified as a charity. */
export const ask = formAction(AskCharity, owner, async (actor, input) => {
  const asked = await askCharity(actor, input);
  if (asked.ok) refresh();
  return asked;
});

/** Says what it gathers for. */
export const saveGoal = formAction(SetGoal, owner, async (actor, input) => {
  const saved = await setGoal(actor, input);
  if (saved.ok) refresh();
  return saved;
});

/** Says for which charity the shop asks at its checkout. */
export const choose = formAction(ChooseCharity, owner, async (actor, input) => {
  const chosen = await chooseCharity(actor, input);
  if (chosen.ok) refresh();
  return chosen;
});

/** Makes a receipt void. */
export const makeVoid = formAction(VoidForm, owner, async (actor, { receiptId, reason }) => {
  const done = await voidReceipt(actor, receiptId, reason);
  if (done.ok) refresh();
  return done;
});
